/**
 * No call takes more instructions than its page says. What is recorded is the most of a long run, so that a short one with any
 * seed stays below it; what grows for another reason than a new case has to be recorded again (`npm run calls -- --measure`).
 */
import { readWorstCase } from '../../cli/calls/pages';
import { operationNames } from '../../cli/calls/documents';
import { compilerVersion } from '../bench/baseline';
import { measureWorstCase } from './worst-case';

const CALLS = 10_000;
/** A run meets cases that the recorded one did not; counts of single paths are the bench's, which holds them to 2 %. */
const TOLERANCE = 0.25;
const LIMIT = 600_000;
/** How long it takes is a matter of what there is to be taken back; it gives way in between. */
const AS_LONG_AS_IT_TAKES = ['revoke'];

const worst = readWorstCase();
const comparable = worst?.compiler === compilerVersion() ? test : test.skip;

test('each call that can be counted has a figure', () => {
  const measured = Object.keys(worst?.instructions ?? {});
  expect(operationNames().filter((name) => !measured.includes(name))).toEqual([]);
});

comparable(
  `a run stays below what was recorded with ${worst?.compiler}`,
  async () => {
    const seed = Date.now() >>> 0;
    const measured = await measureWorstCase(seed, CALLS);
    const grown = [...measured].flatMap(([operation, { most }]) => {
      if (AS_LONG_AS_IT_TAKES.includes(operation)) return [];
      const recorded = worst?.instructions[operation] ?? 0;
      const sentence = `${operation}: ${most} instructions, recorded are ${recorded} (seed ${seed})`;
      return most > recorded * (1 + TOLERANCE) ? [sentence] : [];
    });
    expect(grown).toEqual([]);
  },
  LIMIT,
);
