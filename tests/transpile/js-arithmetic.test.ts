/** Integers in the JavaScript back end: promotion, wrap-around, shifts, division, conversions, 64 bits. */
import { loadProgram } from '../../transpile/js/load';
import { Panic } from '../../transpile/js/runtime/faults';

type Numbers = Record<string, (...values: number[]) => number>;
type Longs = Record<string, (...values: (number | bigint)[]) => bigint>;

test('32-bit results wrap', () => {
  const { exports } = loadProgram<Numbers>(`
    export function add(a: u32, b: u32): u32 { return a + b; }
    export function subtract(a: u32, b: u32): u32 { return a - b; }
    export function multiply(a: u32, b: u32): u32 { return a * b; }
    export function signed(a: i32, b: i32): i32 { return a * b + 1; }
    export function negate(a: i32): i32 { return -a; }
    export function complement(a: u32): u32 { return ~a; }
    export function xor(a: u32, b: u32): u32 { return (a ^ b) | 1; }
  `);
  expect(exports.add!(0xffff_ffff, 2)).toBe(1);
  expect(exports.subtract!(1, 2)).toBe(0xffff_ffff);
  expect(exports.multiply!(0xffff_ffff, 0xffff_ffff)).toBe(1);
  expect(exports.multiply!(0x1_0001, 0x1_0001)).toBe(0x2_0001);
  expect(exports.signed!(0x7fff_ffff, 0x7fff_ffff)).toBe(2);
  expect(exports.negate!(-0x8000_0000)).toBe(-0x8000_0000);
  expect(exports.complement!(0)).toBe(0xffff_ffff);
  expect(exports.xor!(0x8000_0000, 0x7fff_fff0)).toBe(0xffff_fff1);
});

test('small types are promoted, and cut only where they are stored', () => {
  const { exports } = loadProgram<Numbers>(`
    export function sum(a: u8, b: u8): i32 { return a + b; }
    export function average(a: u8, b: u8): u8 { return u8((a + b) / 2); }
    export function stored(a: u8): u8 { let x = a; x += 250; return x; }
    export function stepped(a: u8): u32 { let x = a; const before = x++; return u32(before) * 1000 + x; }
    export function down(a: i16): i16 { let x = a; x--; return x; }
    export function half(a: u16): u16 { let x = a; x *= 3; return x; }
  `);
  expect(exports.sum!(200, 100)).toBe(300);
  expect(exports.average!(200, 100)).toBe(150);
  expect(exports.stored!(10)).toBe(4);
  expect(exports.stepped!(255)).toBe(255_000);
  expect(exports.down!(-32768)).toBe(32767);
  expect(exports.half!(0xffff)).toBe(0xfffd);
});

test('shift counts are masked', () => {
  const { exports } = loadProgram<Numbers>(`
    export function left(a: u32, n: u32): u32 { return a << n; }
    export function right(a: u32, n: u32): u32 { return a >>> n; }
    export function arithmetic(a: i32, n: u32): i32 { return a >> n; }
  `);
  expect(exports.left!(3, 31)).toBe(0x8000_0000);
  expect(exports.left!(1, 33)).toBe(2);
  expect(exports.right!(0x8000_0000, 31)).toBe(1);
  expect(exports.right!(0x8000_0000, 32)).toBe(0x8000_0000);
  expect(exports.arithmetic!(-8, 33)).toBe(-4);
});

test('division truncates, wraps once and panics on zero', () => {
  const { exports } = loadProgram<Numbers>(`
    export function divide(a: i32, b: i32): i32 { return a / b; }
    export function rest(a: i32, b: i32): i32 { return a % b; }
    export function unsigned(a: u32, b: u32): u32 { return a / b; }
    export function compound(a: i32, b: i32): i32 { let x = a; x %= b; return x; }
  `);
  expect(exports.divide!(-7, 2)).toBe(-3);
  expect(exports.divide!(-0x8000_0000, -1)).toBe(-0x8000_0000);
  expect(Object.is(exports.rest!(-4, 2), 0)).toBe(true);
  expect(exports.rest!(-7, 2)).toBe(-1);
  expect(exports.rest!(-0x8000_0000, -1)).toBe(0);
  expect(exports.unsigned!(0xffff_ffff, 2)).toBe(0x7fff_ffff);
  for (const name of ['divide', 'rest', 'unsigned', 'compound']) {
    expect(() => exports[name]!(1, 0)).toThrow(expect.objectContaining({ name: 'Panic', code: 2 }));
  }
});

