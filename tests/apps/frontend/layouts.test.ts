/** Where properties lie. */
import type { Kind } from '../../../transpile/apps/frontend/kinds';
import { findField, inPlaceOrder, sharedField, type Layout } from '../../../transpile/apps/frontend/layouts';
import { kindsOf } from './read';

function layoutOf(kind: Kind): Layout {
  if (kind.kind !== 'object') throw new Error(`a ${kind.kind} has no layout`);
  return kind.layout;
}

const places = (layout: Layout): string[] => layout.fields.map(({ name }) => name);

test('the same properties are the same layout, in whatever order they are written', () => {
  const kindOf = kindsOf(`interface A { x: number; name: string }
    const a: A = { x: 1, name: 'a' };
    const b: { name: string; x: number } = { name: 'b', x: 2 };`);
  const [a, b] = [layoutOf(kindOf('a')), layoutOf(kindOf('b'))];
  expect(places(a)).toEqual(places(b));
  expect(a.written).toEqual(['x', 'name']);
  expect(b.written).toEqual(['name', 'x']);
});

test('what members of a union share lies at the same place in all of them', () => {
  const kindOf = kindsOf(`interface Circle { kind: 'circle'; area: number; name: string; radius: number }
    interface Square { kind: 'square'; name: string; side: number }
    type Shape = Circle | Square;
    const shape: Shape = { kind: 'square', name: 'a', side: 1 } as Shape;`);
  const kind = kindOf('shape');
  if (kind.kind !== 'union') throw new Error(kind.kind);
  expect(sharedField(kind, 'kind')).toMatchObject({ place: 0, kind: { kind: 'text' } });
  expect(sharedField(kind, 'name')).toMatchObject({ place: 1 });
  expect(sharedField(kind, 'radius')).toBeUndefined();
});

test('a shared property of another kind is none', () => {
  const kindOf = kindsOf(`type Event = { kind: 'a'; value: number } | { kind: 'b'; value: string };
    const event: Event = { kind: 'a', value: 1 } as Event;`);
  const kind = kindOf('event');
  expect(kind.kind === 'union' && sharedField(kind, 'value')).toBeUndefined();
});

test('an optional property has a place, and may be undefined', () => {
  const layout = layoutOf(kindsOf('const o: { a?: number; b: number } = { b: 1 };')('o'));
  expect(findField(layout, 'a')).toMatchObject({
    optional: true,
    kind: { kind: 'maybe', of: { kind: 'number' } },
  });
  expect(findField(layout, 'c')).toBeUndefined();
});

test('a class has its fields, those of its parameters and private ones too, and no methods', () => {
  const layout = layoutOf(
    kindsOf(`class Counter {
      #secret = 1;
      private count = 0;
      static made = 0;
      constructor(readonly limit: number) {}
      get left(): number { return this.limit - this.count - this.#secret; }
      add(): void { this.count++; }
    }
    const counter = new Counter(5);
    counter.add();`)('counter'),
  );
  expect(layout.fields.map(({ name }) => name)).toEqual(['#secret', 'count', 'limit']);
  expect(layout.written).toEqual(['limit', 'count']);
  expect(layout.declaration?.name?.text).toBe('Counter');
});

test('a generic interface has the kinds that it is used with', () => {
  const kindOf = kindsOf(`interface Box<T> { value: T }
    const one: Box<number> = { value: 1 };
    const two: Box<string> = { value: 'a' };`);
  expect(findField(layoutOf(kindOf('one')), 'value')?.kind.kind).toBe('number');
  expect(findField(layoutOf(kindOf('two')), 'value')?.kind.kind).toBe('text');
});

test('shared names come first, then the others, by name', () => {
  expect(inPlaceOrder(['z', 'b', 'kind', 'a'], new Set(['kind', 'b']))).toEqual(['b', 'kind', 'a', 'z']);
});
