/** Static stack bounds of small programs: what counts, what is named, and what stops the build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildProgram, type BuiltProgram, type SourceMemory } from '../../cli/build/program';
import { ROOT } from '../../cli/build/toolchain';
import { readDisassembly } from '../../linker/disassembly';
import type { Elf } from '../../linker/elf';
import { exceptionFrame } from '../../linker/stack';

const folder = mkdtempSync(path.join(tmpdir(), 'conductor-stack-'));
afterAll(() => rmSync(folder, { recursive: true }));

const memory: SourceMemory = {};
let count = 0;

/** Builds a program in a folder of its own, with assembly beside it if there is some. */
async function build(source: string, assembly?: string): Promise<BuiltProgram> {
  const place = path.join(folder, String(count++));
  mkdirSync(place);
  writeFileSync(path.join(place, 'main.ts'), source);
  if (assembly !== undefined) writeFileSync(path.join(place, 'extra.S'), assembly);
  const { result } = await buildProgram(
    {
      name: 'sample',
      entry: path.join(place, 'main.ts'),
      board: 'stm32f4-discovery',
      folder: path.join(place, 'out'),
      overrides: new Map(),
      assembly: [path.join(ROOT, 'src', 'runtime'), place],
      optimisation: '-Os',
      definitions: [],
      start: 'processStart',
      isKernel: false,
    },
    memory,
  );
  return result;
}

const names = ({ chain }: BuiltProgram): string[] => chain.functions.map(({ name }) => name);

/** A function that the compiler can neither drop nor inline, with a frame of at least `words` words. */
const frame = (name: string, words: number, after = ''): string => `
/** @noinline */
function ${name}(): void {
  const words = array(u32, ${words});
  store32(addressOf(words), 1);
  ${after}
  store32(addressOf(words), 2);
}
`;

test('the deepest chain wins, not the longest', async () => {
  const built = await build(`
${frame('deep', 100)}
${frame('short', 2)}
${frame('long', 2, 'short();')}
export function main(): void { long(); deep(); }`);
  expect(names(built)).toEqual(['processStart', 'main', 'deep']);
  expect(built.chain.bytes).toBeGreaterThanOrEqual(400);
  expect(built.chain.bytes).toBeLessThan(500);
});

test('what a call through a table may reach counts, and only that', async () => {
  const built = await build(`
${frame('first', 20)}
${frame('second', 60)}
${frame('other', 200)}
/** @noinline */
function unrelated(value: u32): void { if (value === 77) other(); }
interface Operations { run: () => void; }
const one: Operations = { run: first };
const two: Operations = { run: second };
let chosen: Operations = one;
let handler: (value: u32) => void = unrelated;
export function main(): void {
  if (load32(0x20000000) === 1) chosen = two;
  chosen.run();
}`);
  expect(names(built).at(-1)).toBe('second');
  expect(built.chain.bytes).toBeGreaterThanOrEqual(240);
  expect(built.chain.bytes).toBeLessThan(400);
});

const OUTER = (annotation: string, body: string): string => `
    .syntax unified
    .thumb
    .section .text.outer, "ax"
    .global outer
    .type outer, %function
${annotation}
outer:
    ${body}
    .size outer, . - outer
    .section .text.leaf, "ax"
    .global leaf
    .type leaf, %function
@ stack: 64
leaf:
    sub sp, #64
    add sp, #64
    bx lr
    .size leaf, . - leaf
`;
const CALLS_OUTER = 'declare function outer(): void;\nexport function main(): void { outer(); }\n';

test('assembly counts by its annotation, and what it calls counts too', async () => {
  const built = await build(CALLS_OUTER, OUTER('@ stack: 8', 'push {r4, lr}\n bl leaf\n pop {r4, pc}'));
  expect(names(built)).toEqual(['processStart', 'main', 'outer', 'leaf']);
  expect(built.chain.functions.slice(2)).toEqual([
    { name: 'outer', frame: 8 },
    { name: 'leaf', frame: 64 },
  ]);
});

test('assembly that runs into the next function counts it', async () => {
  const built = await build(CALLS_OUTER, OUTER('@ stack: 8', 'b 1f\n1: nop\n b leaf'));
  expect(names(built).at(-1)).toBe('leaf');
});

