/**
 * The profiler's two models of cycles, on short pieces of code whose cost is known from the manual's rules; each piece also lies
 * across the end of a page of the simulator, where sizes and words of instructions were once misread.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Mark, type Measured, profile } from './profile';

/** Code, and what it costs: instructions, cycles in the simple model, cycles in the strict one. */
type Piece = [code: string, instructions: number, cycles: number, strict: number];

const PIECES: Record<string, Piece> = {
  computation: ['adds r0, r0, #1; mul r0, r0, r0', 2, 2, 2],
  division: ['movs r0, #1; udiv r0, r0, r0', 2, 7, 7],
  load: ['nop; ldr r0, [sp]', 2, 3, 3],
  'load after load': ['ldr r0, [sp]; ldr r1, [sp, #4]', 2, 3, 3],
  'load after store': ['str r0, [sp]; ldr r1, [sp, #4]', 2, 2, 3],
  'load from what was just loaded': ['ldr r0, [r4]; ldr r1, [r0]', 2, 3, 4],
  'load from what was just computed': ['mov r0, r4; ldr r1, [r0]', 2, 3, 4],
  'store to what was just computed': ['mov r0, r4; str r1, [r0]', 2, 2, 3],
  'multiple load and store': ['ldm r4, {r0-r3}; stm r4, {r0-r3}', 2, 10, 10],
  'wide multiple load': ['nop; ldmia.w r4, {r0-r3, r8-r11}', 2, 10, 10],
  'pair of words': ['nop; ldrd r0, r1, [r4]', 2, 4, 4],
  'stack push and pop': ['push {r0-r3, lr}; pop {r0-r3, lr}', 2, 12, 12],
  'branch taken': ['b 9f; nop; 9:', 1, 3, 3],
  'branch not taken': ['cmp r0, r0; bne 9f; 9:', 2, 2, 2],
  'skipped load': ['cmp r0, r0; it ne; ldrne r0, [r4]', 3, 3, 3],
  'special registers': ['mrs r0, psp; msr psp, r0', 2, 4, 3],
  barriers: ['dsb; isb', 2, 6, 4],
};

const NAMES = Object.keys(PIECES);
/** Halfwords between the start of a piece and the end of a page. */
const OFFSETS = [64, 3, 2, 1];

let costs = new Map<string, Measured>();

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-model-'));
  try {
    const elf = assemble(folder);
    ({ costs } = await profile(elf, marksIn(elf)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each(NAMES)('%s', (name) => {
  const [, instructions, cycles, strict] = PIECES[name] ?? ['', 0, 0, 0];
  for (const offset of OFFSETS) {
    expect({ offset, ...costs.get(label(name, offset)) }).toEqual({
      offset,
      instructions,
      cycles,
      strict,
      samples: 1,
    });
  }
});

function label(name: string, offset: number): string {
  return `piece_${NAMES.indexOf(name)}_${offset}`;
}

function assemble(folder: string): string {
  const source = path.join(folder, 'pieces.S');
  writeFileSync(source, `${PROLOGUE}${pieces().join('')}${EPILOGUE}`);
  const elf = path.join(folder, 'pieces.elf');
  const flags = ['-nostdlib', '-mcpu=cortex-m4', '-mthumb', '-Wl,-Ttext=0x08000000'];
  execFileSync('arm-none-eabi-gcc', [...flags, source, '-o', elf]);
  return elf;
}

const PROLOGUE = `
    .syntax unified
    .text
    .global _start
    .word 0x20010000, start
    .rept 14
    .word failed
    .endr
    .thumb_func
_start:
    .thumb_func
start:
    ldr r4, =0x20000100
    mov sp, r4
    str r4, [r4]
`;

/** Ends the simulator with status 0. */
const EPILOGUE = `
    ldr r1, =0x20026
    str r1, [r4]
    movs r1, #0
    str r1, [r4, #4]
    mov r1, r4
    movs r0, #0x20
    bkpt 0xab
    .thumb_func
failed:
    b failed
    .pool
`;

/** Each piece once for each offset, in pages of their own; r4 points to memory that points to itself. */
function pieces(): string[] {
  return NAMES.flatMap((name) =>
    OFFSETS.map((offset) => {
      const [code] = PIECES[name] ?? [''];
      const begin = label(name, offset);
      return `
    str r4, [r4]
    b 1f
    .pool
    .balign 1024
    .space ${1024 - 2 * offset - 4}
1:  nop
    nop
${begin}: ${code}
${begin}_end: nop
`;
    }),
  );
}

function marksIn(elf: string): Mark[] {
  const lines = execFileSync('arm-none-eabi-nm', [elf], { encoding: 'utf8' }).split('\n');
  const addresses = new Map(lines.map((line) => [line.split(' ')[2] ?? '', Number.parseInt(line, 16)]));
  return NAMES.flatMap((name) =>
    OFFSETS.map((offset) => {
      const begin = label(name, offset);
      return { name: begin, start: addresses.get(begin) ?? 0, end: addresses.get(`${begin}_end`) ?? 0 };
    }),
  );
}
