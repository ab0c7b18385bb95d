/** What `compile` gives besides code: modules, names, attributes, layout, what is kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compile, formatDiagnostics, type CompileOptions } from '../../transpile';
import { diagnosticAt } from '../../transpile/diagnostics';
import type { FunctionDeclaration, Program } from '../../transpile/ir/ir';
import { functionsOf } from '../../transpile/ir/passes/walk';

const ROOT = path.resolve(__dirname, '../..');

function compileFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<CompileOptions> = {},
): Program {
  const overrides = new Map(Object.entries(files).map(([name, text]) => [path.join(ROOT, name), text]));
  const [entry = ''] = overrides.keys();
  const { program, diagnostics } = compile([entry], { root: ROOT, overrides, ...options });
  if (!program) throw new Error(formatDiagnostics(diagnostics, { pretty: false, root: ROOT }));
  return program;
}

const named = (program: Program, name: string): FunctionDeclaration => {
  const found = functionsOf(program).find((each) => each.sourceName === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};

describe('what is kept', () => {
  const files = {
    'a.ts': `
      import { used } from './b';
      function unreached(): void {}
      /** @used */ export function kept(): void {}
      /** @isr */ function handler(): void {}
      export function run(): u32 { return used(); }`,
    'b.ts': `
      export class Unused { x: u32 = 0; }
      class Used { x: u32 = 0; }
      const store = new Used();
      export function used(): u32 { return store.x; }
      export function alsoUnreached(): void {}`,
  };

  test('what the entry reaches', () => {
    const program = compileFiles(files);
    expect(program.modules.map((module) => module.file)).toEqual(['b.ts', 'a.ts']);
    expect(
      functionsOf(program)
        .map((each) => each.name)
        .sort(),
    ).toEqual(['handler', 'kept', 'run', 'used']);
    expect(program.structOrder.map((each) => each.name)).toEqual(['Used']);
    expect(named(program, 'run').exported).toBe(true);
    expect(named(program, 'used').exported).toBe(false);
    expect(program.entry).toBe('a.ts');
  });

  test('everything, for the host', () => {
    const program = compileFiles(files, { keep: 'everything' });
    expect(functionsOf(program).map((each) => each.name)).toContain('unreached');
    expect([...program.modules[0]!.exports.keys()].sort()).toEqual(['Unused', 'alsoUnreached', 'used']);
    expect(named(program, 'used').exported).toBe(true);
  });
});

test('boards and generated modules', () => {
  const program = compileFiles(
    {
      'src/entry.ts': `import { PIN } from '@board/pins'; import { COUNT } from './configuration';
        const tasks = array(u8, COUNT); export function run(): u32 { return tasks.length + PIN; }`,
      'src/bsp/other/pins.ts': 'export const PIN = 5;',
      'src/configuration.ts': 'export const COUNT = 3;',
    },
    { board: 'other' },
  );
  expect(program.modules.map((module) => module.file)).toContain('src/bsp/other/pins.ts');
});

test('a file anywhere knows the types of the dialect', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'conductor-'));
  try {
    const file = path.join(folder, 'alone.ts');
    writeFileSync(file, 'export function f(a: u8): u32 { return clz32(a); }');
    const result = compile([file], { root: ROOT });
    expect(result.diagnostics).toEqual([]);
    expect(result.files).toEqual([file]);
    const again = compile([file], { root: ROOT }, result.checked);
    expect(again.checked?.getSourceFile(file)).toBe(result.checked?.getSourceFile(file));
    writeFileSync(file, 'export function f(a: u8): u32 { return clz32(a }');
    expect(compile([file], { root: ROOT }, again.checked).diagnostics).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('names are unique, and fixed where others know them', () => {
  const program = compileFiles(
    {
      'a.ts': `
        import { tick as other, Ring } from './b';
        declare function wait(a: u32): void;
        const ring = new Ring<u32, 4>();
        export function tick(): void { other(); wait(1); ring.push(2); const push = ring.count; wait(push); }`,
      'b.ts': `
        export class Ring<T, N extends number> { readonly items: FixedArray<T, N>; count: u32 = 0;
          push(item: T): void { this.items[this.count] = item; } }
        /** @used */ function wait2(): void {}
        export function tick(): void { wait2(); }`,
    },
    { keep: 'everything' },
  );
  expect(functionsOf(program).map(({ name, sourceName }) => [name, sourceName])).toEqual(
    expect.arrayContaining([
      ['tick', 'tick'],
      ['b_tick', 'tick'],
      ['wait', 'wait'],
      ['Ring_u32_4_push', 'Ring<u32, 4>.push'],
    ]),
  );
  expect(program.structOrder.map((each) => each.name)).toEqual(['Ring_u32_4']);
});

test('attributes', () => {
  const program = compileFiles(
    {
      'a.ts': `
      /** Documented. @section .fast @inline @see other */ export function a(): void {}
      /** @noinline */ export function b(): void {}
      /** @naked @section(".boot") */ export function c(): void { asm\`bx lr\`; }
      /** @section .noinit @align 32 @used */ let x: u32 = 0;
      export const y = array(u8, 32, { align: 64, section: '.dma' });
      export const z = table(u8, [1]);
      export function run(): u32 { x = 1; return y[0] + z[0]; }`,
    },
    { keep: 'everything' },
  );
  expect(named(program, 'a').attributes).toMatchObject({ section: '.fast', inline: 'always', isr: false });
  expect(named(program, 'b').attributes).toMatchObject({ inline: 'never' });
  expect(named(program, 'c').attributes).toMatchObject({ naked: true, section: '.boot' });
  const [x, y, z] = program.modules[0]!.globals;
  expect(x).toMatchObject({ name: 'x', section: '.noinit', align: 32, used: true, constant: false });
  expect(y).toMatchObject({ section: '.dma', align: 64, constant: false, initial: { kind: 'zero' } });
  expect(z).toMatchObject({ constant: true });
});

