/** The pool gives out aligned powers of two, never the same byte twice, and gets all of them back. */
import fc from 'fast-check';
import { POOL_UNIT } from '../../src/kernel/configuration';
import {
  findFree,
  giveBack,
  initialisePool,
  isFree,
  isInPool,
  poolCost,
  poolFree,
  take,
} from '../../src/kernel/memory/pool';

const START = 0x20010000;
const SIZE = 24 * POOL_UNIT;

beforeEach(() => {
  host.reset();
  initialisePool(START, SIZE);
});

test('regions lie at multiples of their size, overlap nowhere and come back', () => {
  const size = fc.constantFrom(
    32,
    64,
    POOL_UNIT,
    2 * POOL_UNIT,
    4 * POOL_UNIT,
    8 * POOL_UNIT,
    16 * POOL_UNIT,
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(size, fc.boolean()), { maxLength: 60 }), (steps) => {
      const held: { address: number; size: number }[] = [];
      for (const [wanted, release] of steps) {
        const oldest = held[0];
        if (release && oldest) {
          held.shift();
          giveBack(oldest.address, oldest.size);
          continue;
        }
        const address = findFree(wanted);
        if (address === 0) continue;
        expect(address % poolCost(wanted)).toBe(0);
        expect(address + wanted).toBeLessThanOrEqual(START + SIZE);
        for (const other of held) {
          const apart =
            address + poolCost(wanted) <= other.address || other.address + poolCost(other.size) <= address;
          expect(apart).toBe(true);
        }
        take(address, wanted);
        held.push({ address, size: wanted });
        const taken = held.reduce((sum, one) => sum + poolCost(one.size), 0);
        expect(poolFree()).toBe(SIZE - taken);
      }
      for (const { address, size: length } of held) giveBack(address, length);
      expect(poolFree()).toBe(SIZE);
    }),
  );
});

test('what is free is found to the last unit', () => {
  for (let unit = 0; unit < 24; unit++) {
    const address = findFree(POOL_UNIT);
    expect(address).toBe(START + unit * POOL_UNIT);
    take(address, POOL_UNIT);
  }
  expect(findFree(32)).toBe(0);
  giveBack(START + 7 * POOL_UNIT, POOL_UNIT);
  expect(findFree(POOL_UNIT)).toBe(START + 7 * POOL_UNIT);
  expect(findFree(2 * POOL_UNIT)).toBe(0);
});

test('an address is in the pool only whole and aligned', () => {
  expect(isInPool(START, 8 * POOL_UNIT)).toBe(true);
  expect(isInPool(START + 8 * POOL_UNIT, 16 * POOL_UNIT)).toBe(false);
  expect(isInPool(START + SIZE - POOL_UNIT, POOL_UNIT)).toBe(true);
  for (const [address, size] of [
    [START + SIZE, POOL_UNIT],
    [START - POOL_UNIT, POOL_UNIT],
    [START + 32, 32],
    [START, 32 * POOL_UNIT],
    [0, POOL_UNIT],
    [0xffffff00, POOL_UNIT],
    [START + SIZE - POOL_UNIT, 0x80000000],
  ] as const)
    expect(isInPool(address, size)).toBe(false);
  take(START, 2 * POOL_UNIT);
  expect(isFree(START + POOL_UNIT, POOL_UNIT)).toBe(false);
  expect(isFree(START + 2 * POOL_UNIT, POOL_UNIT)).toBe(true);
});

test('a system without a pool has nothing to give', () => {
  initialisePool(0, 0);
  expect(findFree(32)).toBe(0);
  expect(isInPool(0, 32)).toBe(false);
});
