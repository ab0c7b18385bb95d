/** The whole-program refusals: recursion, and references that outlive what they lead to. */
import { buildCallGraph, callersFirst } from '../../transpile/ir/passes';
import { compileSource, functionNamed, programOf } from './passes-source';

describe('recursion', () => {
  test('of a function with itself', () => {
    const { diagnostics } = compileSource(
      'export function f(n: u32): u32 {\n  return n < 2 ? 1 : f(n - 1);\n}',
    );
    expect(diagnostics).toEqual([expect.stringMatching(/^2: 91200 Recursion: f -> f\./)]);
  });

  test('through other functions, reported once', () => {
    const source =
      'export function f(): void {\n  g();\n}\nfunction g(): void {\n  h();\n}\nfunction h(): void {\n  f();\n}';
    expect(compileSource(source).diagnostics).toEqual([
      expect.stringMatching(/^2: 91200 Recursion: f -> g -> h -> f\./),
    ]);
  });

  test('through a function value', () => {
    const source = `let hook: (n: u32) => u32 = plain;
function plain(n: u32): u32 {
  return n;
}
function again(n: u32): u32 {
  return hook(n);
}
export function f(): void {
  hook = again;
}`;
    expect(compileSource(source).diagnostics).toEqual([
      expect.stringMatching(/^6: 91200 Recursion: again -> again\./),
    ]);
  });

  test('not through a value of another signature', () => {
    const source = `let hook: (n: u32) => u32 = plain;
function plain(n: u32): u32 {
  return n;
}
let callback: (n: i32) => void = caller;
function caller(n: i32): void {
  hook(u32(n));
}
export function f(): void {
  callback(1);
}`;
    expect(compileSource(source).diagnostics).toEqual([]);
  });
});

describe('call graph', () => {
  test('resolves an indirect call to every function of that signature whose value is taken', () => {
    const program = programOf(`interface Operations { readonly run: (n: u32) => u32; }
function one(n: u32): u32 { return n; }
function two(n: u32): u32 { return one(n); }
function three(n: u32): u32 { return n; }
const table: Operations = { run: one };
let operations: Operations = table;
let hook: (n: u32) => u32 = two;
export function f(): u32 { return operations.run(1) + hook(2) + three(3); }`);
    const graph = buildCallGraph(program);
    const sites = graph.sites.get(functionNamed(program, 'f')) ?? [];
    const named = sites.map(({ indirect, targets }) => [indirect, targets.map((each) => each.sourceName)]);
    expect(named).toEqual([
      [true, ['one', 'two']],
      [true, ['one', 'two']],
      [false, ['three']],
    ]);
    const order = callersFirst(graph).map((each) => each.sourceName);
    expect(order.indexOf('f')).toBeLessThan(order.indexOf('two'));
    expect(order.indexOf('two')).toBeLessThan(order.indexOf('one'));
  });
});

describe('escape', () => {
  const CLASS = `class Item { next: Item | null; value: u32; }
class Holder { link: Item | null; }
const holder = new Holder();
const links = refs(Item, 4);
let head: Item | null = null;
function keep(item: Item): void { head = item; }
function keepDeep(item: Item): void { keep(item); }
function same(item: Item): Item { return item; }
function read(item: Item): u32 { return item.value; }
let sink: (item: Item) => void = keep;
`;
  const refusals = (body: string, head = 'f(): void'): string[] => {
    const { diagnostics } = compileSource(`${CLASS}export function ${head} {\n${body}\n}\n`);
    return diagnostics.map((each) => each.replace(/^\d+: /, ''));
  };

  test.each([
    ['returned', 'const item = new Item(); return item;', 'f(): Item', 'is returned'],
    ['returned through a call', 'const item = new Item(); return same(item);', 'f(): Item', 'is returned'],
    ['returned as a span', 'const bytes = array(u8, 4); return bytes;', 'f(): Span<u8>', 'is returned'],
    ['stored in a global', 'const item = new Item(); head = item;', 'f(): void', 'is stored'],
    ['stored in a field', 'const item = new Item(); holder.link = item;', 'f(): void', 'is stored'],
    ['stored in an array', 'const item = new Item(); links[0] = item;', 'f(): void', 'is stored'],
    [
      'stored by way of a local',
      'const item = new Item(); let at = item; at = same(at); head = at;',
      'f(): void',
      'is stored',
    ],
    [
      'passed to what keeps it',
      'const item = new Item(); keepDeep(item);',
      'f(): void',
      'is passed to keepDeep',
    ],
    [
      'passed through a function value',
      'const item = new Item(); sink(item);',
      'f(): void',
      'is passed to keep',
    ],
    ['an element', 'const items = structs(Item, 3); head = items[1];', 'f(): void', 'is stored'],
  ])('refuses storage that is %s', (_, body, head, how) => {
    expect(refusals(body, head)).toEqual([expect.stringContaining(how)]);
    expect(refusals(body, head)[0]).toMatch(/^91201 /);
  });

  test.each([
    ['used', 'const item = new Item(); item.value = 1;'],
    ['passed down', 'const item = new Item(); read(item); read(same(item));'],
    [
      'made in a loop',
      'for (let i: u32 = 0; i < 3; i++) { const item = new Item(); item.value = i; read(item); }',
    ],
    ['copied', 'const item = new Item(); assign(holder.link!, item); head = holder.link;'],
    ['next to what is kept', 'const item = new Item(); item.next = head; head = item.next;'],
  ])('lets storage be %s', (_, body) => {
    expect(refusals(body)).toEqual([]);
  });
});
