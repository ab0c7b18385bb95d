/** Exact regions and peripherals, against what the processor does with their words. */
import fc from 'fast-check';
import { ACCESS, attributeWord, baseWord, coveredRange, exactRegion, exactRegions } from '../../linker/mpu';
import { coverPeripherals } from '../../linker/peripherals';
import { invalidWords, permissionsAt, type RegionWords } from './arm-rules';

const wordsOf = (region: Parameters<typeof baseWord>[0]): RegionWords => ({
  base: baseWord(region, 0),
  attributes: attributeWord(region, 'data'),
});

/** The bytes around a range that a region covers, in steps of 32. */
function covered(words: RegionWords, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to; at += 32) if (permissionsAt([words], at).read) found.push(at);
  return found;
}

const range = fc
  .tuple(fc.integer({ min: 0, max: 256 }), fc.integer({ min: 1, max: 64 }))
  .map(([start, length]) => ({ start: 0x20000000 + start * 32, length: length * 32 }));

test('an exact region covers its range and nothing else, and says so', () => {
  let found = 0;
  fc.assert(
    fc.property(range, ({ start, length }) => {
      const region = exactRegion({ start, length });
      if (!region) return;
      found++;
      expect(invalidWords([wordsOf(region)])).toEqual([]);
      const expected = Array.from({ length: length / 32 }, (_, index) => start + index * 32);
      expect(covered(wordsOf(region), start - 8192, start + length + 8192)).toEqual(expected);
      expect(coveredRange(region)).toEqual({ start, length });
    }),
    { seed: 1, numRuns: 500 },
  );
  expect(found).toBeGreaterThan(100);
});

test('whatever one region can cover exactly is found', () => {
  for (let size = 32; size <= 2048; size *= 2) {
    for (let first = 0; first < 8; first++) {
      for (let last = first; last < 8; last++) {
        const whole = first === 0 && last === 7;
        if (size < 256 && !whole) continue;
        const start = 0x20004000 + (first * size) / 8;
        expect(exactRegion({ start, length: ((last - first + 1) * size) / 8 })).toBeDefined();
      }
    }
  }
});

test('what no region can cover exactly is not found', () => {
  expect(exactRegion({ start: 0x20000020, length: 64 * 9 })).toBeUndefined();
  expect(exactRegion({ start: 0x20000010, length: 32 })).toBeUndefined();
  expect(exactRegion({ start: 0x20000000, length: 48 })).toBeUndefined();
});

test('two regions meet without a gap', () => {
  fc.assert(
    fc.property(range, ({ start, length }) => {
      const regions = exactRegions({ start, length }, 2);
      if (regions?.length !== 2) return;
      const [first, second] = regions.map(coveredRange);
      expect(first!.start).toBe(start);
      expect(second!.start).toBe(start + first!.length);
      expect(first!.length + second!.length).toBe(length);
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('a process may read and execute code, read and write data', () => {
  expect(ACCESS).toEqual({ code: 5, data: 3, peripheral: 3 });
});

describe('peripherals', () => {
  const kilobyte = (index: number): { start: number; length: number } => ({
    start: 0x40000000 + index * 0x400,
    length: 0x400,
  });

  test('one is one region of its size', () => {
    const [only, ...others] = coverPeripherals([kilobyte(17)]);
    expect(others).toEqual([]);
    expect(only!.region).toEqual({ base: 0x40004400, size: 0x400, disabled: 0 });
  });

  test('neighbours share a region', () => {
    expect(coverPeripherals([kilobyte(5), kilobyte(4)])).toHaveLength(1);
    expect(coverPeripherals([kilobyte(3), kilobyte(4)])).toHaveLength(1);
  });

  test('strangers between two are not covered', () => {
    expect(coverPeripherals([kilobyte(4), kilobyte(6)])).toHaveLength(2);
  });

  test('an odd size takes more than one region', () => {
    const regions = coverPeripherals([{ start: 0x40028000, length: 0x1400 }]);
    expect(regions.map(({ range: { length } }) => length).reduce((sum, length) => sum + length)).toBe(0x1400);
  });
});
