/** Reports and addresses become lines of source. */
import { ReportDecoder } from '../../cli/terminal/report-decoder';
import { PlainOutput } from '../../cli/terminal/plain-output';
import { panicName } from '../../cli/terminal/panic-names';
import { runtimeFolder } from '../../transpile/apps/runtime/files';
import type { Location, SymbolTable } from '../../cli/symbols';
import { buildGuest } from './guest';
import { conductor, removeFolders } from './support';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

let guest: string;
let address: string;
beforeAll(() => {
  guest = buildGuest();
  const symbols = spawnSync('arm-none-eabi-nm', [guest], { encoding: 'utf8' }).stdout;
  address = `0x${/^(\w+) t end$/m.exec(symbols)?.[1]}`;
});
afterAll(removeFolders);

const LINES: Readonly<Record<number, Location>> = {
  0x100: { file: 'a.ts', line: 7, function: 'f' },
  0x300: { file: 'transpile/apps/library/array-iteration.ts', line: 18, function: 'map' },
};

const CALLERS: Readonly<Record<number, Location>> = {
  0x201: { file: 'b.ts', line: 9, function: 'g' },
  0x401: { file: 'transpile/apps/runtime/text-compare.c', line: 8, function: 'equal' },
};

/** Knows these lines. */
const symbols = {
  locate: (where: number) => LINES[where],
  locateCaller: (where: number) => CALLERS[where],
} as unknown as SymbolTable;

function decode(text: string): string {
  return new ReportDecoder(symbols).decode(text);
}

test('a fault names its line, and where lr points', () => {
  const line =
    'fault: process=rogue cause=data-access address=0x20000010 pc=0x00000100 lr=0x00000201 sp=0x20003fc8\r\n';
  expect(decode(line)).toBe(`${line}  → at a.ts:7 (f)\r\n  → lr: b.ts:9 (g)\r\n`);
});

test('a wild jump names its caller', () => {
  const line = 'fault: process=rogue cause=instruction-access address=0x0 pc=0x00000000 lr=0x00000201\r\n';
  expect(decode(line)).toMatch(/→ jumped to 0x00000000, no line of the program\r\n {2}→ called from b\.ts:9/);
});

test('without a frame it says so', () => {
  const line = 'fault: process=rogue cause=stack-overflow detail=2 sp=0x20003fc8\r\n';
  expect(decode(line)).toBe(`${line}  → no frame was stored: the place is not known\r\n`);
});

test('a panic says what its code means', () => {
  const line = 'fault: process=rules cause=panic detail=17 pc=0x00000100\r\n';
  expect(decode(line)).toBe(
    `${line}  → heap: the app's heap is full, even after a collection\r\n  → at a.ts:7 (f)\r\n`,
  );
});

test('a fault in the library of apps is one of the line that calls it', () => {
  const line = 'fault: process=rules cause=panic detail=17 pc=0x00000300 lr=0x00000201\r\n';
  const [, , at, inside] = decode(line).split('\r\n');
  expect(at).toBe('  → at b.ts:9 (g)');
  expect(inside).toBe('  → in transpile/apps/library/array-iteration.ts:18 (map)');
});

test('what a call into the run-time system of apps has left in lr is no caller', () => {
  const line = 'fault: process=rules cause=panic detail=16 pc=0x00000100 lr=0x00000401\r\n';
  expect(decode(line)).toMatch(/integer from .*\r\n {2}→ at a\.ts:7 \(f\)\r\n$/);
});

test('every fault of apps has a name', () => {
  const header = readFileSync(path.join(runtimeFolder, 'app.h'), 'utf8');
  const codes = [...header.matchAll(/^ {4}APP_([A-Z]+) = (\d+),/gm)];
  expect(codes.length).toBeGreaterThan(8);
  for (const [, name = '', code] of codes) expect(panicName(Number(code))).toMatch(`${name.toLowerCase()}: `);
});

