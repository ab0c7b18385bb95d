/** Arithmetic and checks that are more than one JavaScript operator. Emitted code calls these; tests may, too. */
import type { SpanValue } from './accessors';
import { Panic } from './faults';

const U32 = 0xffff_ffffn;

function panic(code: number, reason: string): never {
  throw new Panic(code, reason);
}

/** The index, when it is one of `length` elements. */
function index(value: number, length: number): number {
  if (value >= length || value < 0) panic(1, `index ${value} of ${length} elements`);
  return value;
}

/** The same reference or function, when it is one. */
function nonNull(address: number): number {
  if (address === 0) panic(3, 'a reference is null');
  return address;
}

/** The divisor, when it is one. */
function divisor<T extends number | bigint>(value: T): T {
  if (Number(value) === 0) panic(2, 'the divisor is 0');
  return value;
}

/** Elements `start .. start + length - 1` of a span. */
function subSpan(span: SpanValue, start: number, length: number, elementSize: number): SpanValue {
  if (start + length > span.length) panic(6, `elements ${start} to ${start + length} of ${span.length}`);
  return { address: span.address + start * elementSize, length };
}

function ctz32(value: number): number {
  return value === 0 ? 32 : 31 - Math.clz32(value & -value);
}

function popcount32(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

function rbit32(value: number): number {
  let result = 0;
  for (let bit = 0; bit < 32; bit++) result |= ((value >>> bit) & 1) << (31 - bit);
  return result >>> 0;
}

function bswap32(value: number): number {
  return ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}

/** JavaScript masks shift counts, so a count of 0 is no special case. */
function ror32(value: number, count: number): number {
  return ((value >>> count) | (value << -count)) >>> 0;
}

function mulWide(a: number, b: number): bigint {
  return (BigInt(a) & U32) * (BigInt(b) & U32);
}

/** What may panic. */
export const checks = { panic, index, nonNull, divisor, subSpan };

/** The dialect's arithmetic intrinsics. */
export const arithmetic = {
  clz32: (value: number) => Math.clz32(value),
  ctz32,
  popcount32,
  rbit32,
  bswap32,
  ror32,
  mulWide,
  minU32: (a: number, b: number) => Math.min(a, b),
  maxU32: (a: number, b: number) => Math.max(a, b),
  minI32: (a: number, b: number) => Math.min(a, b),
  maxI32: (a: number, b: number) => Math.max(a, b),
};
