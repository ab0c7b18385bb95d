/**
 * The instructions that debuggers' own helpers are made of (ARMv7-M, DDI 0403, A7): OpenOCD copies a loop into RAM that programs the
 * flash, and one that computes a checksum. Whatever else comes is refused by name: this is no simulator of systems.
 */
import type { Bus } from './debug-port';

/** What instructions work on. `registers[15]` is the address of the next one. */
export interface Processor {
  readonly registers: Uint32Array;
  readonly bus: Bus;
  negative: boolean;
  zero: boolean;
  carry: boolean;
  overflow: boolean;
  /** Condition of the next instruction; undefined: always. */
  condition: number | undefined;
}

export class UnknownInstruction extends Error {}

interface Form {
  readonly mask: number;
  readonly value: number;
  readonly execute: (processor: Processor, code: number) => void;
}

const bits = (code: number, high: number, low: number): number =>
  (code >>> low) & (2 ** (high - low + 1) - 1);
const PC = 15;

function setResult(processor: Processor, value: number): number {
  processor.negative = value >> 31 !== 0;
  processor.zero = value >>> 0 === 0;
  return value >>> 0;
}

/** Flags and result of left + right + carry. */
function add(processor: Processor, left: number, right: number, carry: 0 | 1): number {
  const sum = (left >>> 0) + (right >>> 0) + carry;
  const result = setResult(processor, sum);
  processor.carry = sum > 0xffffffff;
  processor.overflow = ((left ^ result) & (right ^ result)) >> 31 !== 0;
  return result;
}

const subtract = (processor: Processor, left: number, right: number): number =>
  add(processor, left, ~right, 1);

/** Conditions in pairs: each, and its opposite. */
const CONDITIONS: readonly ((flags: Processor) => boolean)[] = [
  ({ zero }) => zero,
  ({ carry }) => carry,
  ({ negative }) => negative,
  ({ overflow }) => overflow,
  ({ carry, zero }) => carry && !zero,
  ({ negative, overflow }) => negative === overflow,
  ({ negative, overflow, zero }) => negative === overflow && !zero,
  () => true,
];

function holds(processor: Processor, condition: number): boolean {
  const result = CONDITIONS[condition >>> 1]!(processor);
  return (condition & 1) === 0 ? result : !result;
}

const branch = (processor: Processor, offset: number): void => {
  processor.registers[PC]! += 2 + offset;
};
const signed = (value: number, width: number): number => (value << (32 - width)) >> (32 - width);

/** A constant of a wide instruction (A5.3.2). */
function expand(code: number): number {
  const low = bits(code, 7, 0);
  const kind = (bits(code, 26, 26) << 4) | (bits(code, 14, 12) << 1) | bits(low, 7, 7);
  if (kind >= 8) return (((low & 127) | 128) << (32 - kind)) >>> 0;
  return [low, low * 0x10001, low * 0x1000100, low * 0x1010101][kind >>> 1]! >>> 0;
}

function dataProcessing(processor: Processor, code: number): void {
  const { registers: r } = processor;
  const right = r[bits(code, 5, 3)]!;
  const target = bits(code, 2, 0);
  const left = r[target]!;
  const operation = bits(code, 9, 6);
  if (operation === COMPARE) subtract(processor, left, right);
  else r[target] = setResult(processor, combine(operation, left, right));
}

const COMPARE = 10;

function combine(operation: number, left: number, right: number): number {
  switch (operation) {
    case 0:
      return left & right;
    case 1:
      return left ^ right;
    case 12:
      return left | right;
    case 14:
      return left & ~right;
    case 15:
      return ~right;
    default:
      throw new UnknownInstruction(`data processing ${operation}`);
  }
}

function post(size: 2, load: boolean): Form['execute'] {
  return ({ registers: r, bus }, code) => {
    const base = bits(code, 19, 16);
    const register = bits(code, 15, 12);
    if (load) r[register] = bus.read(r[base]!, size);
    else bus.write(r[base]!, r[register]! & 0xffff, size);
    r[base]! += bits(code, 7, 0);
  };
}

