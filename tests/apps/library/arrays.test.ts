/** The library's parts that are TypeScript do what the methods of JavaScript do, which they stand for. */
import fc from 'fast-check';
import * as iteration from '../../../transpile/apps/library/array-iteration';
import * as parts from '../../../transpile/apps/library/array-parts';
import * as search from '../../../transpile/apps/library/array-search';
import * as joining from '../../../transpile/apps/library/joining';
import * as sorting from '../../../transpile/apps/library/sorting';
import { provideOperations } from './operations';

beforeAll(provideOperations);

const END = 2147483647;
const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 20 });
const texts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 12 });
const place = fc.integer({ min: -25, max: 25 });

/** What both leave behind, too. */
function agree<T>(array: T[], ours: (array: T[]) => unknown, theirs: (array: T[]) => unknown): void {
  const [one, other] = [[...array], [...array]];
  expect(ours(one)).toEqual(theirs(other));
  expect(one).toEqual(other);
}

describe('parts', () => {
  test.each<
    [
      string,
      (a: number[], from: number, to: number, b: number[]) => unknown,
      (a: number[], from: number, to: number, b: number[]) => unknown,
    ]
  >([
    ['slice', (a, from, to) => parts.slice(a, from, to), (a, from, to) => a.slice(from, to)],
    ['slice to the end', (a, from) => parts.slice(a, from, END), (a, from) => a.slice(from)],
    [
      'splice',
      (a, from, to, b) => parts.splice(a, from, to, b),
      (a, from, to, b) => a.splice(from, to, ...b),
    ],
    ['splice to the end', (a, from) => parts.splice(a, from, END, []), (a, from) => a.splice(from)],
    ['push', (a, _from, _to, b) => parts.append(a, b), (a, _from, _to, b) => a.push(...b)],
    ['push of itself', (a) => parts.append(a, a), (a) => a.push(...a)],
    ['unshift', (a, _from, _to, b) => parts.unshift(a, b), (a, _from, _to, b) => a.unshift(...b)],
    ['reverse', (a) => parts.reverse(a), (a) => a.reverse()],
    ['fill', (a, from, to) => parts.fill(a, 7, from, to), (a, from, to) => a.fill(7, from, to)],
    ['indexOf', (a, from, to) => search.indexOf(a, to, from), (a, from, to) => a.indexOf(to, from)],
    [
      'lastIndexOf',
      (a, from, to) => search.lastIndexOf(a, to, from),
      (a, from, to) => a.lastIndexOf(to, from),
    ],
    ['flat', (a, _from, _to, b) => parts.flat([a, b, a]), (a, _from, _to, b) => [a, b, a].flat()],
    ['join', (a) => joining.joinNumbers(a, '; '), (a) => a.join('; ')],
    ['default sort', (a) => sorting.sortNumbers(a), (a) => a.sort()],
  ])('%s', (_name, ours, theirs) => {
    fc.assert(
      fc.property(numbers, place, place, numbers, (array, from, to, more) => {
        agree(
          array,
          (a) => ours(a, from, to, more),
          (a) => theirs(a, from, to, more),
        );
      }),
    );
  });

  test('shift and pop', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (array) => {
        agree(array, parts.shift, (a) => a.shift());
        agree(array, parts.pop, (a) => a.pop());
      }),
    );
  });
});

test('texts are found by what they say, joined and sorted', () => {
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 1 }), place, (array, wanted, from) => {
      agree(
        array,
        (a) => search.indexOfText(a, wanted, from),
        (a) => a.indexOf(wanted, from),
      );
      agree(
        array,
        (a) => search.lastIndexOfText(a, wanted, from),
        (a) => a.lastIndexOf(wanted, from),
      );
      agree(array, sorting.sortTexts, (a) => a.sort());
      const optional = array.map((text) => (text === wanted ? undefined : text));
      expect(joining.joinOptionalTexts(optional, ',')).toBe(optional.join());
    }),
  );
});

test('a sort is stable', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer()), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, (array) => {
      agree(
        array,
        (a) => sorting.sort(a, ([x], [y]) => x - y),
        (a) => a.sort(([x], [y]) => x - y),
      );
    }),
  );
});

