/** The profiler's search for the longest wait of an interrupt, on a program whose longest waits are known. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Latency } from './latency';
import { profile } from './profile';

let latency: Latency;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-latency-'));
  try {
    const source = path.join(folder, 'program.S');
    const elf = path.join(folder, 'program.elf');
    writeFileSync(source, PROGRAM);
    execFileSync('arm-none-eabi-gcc', [
      '-nostdlib',
      '-mcpu=cortex-m4',
      '-Wl,-Ttext=0x08000000',
      source,
      '-o',
      elf,
    ]);
    latency = await search(elf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function search(elf: string): Promise<Latency> {
  const lines = execFileSync('arm-none-eabi-nm', [elf], { encoding: 'utf8' }).split('\n');
  const at = (name: string): string =>
    Number.parseInt(lines.find((line) => line.endsWith(` ${name}`)) ?? '', 16).toString(16);
  const parameters = [`latency=6:${at('call')}`, `try=${at('call')}:20000000:20000004:${at('behind')}`];
  return (await profile(elf, [], { parameters, everyInstruction: true })).latency as Latency;
}

/** From the start of CPSID to the device's handler: itself, 40 instructions, the return's branch, a tail-chain. */
const MASKED_BY_FAULTMASK = 1 + 40 + 1 + 6;
/** Itself, 20 instructions, CPSIE, an entry. */
const MASKED_BY_PRIMASK = 1 + 20 + 1 + 12;

test('the longest wait is computed', () => {
  expect(latency.computed.cycles).toBe(MASKED_BY_FAULTMASK);
});

test('every instruction of every way is tried', () => {
  const [faultMask, priMask, priority] = latency.tried;
  expect(faultMask).toMatchObject({ way: 0, complete: true, cycles: MASKED_BY_FAULTMASK });
  expect(priMask).toMatchObject({ way: 1, complete: true, cycles: MASKED_BY_PRIMASK });
  expect(faultMask?.instructions).toBe(7 + 41);
  expect(priMask?.instructions).toBe(7 + 22);
  expect(priority).toMatchObject({ way: 2, complete: true });
  expect(priority?.cycles).toBeLessThan(30);
});

/**
 * Makes one system call in three ways, again and again until each has been tried: one that masks by FAULTMASK, one by PRIMASK,
 * one that does not. The device's priority is above the call's.
 */
const PROGRAM = `
    .syntax unified
    .thumb
    .text
    .global _start
    .word 0x20010000, start, failed, failed, failed, failed, failed, 0, 0, 0, 0, service, failed, 0, failed, failed
    .rept 6
    .word failed
    .endr
    .word device
    .thumb_func
_start:
    .thumb_func
start:
    ldr r4, =0x20000000         @ the way that is tried, and behind it which are finished
    ldr r0, =0xe000e400
    movs r1, #0x40
    strb r1, [r0, #6]           @ the device's priority
    ldr r0, =0xe000ed1c
    ldr r1, =0x80000000
    str r1, [r0]                @ the call's
    ldr r0, =0xe000e100
    movs r1, #0x40
    str r1, [r0]                @ the device's line is enabled
    movs r5, #0
next:
    str r5, [r4]
call:
    svc #0
    nop
behind:
    add r0, r4, r5, lsl #2
    ldr r0, [r0, #4]
    cmp r0, #0
    beq next
    adds r5, #1
    cmp r5, #3
    bne next
    ldr r1, =0x20026
    str r1, [r4]
    movs r1, #0
    str r1, [r4, #4]
    mov r1, r4
    movs r0, #0x20
    bkpt 0xab
    .thumb_func
service:
    ldr r0, =0x20000000
    ldr r0, [r0]
    cmp r0, #1
    beq 1f
    bhi 2f
    cpsid f
    .rept 40
    nop
    .endr
    bx lr
1:  nop
    cpsid i
    .rept 20
    nop
    .endr
    cpsie i
2:  bx lr
    .thumb_func
device:
    bx lr
    .thumb_func
failed:
    b failed
    .pool
`;