/** In halves: those of 16 bits. */
const NARROW: readonly Form[] = [
  {
    mask: 0xf800,
    value: 0x0000, // LSLS Rd, Rm, #n
    execute: (p, code) => {
      const value = p.registers[bits(code, 5, 3)]!;
      const distance = bits(code, 10, 6);
      if (distance > 0) p.carry = bits(value, 32 - distance, 32 - distance) === 1;
      p.registers[bits(code, 2, 0)] = setResult(p, value << distance);
    },
  },
  {
    mask: 0xf800,
    value: 0x2000, // MOVS Rd, #n
    execute: (p, code) => void (p.registers[bits(code, 10, 8)] = setResult(p, bits(code, 7, 0))),
  },
  {
    mask: 0xf800,
    value: 0x2800, // CMP Rn, #n
    execute: (p, code) => void subtract(p, p.registers[bits(code, 10, 8)]!, bits(code, 7, 0)),
  },
  {
    mask: 0xf800,
    value: 0x3000, // ADDS Rd, #n
    execute: (p, code) => {
      const register = bits(code, 10, 8);
      p.registers[register] = add(p, p.registers[register]!, bits(code, 7, 0), 0);
    },
  },
  {
    mask: 0xf800,
    value: 0x3800, // SUBS Rd, #n
    execute: (p, code) => {
      const register = bits(code, 10, 8);
      p.registers[register] = subtract(p, p.registers[register]!, bits(code, 7, 0));
    },
  },
  { mask: 0xfc00, value: 0x4000, execute: dataProcessing },
  {
    mask: 0xff00,
    value: 0x4500, // CMP Rn, Rm
    execute: (p, code) => {
      const left = bits(code, 2, 0) | (bits(code, 7, 7) << 3);
      subtract(p, p.registers[left]!, p.registers[bits(code, 6, 3)]!);
    },
  },
  {
    mask: 0xff00,
    value: 0x4600, // MOV Rd, Rm
    execute: ({ registers: r }, code) => {
      r[bits(code, 2, 0) | (bits(code, 7, 7) << 3)] = r[bits(code, 6, 3)]!;
    },
  },
  {
    mask: 0xf800,
    value: 0x4800, // LDR Rt, [PC, #n]
    execute: ({ registers: r, bus }, code) => {
      const base = ((r[PC]! + 2) & ~3) >>> 0;
      r[bits(code, 10, 8)] = bus.read(base + 4 * bits(code, 7, 0), 4);
    },
  },
  {
    mask: 0xfe00,
    value: 0x5c00, // LDRB Rt, [Rn, Rm]
    execute: ({ registers: r, bus }, code) => {
      r[bits(code, 2, 0)] = bus.read((r[bits(code, 5, 3)]! + r[bits(code, 8, 6)]!) >>> 0, 1);
    },
  },
  {
    mask: 0xf800,
    value: 0x6000, // STR Rt, [Rn, #n]
    execute: ({ registers: r, bus }, code) =>
      bus.write(r[bits(code, 5, 3)]! + 4 * bits(code, 10, 6), r[bits(code, 2, 0)]!, 4),
  },
  {
    mask: 0xf800,
    value: 0x6800, // LDR Rt, [Rn, #n]
    execute: ({ registers: r, bus }, code) =>
      void (r[bits(code, 2, 0)] = bus.read(r[bits(code, 5, 3)]! + 4 * bits(code, 10, 6), 4)),
  },
  {
    mask: 0xf500,
    value: 0xb100, // CBZ, CBNZ
    execute: (p, code) => {
      const wanted = bits(code, 11, 11) === 0;
      const offset = (bits(code, 9, 9) << 6) | (bits(code, 7, 3) << 1);
      if ((p.registers[bits(code, 2, 0)] === 0) === wanted) branch(p, offset);
    },
  },
  {
    mask: 0xff0f,
    value: 0xbf08, // IT with one instruction
    execute: (p, code) => void (p.condition = bits(code, 7, 4)),
  },
  {
    mask: 0xf000,
    value: 0xd000, // B with a condition
    execute: (p, code) => {
      if (holds(p, bits(code, 11, 8))) branch(p, 2 * signed(bits(code, 7, 0), 8));
    },
  },
  {
    mask: 0xf800,
    value: 0xe000, // B
    execute: (p, code) => branch(p, 2 * signed(bits(code, 10, 0), 11)),
  },
];

const WIDE: readonly Form[] = [
  {
    mask: 0xfbf08f00,
    value: 0xf0100f00, // TST Rn, #constant
    execute: (p, code) => void setResult(p, p.registers[bits(code, 19, 16)]! & expand(code)),
  },
  {
    mask: 0xfbf08f00,
    value: 0xf1b00f00, // CMP Rn, #constant
    execute: (p, code) => void subtract(p, p.registers[bits(code, 19, 16)]!, expand(code)),
  },
  {
    mask: 0xfbf08000,
    value: 0xf1000000, // ADD Rd, Rn, #constant
    execute: ({ registers: r }, code) => void (r[bits(code, 11, 8)] = r[bits(code, 19, 16)]! + expand(code)),
  },
  { mask: 0xffffffff, value: 0xf3bf8f4f, execute: () => undefined }, // DSB
  {
    mask: 0xfff00000,
    value: 0xf8d00000, // LDR Rt, [Rn, #n]
    execute: ({ registers: r, bus }, code) =>
      void (r[bits(code, 15, 12)] = bus.read(r[bits(code, 19, 16)]! + bits(code, 11, 0), 4)),
  },
  { mask: 0xfff00f00, value: 0xf8300b00, execute: post(2, true) }, // LDRH Rt, [Rn], #n
  { mask: 0xfff00f00, value: 0xf8200b00, execute: post(2, false) }, // STRH Rt, [Rn], #n
];

const BREAKPOINT = 0xbe00;
/** Forms by code: a loop is the same few instructions over and over. */
const decoded = new Map<number, Form>();

function decode(code: number, wide: boolean, address: number): Form {
  const known = decoded.get(code);
  if (known) return known;
  const form = (wide ? WIDE : NARROW).find(({ mask, value }) => (code & mask) >>> 0 === value);
  if (!form) throw new UnknownInstruction(`0x${code.toString(16)} at 0x${address.toString(16)}`);
  decoded.set(code, form);
  return form;
}

/** Executes one instruction. False: it is a breakpoint, at which the processor stays. */
export function step(processor: Processor): boolean {
  const { registers: r, bus, condition } = processor;
  const address = r[PC]!;
  const first = bus.read(address, 2);
  if ((first & 0xff00) === BREAKPOINT) return false;
  const wide = first >>> 11 >= 0x1d;
  const code = wide ? ((first << 16) | bus.read(address + 2, 2)) >>> 0 : first;
  const form = decode(code, wide, address);
  r[PC] = address + (wide ? 4 : 2);
  processor.condition = undefined;
  if (condition === undefined || holds(processor, condition)) form.execute(processor, code);
  return true;
}
