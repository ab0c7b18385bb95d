/** Kinds of values, from types; and which value can go where. */
import { describeKind } from '../../../transpile/apps/frontend/describe';
import {
  BOOLEAN,
  NUMBER,
  TEXT,
  isReference,
  iteratedKind,
  maybe,
  narrowingOf,
  sameKind,
  wideningOf,
  type Kind,
} from '../../../transpile/apps/frontend/kinds';
import { initialKind, kindsOf } from './read';

test.each([
  ['number', '1 as number', 'number'],
  ['a literal', '1 as 1 | 2', 'number'],
  ['an enum', 'Color.Red as Color', 'number'],
  ['an enum of texts', 'Word.Yes as Word', 'text'],
  ['a union of texts', "'a' as 'a' | 'b'", 'text'],
  ['a template', '`${1}a`', 'text'],
  ['boolean', 'true as boolean', 'boolean'],
  ['an array', '[1]', 'array'],
  ['a tuple', "[1, 'a'] as [number, string]", 'tuple'],
  ['a record', '{} as Record<string, number>', 'dictionary'],
  ['a record of known keys', "{ a: 1, b: 2 } as Record<'a' | 'b', number>", 'dictionary'],
  ['an index signature', '{} as { [key: string]: number }', 'dictionary'],
  ['a map', 'new Map<string, number>()', 'map'],
  ['a set', 'new Set<string>()', 'set'],
  ['a function', '(a: number): number => a', 'callable'],
  ['an error', "new Error('x')", 'error'],
  ['a pattern', '/a/', 'pattern'],
  ['a match or null', "/a/.exec('a')", 'maybe'],
  ['undefined or a number', '[1].pop()', 'maybe'],
  ['null or a boolean', 'null as boolean | null', 'maybe'],
  ['an object', '{ a: 1 }', 'object'],
  ['an object of a class', 'new Counter()', 'object'],
  ['one of several objects', "{ kind: 'a', x: 1 } as Shape", 'union'],
  ['undefined', 'undefined', 'absent'],
])('%s: %s is kept as %s', (_, expression, kind) => {
  const source = `enum Color { Red, Green }
    enum Word { Yes = 'yes', No = 'no' }
    class Counter { n = 0; add(): number { return ++this.n; } }
    type Shape = { kind: 'a'; x: number } | { kind: 'b'; y: string };
    const value = ${expression};`;
  expect(kindsOf(source)('value').kind).toBe(kind);
});

test('what is written is made as what is expected of it', () => {
  const source = `interface Point { x: number; y?: number }
    const point: Point = { x: 1 };
    const list: (number | undefined)[] = [1];
    const make: () => number | undefined = () => 1;
    const words: Record<string, number> = { a: 1 };`;
  expect(describeKind(initialKind(source, 'point'))).toBe('Point');
  expect(describeKind(initialKind(source, 'list'))).toBe('(number | undefined)[]');
  expect(describeKind(initialKind(source, 'make'))).toBe('() => number | undefined');
  expect(describeKind(initialKind(source, 'words'))).toBe('Record<string, number>');
});

test('all matches are texts, one match has groups', () => {
  expect(describeKind(initialKind("const all = 'ab'.match(/./g);", 'all'))).toBe('string[] | undefined');
  expect(describeKind(initialKind("const one = 'ab'.match(/(.)/);", 'one'))).toBe(
    'RegExpMatchArray | undefined',
  );
});

test('types that refer to themselves are the same kind as themselves, and as their like', () => {
  const kindOf = kindsOf(`interface Node { next?: Node; value: number }
    interface Link { value: number; next?: Link }
    interface Other { next?: Other; value: string }
    const node: Node = { value: 1 };
    const link: Link = { value: 1 };
    const other: Other = { value: 'a' };`);
  expect(sameKind(kindOf('node'), kindOf('link'))).toBe(true);
  expect(sameKind(kindOf('node'), kindOf('other'))).toBe(false);
});

