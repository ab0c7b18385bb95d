/** What a program keeps over its restarts, and that it is told when that is broken. */
import { kept, open, sell, Totals, totals } from './fixtures/keeper.dialect';

beforeEach(() => {
  host.reset();
  expect(open()).toBe(false);
});

test('what was committed is there after a restart, and not after a reset', () => {
  sell(3);
  totals.each[4] = 0;
  host.restart();
  expect(open()).toBe(true);
  expect(totals.sold).toBe(3);
  sell(4);
  host.restart();
  expect([open(), totals.sold]).toEqual([true, 7]);
  host.reset();
  expect([open(), totals.sold]).toEqual([false, 0]);
});

test('a crash in the middle of a change is noticed: it begins anew', () => {
  sell(3);
  kept.begin();
  totals.sold = 4;
  host.restart();
  expect([open(), totals.sold]).toEqual([false, 0]);
  host.restart();
  expect(open()).toBe(true);
});

test.each([
  ['a byte', () => (totals.each[4] = 1)],
  [
    'two bytes that change places',
    () => ([totals.each[0], totals.each[1]] = [totals.each[1]!, totals.each[0]!]),
  ],
])('%s that nobody said would change', (_what, change) => {
  kept.begin();
  totals.each[0] = 9;
  kept.commit();
  change();
  host.restart();
  expect([open(), totals.each[0]]).toEqual([false, 0]);
});

test('content of another size is somebody else’s', () => {
  sell(3);
  expect(kept.open(addressOf(totals), 4)).toBe(false);
  expect(totals.sold).toBe(0);
});

test('no change of a single byte goes unnoticed', () => {
  const address = addressOf(totals);
  const missed: string[] = [];
  for (let offset = 0; offset < sizeof(Totals); offset++) {
    for (let bits = 1; bits < 256; bits++) {
      sell(0x0102_0304);
      store8(address + offset, load8(address + offset) ^ bits);
      if (open()) missed.push(`${offset} ${bits}`);
    }
  }
  expect(missed).toEqual([]);
});