test('conversions keep the low bits', () => {
  const { exports } = loadProgram<Numbers>(`
    export function byte(a: i32): u8 { return u8(a); }
    export function signedByte(a: u32): i8 { return i8(a); }
    export function half(a: u32): i16 { return i16(a); }
    export function word(a: i32): u32 { return u32(a); }
    export function signedWord(a: u32): i32 { return i32(a); }
    export function truth(a: u32): u32 { return u32(bool(a)) + 1; }
    export function low(a: u32): u32 { return u32(u64(a) * 0x100000001n >> 16n); }
  `);
  expect(exports.byte!(-1)).toBe(255);
  expect(exports.signedByte!(0x180)).toBe(-128);
  expect(exports.half!(0x18000)).toBe(-32768);
  expect(exports.word!(-1)).toBe(0xffff_ffff);
  expect(exports.signedWord!(0x8000_0000)).toBe(-0x8000_0000);
  expect(exports.truth!(0x100)).toBe(2);
  expect(exports.low!(0x1234_5678)).toBe(0x5678_1234);
});

test('u64 is exact', () => {
  const { exports } = loadProgram<Longs>(`
    let counter: u64 = 0xfffffffffffffffen;
    export function bump(by: u32): u64 { counter += u64(by); return counter; }
    export function product(a: u32, b: u32): u64 { return mulWide(a, b); }
    export function signExtended(a: i32): u64 { return u64(a); }
    export function shifted(a: u64, n: u64): u64 { return (a << n) >> 4n; }
    export function quotient(a: u64, b: u64): u64 { return a / b * 1000n + a % b; }
    export function minus(a: u64): u64 { return -a; }
  `);
  expect(exports.bump!(3)).toBe(1n);
  expect(exports.product!(0xffff_ffff, 0xffff_ffff)).toBe(0xffff_fffe_0000_0001n);
  expect(exports.signExtended!(-1)).toBe(0xffff_ffff_ffff_ffffn);
  expect(exports.shifted!(0x1234n, 68n)).toBe(0x1234n);
  expect(exports.quotient!(1_000_000_000_007n, 1_000_000n)).toBe(1_000_000_007n);
  expect(exports.minus!(1n)).toBe(0xffff_ffff_ffff_ffffn);
  expect(() => exports.quotient!(1n, 0n)).toThrow(Panic);
});

test('arithmetic intrinsics', () => {
  const { exports } = loadProgram<Numbers>(`
    export function clz(a: u32): u32 { return clz32(a); }
    export function ctz(a: u32): u32 { return ctz32(a); }
    export function count(a: u32): u32 { return popcount32(a); }
    export function reversed(a: u32): u32 { return rbit32(a); }
    export function swapped(a: u32): u32 { return bswap32(a); }
    export function rotated(a: u32, n: u32): u32 { return ror32(a, n); }
    export function least(a: i32, b: i32): i32 { return minI32(a, b); }
    export function most(a: u32, b: u32): u32 { return maxU32(a, b); }
  `);
  expect([exports.clz!(0), exports.clz!(0x0001_0000)]).toEqual([32, 15]);
  expect([exports.ctz!(0), exports.ctz!(0x8000_0000)]).toEqual([32, 31]);
  expect(exports.count!(0xf0f0_0001)).toBe(9);
  expect(exports.reversed!(1)).toBe(0x8000_0000);
  expect(exports.swapped!(0x1234_56f8)).toBe(0xf856_3412);
  expect([exports.rotated!(0x8000_0001, 1), exports.rotated!(5, 32)]).toEqual([0xc000_0000, 5]);
  expect(exports.least!(-1, 1)).toBe(-1);
  expect(exports.most!(0xffff_ffff, 1)).toBe(0xffff_ffff);
});
