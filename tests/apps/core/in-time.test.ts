/** Work that is given up when it takes too long. */
import { inTime } from '../../../transpile/apps/core/in-time';

test('work in time gives what it gives, also within other such work', () => {
  expect(inTime(() => [inTime(() => 1, 10_000), inTime(() => 2, 10_000)], 10_000)).toEqual([1, 2]);
});

test('what it throws is thrown', () => {
  const failure = new Error('mine');
  const work = (): number => {
    throw failure;
  };
  expect(() => inTime(work, 10_000)).toThrow(failure);
});

test('work without end is given up, and the next is done', () => {
  const work = (): number => {
    for (let at = 0; ; at = at === 0 ? 1 : 0);
  };
  expect(inTime(work, 50)).toBe(undefined);
  expect(inTime(() => 3, 10_000)).toBe(3);
});
