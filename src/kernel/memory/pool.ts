/**
 * The pool: memory that processes allocate while they run, in units of POOL_UNIT bytes, at most 32 of them, a bit each.
 *
 * What is allocated is a power of two and lies at a multiple of its size, because the protection unit wants it so. A word of
 * bits is searched faster than any list, and has nothing to fragment but the pool itself.
 *
 * Invariant: a bit of `used` is set exactly while a region covers its unit.
 */
import { POOL_UNIT } from '../configuration';

/** Units that one word of bits can manage. */
const UNITS = 32;

class Pool {
  start: u32 = 0;
  /** Bytes. */
  size: u32 = 0;
  /** Bit n: unit n. */
  used: u32 = 0;
}

const pool = new Pool();

/** To be called once; `start` is a multiple of the unit, and what does not fill a unit is left alone. */
export function initialisePool(start: u32, size: u32): void {
  assert(start % POOL_UNIT === 0 && size / POOL_UNIT <= UNITS, 'the pool does not fit its units');
  pool.start = start;
  pool.size = size - (size % POOL_UNIT);
  pool.used = 0;
}

/** Bytes of the pool that a region of `size` bytes costs. */
export function poolCost(size: u32): u32 {
  return maxU32(size, POOL_UNIT);
}

/** Where `size` bytes (a power of two) are free; 0 when nowhere. */
export function findFree(size: u32): u32 {
  const step = poolCost(size);
  let address = (pool.start + (step - 1)) & ~(step - 1);
  while (isInPool(address, size)) {
    if (isFree(address, size)) return address;
    address += step;
  }
  return 0;
}

/** Whether a region may lie there at all. */
export function isInPool(address: u32, size: u32): bool {
  const cost = poolCost(size);
  if (address < pool.start || cost > pool.size || (address & (cost - 1)) !== 0) return false;
  return address - pool.start <= pool.size - cost;
}

/** Whether all of it is unused; it must be in the pool. */
export function isFree(address: u32, size: u32): bool {
  return (pool.used & unitsOf(address, size)) === 0;
}

export function take(address: u32, size: u32): void {
  pool.used |= unitsOf(address, size);
}

export function giveBack(address: u32, size: u32): void {
  pool.used &= ~unitsOf(address, size);
}

function unitsOf(address: u32, size: u32): u32 {
  const count = poolCost(size) / POOL_UNIT;
  const first = (address - pool.start) / POOL_UNIT;
  return (0xffffffff >>> (UNITS - count)) << first;
}

/** Bytes that nobody has. */
export function poolFree(): u32 {
  return pool.size - popcount32(pool.used) * POOL_UNIT;
}
