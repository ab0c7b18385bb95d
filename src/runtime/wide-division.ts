/**
 * Division of 64-bit numbers by small ones. A 64-bit `/` would pull a library routine whose stack use nobody bounds; this
 * is school division with 16-bit digits, each step one 32-bit division that the processor has.
 */

/** `value / divisor`, for a divisor from 1 to 65535. */
export function divideWide(value: u64, divisor: u16): u64 {
  let quotient: u64 = 0n;
  let remainder: u32 = 0;
  for (let shift: u32 = 64; shift > 0;) {
    shift -= 16;
    const dividend = (remainder << 16) | (u32(value >> u64(shift)) & 0xffff);
    quotient = (quotient << 16n) | u64(dividend / divisor);
    remainder = dividend % divisor;
  }
  return quotient;
}