test('classes are themselves only, whatever their fields are', () => {
  const kindOf = kindsOf(`class A { n = 0; show(): void {} }
    class B { n = 0; show(): void {} }
    const a = new A();
    const b = new B();
    const again = new A();`);
  expect(sameKind(kindOf('a'), kindOf('b'))).toBe(false);
  expect(sameKind(kindOf('a'), kindOf('again'))).toBe(true);
});

const MAYBE_NUMBER = maybe(NUMBER);
const MAYBE_BOOLEAN = maybe(BOOLEAN);
const MAYBE_TEXT = maybe(TEXT);
const ABSENT: Kind = { kind: 'absent' };
const arrayOf = (of: Kind): Kind => ({ kind: 'array', of });
const callable = (parameters: Kind[], result: Kind): Kind => {
  return { kind: 'callable', parameters, required: parameters.length, rest: false, result };
};

test.each<[Kind, Kind, ReturnType<typeof wideningOf>]>([
  [NUMBER, NUMBER, 'none'],
  [NUMBER, MAYBE_NUMBER, 'box number'],
  [BOOLEAN, MAYBE_BOOLEAN, 'box boolean'],
  [TEXT, MAYBE_TEXT, 'none'],
  [ABSENT, MAYBE_NUMBER, 'none'],
  [ABSENT, NUMBER, undefined],
  [MAYBE_NUMBER, NUMBER, undefined],
  [NUMBER, TEXT, undefined],
  [MAYBE_NUMBER, MAYBE_TEXT, undefined],
  [arrayOf(NUMBER), arrayOf(MAYBE_NUMBER), undefined],
  [arrayOf(TEXT), arrayOf(MAYBE_TEXT), undefined],
  [arrayOf({ kind: 'never' }), arrayOf(NUMBER), 'none'],
  [NUMBER, { kind: 'erased', name: 'T' }, 'none'],
  [callable([], NUMBER), callable([TEXT], { kind: 'void' }), 'none'],
  [callable([MAYBE_TEXT], NUMBER), callable([TEXT], NUMBER), 'none'],
  [callable([MAYBE_NUMBER], NUMBER), callable([NUMBER], NUMBER), undefined],
  [callable([TEXT, TEXT], NUMBER), callable([TEXT], NUMBER), undefined],
  [callable([], NUMBER), callable([], MAYBE_NUMBER), undefined],
])('%#: from one kind to another', (from, to, conversion) => {
  expect([describeKind(from), describeKind(to), wideningOf(from, to)]).toEqual([
    describeKind(from),
    describeKind(to),
    conversion,
  ]);
});

test('a narrowed number or boolean is taken out of what may be undefined', () => {
  expect(narrowingOf(MAYBE_NUMBER, NUMBER)).toBe('unbox number');
  expect(narrowingOf(MAYBE_BOOLEAN, BOOLEAN)).toBe('unbox boolean');
  expect(narrowingOf(MAYBE_TEXT, TEXT)).toBe('none');
  expect(narrowingOf(MAYBE_NUMBER, MAYBE_NUMBER)).toBe('none');
});

test('maybe is never of what is absent anyway', () => {
  expect(maybe(MAYBE_TEXT)).toBe(MAYBE_TEXT);
  expect(maybe(ABSENT)).toEqual(ABSENT);
});

test('what loops get', () => {
  expect(iteratedKind(arrayOf(NUMBER))).toBe(NUMBER);
  expect(iteratedKind(TEXT)).toBe(TEXT);
  expect(iteratedKind({ kind: 'map', key: TEXT, of: NUMBER })).toEqual({
    kind: 'tuple',
    kinds: [TEXT, NUMBER],
  });
  expect(iteratedKind({ kind: 'tuple', kinds: [TEXT, NUMBER] })).toBeUndefined();
  expect(iteratedKind(NUMBER)).toBeUndefined();
});

test('references are what is never 0 or 1', () => {
  expect([TEXT, arrayOf(NUMBER), callable([], NUMBER)].every(isReference)).toBe(true);
  expect([NUMBER, BOOLEAN, MAYBE_TEXT, ABSENT].some(isReference)).toBe(false);
});
