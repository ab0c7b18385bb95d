/** Maps, sets and records as arrays are what JavaScript makes of them. */
import * as dictionaries from '../../../transpile/apps/library/dictionaries';
import { characters } from '../../../transpile/apps/library/texts';
import { provideOperations } from './operations';

beforeAll(provideOperations);

const record = (): Record<string, number> => ({ b: 1, 2: 2, a: 3, 1: 4 });
const map = (): Map<string, number> => new Map(Object.entries(record()));

test('of a record', () => {
  expect(dictionaries.valuesOfRecord(record())).toEqual(Object.values(record()));
  expect(dictionaries.entriesOfRecord(record())).toEqual(Object.entries(record()));
  expect(Object.entries(dictionaries.copyEntries({ a: 0, z: 1 }, record()))).toEqual(
    Object.entries({ a: 0, z: 1, ...record() }),
  );
});

test('of a map and a set', () => {
  const set = new Set([3, 1, 2]);
  expect(dictionaries.keysOf(map())).toEqual([...map().keys()]);
  expect(dictionaries.valuesOf(map())).toEqual([...map().values()]);
  expect(dictionaries.entriesOf(map())).toEqual([...map()]);
  expect(dictionaries.keysOf(set)).toEqual([...set]);
  expect(dictionaries.putEntries(new Map(), [...map()])).toEqual(map());
  expect(dictionaries.putMembers(new Set(), [3, 1, 2, 3])).toEqual(set);
});

test('forEach meets what is added and passes over what is deleted', () => {
  const walk = (run: (visited: Map<string, number>, visit: (value: number, key: string) => void) => void) => {
    const [visited, seen] = [map(), [] as unknown[]];
    run(visited, (value, key) => {
      seen.push([value, key]);
      visited.delete('b');
      if (value === 3) visited.set('new', 9);
    });
    return seen;
  };
  expect(walk((visited, visit) => dictionaries.forEachEntry(visited, visit))).toEqual(
    walk((visited, visit) => visited.forEach(visit)),
  );
  const members: unknown[] = [];
  dictionaries.forEachMember(new Set([2, 1]), (member, again) => members.push(member, again));
  expect(members).toEqual([2, 2, 1, 1]);
});

test('characters of a text', () => {
  expect(characters('añb')).toEqual([...'añb']);
});
