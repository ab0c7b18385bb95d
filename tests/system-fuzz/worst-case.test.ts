/**
 * No call takes more instructions than its page says. A shorter run than the recorded one meets fewer cases, so it may stay
 * below; what it must not do is exceed.
 */
import { readWorstCase } from '../../cli/calls/pages';
import { operationNames } from '../../cli/calls/documents';
import { compilerVersion } from '../bench/baseline';
import { CALLS, SEED, measureWorstCase, type Measured } from './worst-case';

const TOLERANCE = 0.02;
const LIMIT = 300_000;

const worst = readWorstCase();
const comparable = worst?.compiler === compilerVersion() ? test : test.skip;

test('each call that can be counted has a figure', () => {
  const measured = Object.keys(worst?.instructions ?? {});
  expect(operationNames().filter((name) => !measured.includes(name))).toEqual([]);
});

comparable(
  `the same run as recorded with ${worst?.compiler}`,
  async () => {
    const measured: Measured = await measureWorstCase(SEED, CALLS);
    const grown = [...measured].filter(
      ([operation, { most }]) => most > (worst?.instructions[operation] ?? 0) * (1 + TOLERANCE),
    );
    expect(grown).toEqual([]);
  },
  LIMIT,
);
