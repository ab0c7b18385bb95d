/**
 * Dictionaries against Node's Map: random scripts that put, delete and clear while several walks are under way, and say at each step
 * what is found, counted and met; the order of a Record's keys against Node's objects.
 */
import { Random } from '../../fuzz/random';
import { runOnHost } from '../toolchain';
import { type Call, type Case, differences, platforms } from './cases';

const WALKS = 3;

/* As C: $0 says which dictionary, that with numbers as keys or that with texts, $1 is a key as a number, $2 which walk. */
const DICTIONARY = 'app_load(app_global(0), $0)';
const KEY = '($0 ? app_to_text($1) : $1)';
const WALK = '2 + 2 * $2 + $0';

/** Dictionaries and walks are in a record that a variable of the program keeps. */
const CALLS = {
  begin: {
    c: `({ if (app_global(0) == 0) app_set_global(0, app_record(2 + 2 * ${WALKS}));
        app_store(app_global(0), $0, app_dictionary($0)); 0; })`,
    shows: 'number',
  },
  put: {
    c: `({ app_dictionary_set(${DICTIONARY}, ${KEY}, $2); app_dictionary_count(${DICTIONARY}); })`,
    shows: 'number',
  },
  remove: { c: `app_dictionary_remove(${DICTIONARY}, ${KEY})`, shows: 'number' },
  has: { c: `app_dictionary_has(${DICTIONARY}, ${KEY})`, shows: 'number' },
  find: { c: `app_dictionary_find(${DICTIONARY}, ${KEY})`, shows: 'number' },
  clear: {
    c: `({ app_dictionary_clear(${DICTIONARY}); app_dictionary_count(${DICTIONARY}); })`,
    shows: 'number',
  },
  walk: {
    c: `({ app_store(app_global(0), ${WALK}, app_dictionary_walk(${DICTIONARY})); 0; })`,
    shows: 'number',
  },
  /** The value of the next entry, which no other has; -1: there is none. */
  next: {
    c: `({ const value walk = app_load(app_global(0), ${WALK});
        app_dictionary_next(walk) ? app_dictionary_value(walk) : -1; })`,
    shows: 'number',
  },
} as const satisfies Record<string, Call>;
type Name = keyof typeof CALLS;

/** What Node says: keys are numbers in one, their texts in the other. */
class Model {
  private readonly maps = [new Map<number, number>(), new Map<number, number>()] as const;
  private readonly walks = new Map<number, Iterator<number>>();

  run(call: Name, texts: 0 | 1, number: number, last: number): number {
    const map = this.maps[texts];
    switch (call) {
      case 'begin':
        return 0;
      case 'put':
        return map.set(number, last).size;
      case 'remove':
        return Number(map.delete(number));
      case 'has':
        return Number(map.has(number));
      case 'find':
        return map.get(number) ?? 0;
      case 'clear':
        map.clear();
        return 0;
      case 'walk':
        this.walks.set(2 * last + texts, map.values());
        return 0;
      case 'next':
        return this.next(2 * last + texts);
    }
  }

  private next(walk: number): number {
    const { done, value } = this.walks.get(walk)?.next() ?? { done: true, value: -1 };
    return done ? -1 : (value as number);
  }
}

/** More of these than of `clear`, and at times more put than removed, so that tables grow, are emptied and are replaced. */
const USUAL: readonly Name[] = [
  'put',
  'put',
  'put',
  'remove',
  'remove',
  'has',
  'find',
  'next',
  'next',
  'next',
  'walk',
];
const KEYS = 40;

function scriptOf(seed: number, count: number): Case<Name>[] {
  const choices = new Random(seed);
  const model = new Model();
  const row = (call: Name, texts: 0 | 1, number: number, last: number): Case<Name> => ({
    call,
    operands: [texts, number, last],
    expected: model.run(call, texts, number, last),
  });
  const starts = ([0, 1] as const).flatMap((texts) => [
    row('begin', texts, 0, 0),
    ...Array.from({ length: WALKS }, (_, walk) => row('walk', texts, 0, walk)),
  ]);
  const steps = Array.from({ length: count }, (_, index) => {
    const call = choices.oneIn(60) ? 'clear' : choices.pick(USUAL);
    const last = call === 'walk' || call === 'next' ? choices.below(WALKS) : index + 1;
    return row(call, choices.oneIn(2) ? 1 : 0, choices.below(KEYS) * 17, last);
  });
  return [...starts, ...steps];
}

const FIXED_SEED = 6;
const COUNT = 4000;
const SECONDS = 1000;
const freshSeed = Number(process.env['CONDUCTOR_APPS_SEED'] ?? Date.now() >>> 0);

describe.each([
  ['the fixed seed', FIXED_SEED],
  ['a fresh seed', freshSeed],
])(`%s (CONDUCTOR_APPS_SEED=%i), ${COUNT} steps`, (_, seed) => {
  test.each(platforms)(
    'dictionaries on %s and walks through them are those of Node',
    async (_place, run, options) => {
      expect(await differences(run, CALLS, scriptOf(seed, COUNT), options)).toEqual([]);
    },
    120 * SECONDS,
  );
});

const KEYS_OF_RECORD = {
  keys: {
    c: `({ const value record = app_dictionary(1), names = app_split($0, $1, -1);
        for (value i = 0; i < app_array_length(names); i++) app_dictionary_set(record, app_element(names, i), i);
        app_dictionary_keys(record); })`,
    shows: 'list',
  },
} as const;

test.each([
  ['as they came', 'b a c'],
  ['indices first, in ascending order', 'b 10 a 9 2 100 0 c 1'],
  ['not what only looks like an index', '01 1.5 -1 1 +2 2e3 00 0 1_ x1 1x  7'],
  ['up to the largest index, 2^32-2', '4294967295 4294967294 99999999999 4294967296 3'],
  ['each once', 'a 1 a 2 1'],
  ['none', ''],
])('keys of a record: %s', async (_about, names) => {
  const expected = Object.keys(Object.fromEntries(names.split(' ').map((name) => [name, 0])));
  const one = { call: 'keys', operands: [names, ' '], expected } as const;
  expect(await differences(runOnHost, KEYS_OF_RECORD, [one], { stress: true })).toEqual([]);
});

const INDEX = 1;
const HEAP = 17;

const FAULTY = {
  get: { c: 'app_dictionary_get(app_dictionary(0), $0)', shows: 'number' },
  grow: {
    c: '({ const value all = app_dictionary(0); for (value i = 0;; i++) app_dictionary_set(all, i, $0); 0; })',
    shows: 'number',
  },
} as const;

test.each([
  ['a key that is not there', 'get', INDEX],
  ['more entries than the heap holds', 'grow', HEAP],
] as const)('%s is a fault', async (_about, call, code) => {
  const [end] = await differences(runOnHost, FAULTY, [{ call, operands: [1], expected: 0 }], { heap: 4096 });
  expect(JSON.parse(end?.found ?? 'null')).toMatchObject({ code });
});

test('what a table is emptied of is no garbage of its own', async () => {
  const calls = {
    churn: {
      c: `({ const value queue = app_dictionary(1);
          for (value i = 0; i < $0; i++) {
              app_dictionary_set(queue, app_to_text(i), app_to_text(i));
              if (i >= 8) app_dictionary_remove(queue, app_to_text(i - 8));
          }
          app_dictionary_count(queue); })`,
      shows: 'number',
    },
  } as const;
  const one = { call: 'churn', operands: [20_000], expected: 8 } as const;
  expect(await differences(runOnHost, calls, [one], { heap: 2048 })).toEqual([]);
});