test('what assembly rules out does not count, behind what it calls either; elsewhere it does', async () => {
  const shared = `
    .section .text.shared, "ax"
    .global shared
    .type shared, %function
@ stack: 4
shared:
    b leaf
    .size shared, . - shared
`;
  const source = `declare function shared(): void;\n${CALLS_OUTER.replace('outer(); }', 'outer(); if (load32(0x20000000) === 1) shared(); }')}`;
  const ruledOut = OUTER('@ stack: 40\n@ never: leaf', 'b shared') + shared;
  expect(names(await build(CALLS_OUTER, ruledOut)).slice(2)).toEqual(['outer', 'shared']);
  expect(names(await build(source, ruledOut)).slice(2)).toEqual(['shared', 'leaf']);
});

test('assembly without annotation stops the build at its label', async () => {
  await expect(build(CALLS_OUTER, OUTER('', 'bx lr'))).rejects.toThrow(
    /extra\.S:8: error: nothing says how much stack outer takes\n {2}put a line "@ stack: <bytes>" before/,
  );
});

test('a call through a register that nobody explains stops the build', async () => {
  await expect(build(CALLS_OUTER, OUTER('@ stack: 0', 'bx r0'))).rejects.toThrow(
    /outer in sample calls through a register/,
  );
  const built = await build(CALLS_OUTER, OUTER('@ calls: leaf\n@ stack: 0', 'ldr r0, =leaf\n bx r0\n .pool'));
  expect(names(built).at(-1)).toBe('leaf');
});

test('a jump by a table of addresses is no call; one through memory is', () => {
  const symbols = [{ name: 'choose', value: 1, size: 32, kind: 'function', global: true, section: 0 }];
  const elf = { sections: [{ name: '.text' }], symbols } as unknown as Elf;
  const indirect = (...lines: string[]): number[] =>
    readDisassembly(lines.join('\n'), elf).get('choose')!.indirect;
  const jump = '   4:\tf853 f022 \tldr.w\tpc, [r3, r2, lsl #2]';
  expect(indirect('   2:\ta301      \tadd\tr3, pc, #4\t@ (adr r3, 8 <choose+0x8>)', jump)).toEqual([]);
  expect(indirect('   2:\ta301      \tadd\tr1, pc, #4\t@ (adr r1, 8 <choose+0x8>)', jump)).toEqual([4]);
  expect(indirect('   2:\t4b01      \tldr\tr3, [pc, #4]\t@ (8 <choose+0x8>)', jump)).toEqual([4]);
});

test('a call through a register in inline assembly, too', async () => {
  const jump = (note: string): string => `
/** @naked @noinline */
function jump(_to: u32): void { asm\`bx r0${note}\`; }
export function main(): void { jump(8); }`;
  await expect(build(jump(''))).rejects.toThrow(/jump in sample calls through a register/);
  expect(names(await build(jump(' @ calls: nothing')))).toContain('jump');
});

test("the compiler's library counts", async () => {
  const built = await build(`
let dividend: u64 = 5n;
let divisor: u64 = 3n;
export function main(): void {
  if (load32(0x20000000) === 1) divisor = 7n;
  dividend = dividend / divisor;
  store32(0x20000000, u32(dividend));
}`);
  const inLibrary = built.chain.functions.find(({ name }) => /udivmod/.test(name));
  expect(inLibrary).toBeDefined();
  expect(built.chain.bytes).toBeGreaterThan(24);
});

test('a function that nothing defines', async () => {
  await expect(
    build('declare function nowhere(): void;\nexport function main(): void { nowhere(); }'),
  ).rejects.toThrow(/main\.ts: error: sample uses nowhere, which nothing defines/);
});

test('a program without main', async () => {
  await expect(build('export function run(): void {}')).rejects.toThrow(/has no function main/);
});

test('errors of the compiler come as it prints them', async () => {
  await expect(build("export const x: u32 = 'text';\nexport function main(): void {}")).rejects.toThrow(
    /main\.ts\(1,14\): error TS2322/,
  );
});

test('the processor stores 36 bytes for an interrupt, 108 with the floating-point unit', () => {
  expect([exceptionFrame(false), exceptionFrame(true)]).toEqual([36, 108]);
});