test('a comparison that throws leaves the array as it was', () => {
  const array = [3, 1, 2];
  const compare = (): number => {
    throw new Error('no order');
  };
  expect(() => sorting.sort(array, compare)).toThrow('no order');
  expect(array).toEqual([3, 1, 2]);
});

describe('iteration', () => {
  /** Node has it; the host tools' TypeScript library is an older one. */
  type LaterArray = number[] & { findLastIndex(visit: (...seen: unknown[]) => boolean): number };
  type Walk = (array: number[], visit: (...seen: unknown[]) => boolean) => unknown;
  test.each<[string, Walk, Walk]>([
    ['forEach', (a, f) => iteration.forEach(a, f), (a, f) => a.forEach(f)],
    ['map', (a, f) => iteration.map(a, f), (a, f) => a.map(f)],
    ['filter', (a, f) => iteration.filter(a, f), (a, f) => a.filter(f)],
    ['some', (a, f) => iteration.some(a, f), (a, f) => a.some(f)],
    ['every', (a, f) => iteration.every(a, f), (a, f) => a.every(f)],
    ['findIndex', (a, f) => iteration.findIndex(a, f), (a, f) => a.findIndex(f)],
    ['findLastIndex', (a, f) => iteration.findLastIndex(a, f), (a, f) => (a as LaterArray).findLastIndex(f)],
    ['reduce', (a, f) => iteration.reduce(a, f, true), (a, f) => a.reduce(f, true)],
    ['reduceRight', (a, f) => iteration.reduceRight(a, f, true), (a, f) => a.reduceRight(f, true)],
    [
      'flatMap',
      (a, f) => iteration.flatMap(a, (...seen) => [f(...seen), true]),
      (a, f) => a.flatMap((...seen) => [f(...seen), true]),
    ],
  ])('%s', (_name, ours, theirs) => {
    /** Remembers what it is called with. */
    const walk = (run: Walk, array: number[], grow: number) => {
      const seen: unknown[] = [];
      const visit = (...given: unknown[]): boolean => {
        seen.push(given.filter((argument) => !Array.isArray(argument)));
        if (grow > 0) array.push(grow);
        return ((given.find((argument) => typeof argument === 'number') as number) + seen.length) % 3 === 0;
      };
      return [run(array, visit), seen, array];
    };
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 1 }), (array, grow) => {
        expect(walk(ours, [...array], grow)).toEqual(walk(theirs, [...array], grow));
      }),
    );
  });

  test.each<[string, Walk, Walk]>([
    ['forEach', (a, f) => iteration.forEach(a, f), (a, f) => a.forEach(f)],
    ['filter', (a, f) => iteration.filter(a, f), (a, f) => a.filter(f)],
    ['every', (a, f) => iteration.every(a, f), (a, f) => a.every(f)],
    ['reduce', (a, f) => iteration.reduce(a, f, true), (a, f) => a.reduce(f, true)],
    ['reduceRight', (a, f) => iteration.reduceRight(a, f, true), (a, f) => a.reduceRight(f, true)],
  ])('%s of an array that shrinks meanwhile', (_name, ours, theirs) => {
    const shrink = (run: Walk) => {
      const array = [1, 2, 3, 4, 5];
      const seen: unknown[] = [];
      const result = run(array, (...given) => {
        array.pop();
        seen.push(given.slice(0, -1));
        return true;
      });
      return [result, seen, array];
    };
    expect(shrink(ours)).toEqual(shrink(theirs));
  });

  test('reduce without a start value', () => {
    const append = (text: string, element: string, index: number): string => `${text}${index}${element}`;
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (array) => {
        expect(iteration.reduceFromFirst(array, append, array[0]!)).toBe(array.reduce(append));
        expect(iteration.reduceRightFromLast(array, append, array.at(-1)!)).toBe(array.reduceRight(append));
      }),
    );
  });

  test('Array.from({ length }, transform)', () => {
    const square = (_: undefined, index: number): number => index * index;
    expect(iteration.generate(5, square)).toEqual(Array.from({ length: 5 }, square));
  });
});
