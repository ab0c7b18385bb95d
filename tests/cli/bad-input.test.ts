/**
 * What goes wrong in files that users write: each mistake is one clear message with its place, a status that is not 0, and no
 * stack trace. The files are outside the repository, as a user's would be.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { buildGuest } from './guest';
import { conductor, removeFolders, ROOT, temporaryFolder, type CommandResult } from './support';

afterAll(removeFolders);

const PROGRAM = `export enum Grant {}
export function main(): void {}
`;

/** A project of a user: a program, a system file with it, and what the test changes. */
class Project {
  readonly folder = temporaryFolder();

  constructor() {
    this.write('program.ts', PROGRAM);
  }

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Writes a system file with these processes; the supervisor is always there. */
  system(processes: string, imports = ''): string {
    return this.write(
      'system.ts',
      `import { call, defineSystem, ${imports} processes, receive } from 'conductor';
export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    ${processes}
  },
});
`,
    );
  }
}

function expectError({ status, errors, output }: CommandResult, ...patterns: RegExp[]): void {
  const text = output + errors;
  for (const pattern of patterns) expect(text).toMatch(pattern);
  expect(text).not.toMatch(/\n\s+at .*:\d+:\d+\)?$/m);
  expect(text).not.toMatch(/defect of Conductor/);
  expect(status).toBe(1);
}

describe('check and transpile', () => {
  test.each([
    ['a syntax error', 'export function main(): void { let x = ; }', /bad\.ts\(1,40\): error TS1109/],
    ['a type error', 'export const x: u32 = "text";', /bad\.ts\(1,14\): error TS2322/],
    ['an unsupported construct', 'export async function main() {}', /bad\.ts\(1,\d+\): error TS(91)?\d+/],
    ['a narrowing', 'export function f(x: u32): u8 { return x; }', /bad\.ts\(1,\d+\): error TS(91)?\d+/],
  ])('%s', async (_, text, message) => {
    const file = new Project().write('bad.ts', text);
    expectError(await conductor(['check', file]), message);
    const output = temporaryFolder();
    expectError(await conductor(['transpile', file, '-o', output]), message, /nothing was written/);
  });

  test('a good file passes, and becomes C with the header it needs', async () => {
    const file = new Project().write('good.ts', 'export function twice(x: u32): u32 { return x * 2; }\n');
    expect(await conductor(['check', file])).toMatchObject({ status: 0, output: '', errors: '' });
    const folder = temporaryFolder();
    const { status, output } = await conductor(['transpile', file, '-o', folder]);
    expect(output).toBe(`${path.join(folder, 'good.c')}\n`);
    expect(status).toBe(0);
  });

  test('a file that is not there', async () => {
    expectError(await conductor(['check', 'nowhere.ts']), /there is no .*nowhere\.ts/);
    expectError(await conductor(['transpile', 'nowhere.ts', '-o', '/tmp']), /there is no file nowhere\.ts/);
  });
});