test('layout follows C for 32-bit ARM', () => {
  const program = compileFiles({
    'a.ts': `
      enum Small { a, b } enum Wide { a = -1, b = 40000 }
      class Inner { a: u8 = 0; b: u16 = 0; }
      export class All {
        flag: bool = false; text: string = ''; small: Small = Small.a; wide: Wide = Wide.b; readonly inner = new Inner();
        readonly inners = structs(Inner, 3); next: All | null = null; view: Span<u8>; long: u64 = 0n;
        low: bits<4>; high: bits<28>; more: bits<1>; last: i8 = 0;
      }
      @packed export class Tight { a: u8 = 0; b: u32 = 0; }
      export const all = new All(); export const tight = new Tight();`,
  });
  const layoutOf = (name: string): string => {
    const struct = program.structOrder.find((each) => each.name === name)!;
    const fields = struct.fields.map(({ offset, bits }) =>
      bits ? `${offset}.${bits.shift}+${bits.width}` : offset,
    );
    return `${fields.join(' ')} size ${struct.size} align ${struct.alignment}`;
  };
  expect(layoutOf('All')).toBe('0 8 16 20 24 28 40 48 56 64.0+4 64.4+28 68.0+1 72 size 80 align 8');
  expect(layoutOf('Tight')).toBe('0 1 size 5 align 1');
});

test('exported constants, for the host', () => {
  const { modules } = compileFiles({
    'a.ts': `
      enum E { a, b }
      export const A = 0xffffffff; export const B = -1; export const C: u8 = 3; export const D = 5n;
      export const T = 'text'; export const F = 1 < 2; export const G = E.b;`,
  });
  const constants = Object.fromEntries(
    [...modules[0]!.constants].map(([name, { type, value }]) => [
      name,
      [type.kind === 'integer' ? type.name : type.kind, value],
    ]),
  );
  expect(constants).toEqual({
    A: ['u32', 0xffffffff],
    B: ['i32', -1],
    C: ['u8', 3],
    D: ['u64', 5n],
    T: ['string', 'text'],
    F: ['bool', true],
    G: ['enum', 1],
  });
});

test('a location of the IR leads back to the source', () => {
  const file = path.join(ROOT, 'a.ts');
  const overrides = new Map([[file, 'export function first(): void {}\nexport function second(): void {}']]);
  const { program, checked } = compile([file], { root: ROOT, overrides });
  const { location } = named(program!, 'second');
  const diagnostic = diagnosticAt(checked!, ROOT, location, 91200, 'second -> second');
  expect(formatDiagnostics([diagnostic], { pretty: false, root: ROOT })).toMatch(
    /^a\.ts\(2,17\): error TS91200: Recursion: second/,
  );
  expect(formatDiagnostics([diagnostic], { pretty: true, root: ROOT })).toContain('~~~~~~');
});