test('an exit is no accident', () => {
  expect(decode('fault: process=rogue cause=exited detail=7\r\n')).not.toMatch(/→/);
});

test('a kernel panic names its place and, from the state line, the caller', () => {
  expect(decode('kernel panic: index at 0x00000100\r\n')).toMatch(/→ at a\.ts:7 \(f\)/);
  expect(decode('kernel state: process=shell exception=0x3 lr=0x00000201\r\n')).toMatch(
    /→ called from b\.ts:9/,
  );
});

test('other text passes through unchanged, whatever pieces it comes in', () => {
  const decoder = new ReportDecoder(symbols);
  const pieces = [
    'conductor> \r\x1b[Kfau',
    'lt: process=x cause=panic pc=0x00000',
    '100\r',
    '\nconductor> default: 1\r\n',
  ];
  expect(pieces.map((piece) => decoder.decode(piece)).join('')).toBe(
    'conductor> \r\x1b[Kfault: process=x cause=panic pc=0x00000100\r\n  → at a.ts:7 (f)\r\nconductor> default: 1\r\n',
  );
});

test('for a pipe, wiped prompts are left out and lines end plainly', () => {
  let text = '';
  const output = new PlainOutput((piece) => (text += piece));
  output.write('hello\r\nconductor> ');
  output.write('\r\x1b[Kfault: x\r\ncond');
  output.write('uctor> ');
  output.flush();
  expect(text).toBe('hello\nfault: x\nconductor> ');
});

test('a wiped prompt that a reader may have seen ends its line', () => {
  let text = '';
  const output = new PlainOutput((piece) => (text += piece));
  output.write('conductor> ');
  output.flush();
  output.write('\r\x1b[Kfault: x\r\n');
  expect(text).toBe('conductor> \nfault: x\n');
});

test('addresses on the command line', async () => {
  const { output, status } = await conductor(['decode', '--elf', guest, address, '0x00000004']);
  expect(output).toMatch(new RegExp(`^${address} .*guest\\.c:\\d+ \\(end\\)\n0x00000004 belongs to no line`));
  expect(status).toBe(0);
});

test('a serial log on standard input', async () => {
  const input = `booting\nfault: process=x cause=data-access pc=${address} lr=0x0\nbye\n`;
  const { output } = await conductor(['decode', '--elf', guest], { input });
  expect(output).toMatch(/^booting\nfault: .*\n {2}→ at .*guest\.c:\d+ \(end\)\nbye\n$/);
});

test('an address that is none, and an ELF that is not there', async () => {
  expect(await conductor(['decode', '--elf', guest, 'here'])).toMatchObject({ status: 1 });
  const { status, errors } = await conductor(['decode', '--elf', '/nowhere.elf', '0x1']);
  expect(errors).toMatch(/there is no \/nowhere\.elf; build the system, or name its ELF with --elf/);
  expect(status).toBe(1);
});

describe('messages', () => {
  test.each([
    [
      ['console', '1', '0', '0', '0x20000100', '0x4000000c'],
      'console.write(bytes: 12 bytes lent for reading)\n',
    ],
    [['console', '--reply', 'write', '0', '12'], '-> none (written: { count: 12 })\n'],
    [['console', '--reply', '3', '16'], '-> busy\n'],
  ])('%j', async (parameters, text) => {
    const { output } = await conductor(['decode', '--message', ...parameters]);
    expect(output).toBe(text);
  });

  test.each([
    [['nonsense', '1'], /there is no interface nonsense; there are .*console/],
    [['console', 'x'], /'x' is not a word/],
    [['console', '0x123456789'], /is not a word/],
    [['console'], /what is missing: label and words/],
    [['console', '--reply', 'fly', '0'], /Console has no method fly; it has write/],
  ])('%j says what is wrong', async (parameters, message) => {
    const { status, errors } = await conductor(['decode', '--message', ...parameters]);
    expect(errors).toMatch(message);
    expect(status).toBe(1);
  });
});