describe('system files', () => {
  const build = (file: string): Promise<CommandResult> => conductor(['build', file]);

  test('a good one outside the repository builds', async () => {
    const file = new Project().system("only: { program: 'program.ts', priority: 4, grants: {} },");
    const { status, output, errors } = await build(file);
    expect(errors).not.toMatch(/error/);
    expect(output).toMatch(/\.elf$/m);
    expect(status).toBe(0);
  });

  test('a cycle of dependencies is named', async () => {
    const file = new Project().system(`
    first: { program: 'program.ts', priority: 4, grants: {}, dependsOn: ['second'] },
    second: { program: 'program.ts', priority: 5, grants: {}, dependsOn: ['first'] },`);
    expectError(await build(file), /system\.ts/, /cycle|circle/, /first/, /second/);
  });

  test('a process that does not exist', async () => {
    const file = new Project().system("only: { program: 'program.ts', priority: 4, dependsOn: ['nobody'] },");
    expectError(await build(file), /system\.ts/, /nobody/);
  });

  test('a program that does not exist', async () => {
    const file = new Project().system("only: { program: 'absent.ts', priority: 4 },");
    expectError(await build(file), /system\.ts/, /absent\.ts/);
  });

  test('a type error in it', async () => {
    const file = new Project().system("only: { program: 'program.ts', priority: 'high' },");
    expectError(await build(file), /system\.ts/, /priority/);
  });

  test('a syntax error in it', async () => {
    expectError(await build(new Project().write('system.ts', 'export default defineSystem({')), /system\.ts/);
  });

  test('an error in its program', async () => {
    const project = new Project();
    project.write('program.ts', `${PROGRAM}export const x: u32 = 'text';\n`);
    const file = project.system("only: { program: 'program.ts', priority: 4 },");
    expectError(await build(file), /program\.ts\(3,\d+\): error TS2322/);
  });

  test('a stack smaller than its bound', async () => {
    const project = new Project();
    const deep = 'const big = array(u32, 100); big[0] = 1; sink(big);';
    const sink =
      '/** @noinline */\nfunction sink(words: Span<u32>): void { store32(addressOf(words), 2); }\n';
    project.write('program.ts', `export enum Grant {}\n${sink}export function main(): void { ${deep} }\n`);
    const file = project.system("only: { program: 'program.ts', priority: 4, stack: 64 },");
    expectError(await build(file), /only/, /stack/, /64/);
  });

  test('memory that does not fit', async () => {
    const project = new Project();
    project.write(
      'program.ts',
      `export enum Grant {}\n/** @used */\nexport const huge = array(u32, 40000);\nexport function main(): void { huge[0] = 1; }\n`,
    );
    const file = project.system("only: { program: 'program.ts', priority: 4 },");
    expectError(await build(file), /RAM|memory/, /fit/);
  });

  test('a grant of a bus master', async () => {
    const file = new Project().system("only: { program: 'program.ts', priority: 4, peripherals: ['dma1'] },");
    expectError(await build(file), /dma1/, /bus master/);
  });

  test('something that is no system file', async () => {
    expectError(await build(path.join(ROOT, 'README.md')), /neither a system file \(\.ts\) nor an ELF/);
    expectError(await build('nowhere.ts'), /there is no file nowhere\.ts/);
  });
});

describe('files that are no ELF', () => {
  const MESSAGE = /error: .*bad\.elf is not an ELF file, or only a part of one; 'npx conductor build' says/;
  let bad: string;
  beforeAll(
    () =>
      (bad = new Project().write(
        'bad.elf',
        'This is a letter, and long enough to have a header of an ELF in it.',
      )),
  );

  test.each([
    ['flash', []],
    ['run', []],
    ['debug', ['--no-gdb']],
    ['dump', ['--board']],
    ['dump', ['--memory', 'package.json']],
  ])('%s %j', async (command, options) => {
    const environment = { CONDUCTOR_CACHE: temporaryFolder() };
    expectError(await conductor([command, bad, ...options], { environment }), MESSAGE);
  });

  test('decode', async () => {
    expectError(await conductor(['decode', '--elf', bad, '0x08000100']), MESSAGE);
  });

  test('a part of one, and a folder', async () => {
    const part = path.join(temporaryFolder(), 'bad.elf');
    writeFileSync(part, readFileSync(buildGuest(), 'latin1').slice(0, 2000), 'latin1');
    expectError(await conductor(['run', part]), MESSAGE);
    const folder = path.join(temporaryFolder(), 'folder.elf');
    mkdirSync(folder);
    expectError(await conductor(['run', folder]), /folder\.elf can't be read: EISDIR/);
  });
});

describe('ports', () => {
  let busy: Server;
  let port: number;
  beforeAll(async () => {
    busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => void busy.close());

  test('a busy one', async () => {
    const result = await conductor(['debug', '--port', String(port), buildGuest()]);
    expectError(result, new RegExp(`port ${port} is in use; choose another with --port`));
  });
});
