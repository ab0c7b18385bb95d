/**
 * Small programs, each about one part of the language. `run()` returns a number that is right only when that part means
 * what docs/0002-dialect.md says. They are run, printed, and mutilated by the other tests.
 */
export interface Example {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly result: number;
}

const one = (name: string, result: number, source: string): Example => ({
  name,
  result,
  files: { 'main.ts': source },
});

export const EXAMPLES: readonly Example[] = [
  {
    name: 'constants across modules, re-exports, import cycles of functions',
    result: 0x1234 + 8 + 5 + 1,
    files: {
      'main.ts': `
        import { BASE, Level as L, twice } from './limits';
        import * as limits from './limits';
        const OFFSET = BASE + L.high;
        export const SHIFT = 1 << 2;
        export function half(x: u32): u32 { return x / 2; }
        export function run(): u32 { return twice(OFFSET) - OFFSET + limits.LENGTH + half(2) + limits.quarter(SHIFT) - 1; }`,
      'limits.ts': `
        import { half } from './main';
        export { LENGTH } from './more';
        export const BASE = 0x1234;
        export enum Level { low, middle = 3, high = middle * 2 + 2 }
        export function twice(x: u32): u32 { return x * 2; }
        export function quarter(x: u32): u32 { return half(half(x)); }`,
      'more.ts': `const letters = 'hello'; export const LENGTH = letters.length;`,
    },
  },
  one(
    'constants are exact, and wrap where they have a type',
    7,
    `const BIG = (1 << 40) / (1 << 38) - 1;
     const LOW: u8 = 0xff & ~0xfc;
     const WRAPPED = u32(0) - 1;
     const MINUS = u8(-2);
     export function run(): u32 { return BIG + (WRAPPED === 0xffffffff ? 1 : 0) + (MINUS === 254 ? 1 : 0) + LOW - 1; }`,
  ),
  one(
    'a constant with ~ is a bit pattern',
    0xfffffff0 >>> 0,
    `const MASK = 15; export function run(): u32 { let x: u32 = 0xffffffff; x &= ~MASK; return x & ~0; }`,
  ),
  one(
    'a shifted constant takes the type of the other operand',
    0x80000001,
    `export function bit(pin: u8, word: u32): u32 { return (1 << pin) | word; }
     export function run(): u32 { return bit(31, 1); }`,
  ),
  one(
    'enums: storage, flags, conversion from integers',
    0x10 + 3 + 2 + 1,
    `enum Flag { a = 1, b = 2, c = 0x10 }
     enum Wide { x = 300, y = -1 }
     class S { f: Flag = Flag.a; w: Wide = Wide.x; }
     const s = new S();
     export function run(): u32 {
       s.f = Flag.a | Flag.b;
       const raw: u32 = 16;
       const c = raw as Flag;
       s.w = Wide.y;
       return (c & Flag.c) + s.f + sizeof(S) - 2 + (s.w === Wide.y ? 1 : 0);
     }`,
  ),
  one(
    'classes: embedding, arrays, references, methods, initial values',
    3 + 9 + 40 + 1,
    `class Inner { a: u8 = 9; b: u16 = 0; }
     class Task {
       next: Task | null = null;
       readonly inner = new Inner();
       readonly bytes = array(u8, 4);
       readonly inners = structs(Inner, 2);
       readonly links = refs(Task, 2);
       count: u32 = 3;
       add(by: u32): Task { this.count += by; return this; }
       static twice(x: u32): u32 { return x * 2; }
     }
     const tasks = structs(Task, 3);
     let first: Task | null = null;
     export function run(): u32 {
       const task = tasks[1];
       task.links[1] = tasks[2];
       first = task;
       task.add(10).add(Task.twice(5));
       const other = task.links[1];
       if (other !== null) other.next = task;
       const next = tasks[2].next;
       return tasks[0].count + task.inners[1].a + (next !== null ? next.count : 0) + 17 + (first === tasks[1] ? 1 : 0);
     }`,
  ),
  one(
    'nullable references: narrowing, !, ??',
    30,
    `class Node { value: u32 = 0; next: Node | null = null; }
     const a = new Node(); const b = new Node();
     let head: Node | null = null;
     function valueOf(node: Node): u32 { return node.value; }
     export function run(): u32 {
       a.value = 10; b.value = 5; a.next = b; head = a;
       let total: u32 = 0;
       for (let node: Node | null = head; node !== null; node = node.next) total += node.value;
       if (head !== null && head.next !== null) total += valueOf(head.next);
       const last = b.next ?? a;
       return total + last.value + (a.next!.value - 5);
     }`,
  ),
  one(
    'function values: tables of operations, fields, parameters, arrow functions, nullable ones',
    6 + 20 + 8 + 3,
    `interface Operations { readonly name: string; readonly open: (x: u32) => u32; close(x: u32): u32; }
     function add(x: u32): u32 { return x + 1; }
     const operations: Operations = { name: 'uart', open: add, close: (x: u32): u32 => x * 2 };
     const double = (x: u32): u32 => x + x;
     function apply(f: (x: u32) => u32, x: u32): u32 { return f(x); }
     class Handler { run: (x: u32) => u32 = double; missing: ((x: u32) => u32) | null = null; }
     const handler = new Handler();
     function select(wide: bool): Operations { return operations; }
     export function run(): u32 {
       const triple = (x: u32): u32 => x * 3;
       function local(x: u32): u32 { return triple(x) - 1; }
       handler.missing = local;
       let total = apply(operations.open, 5) + select(true).close(10) + handler.run(4);
       if (handler.missing !== null) total += handler.missing(1) - 2;
       return total + operations.name.length - 1;
     }`,
  ),
  one(
    'a function value may leave its result type to the place where it goes',
    5 + 9 + 4 + 3,
    `class Row { handler: (x: u32) => u32 = (x) => x + 1; compare: ((a: u8, b: u8) => bool) | null = (a, b) => a < b; }
     const rows = table(Row, [{ handler: (x) => x * x }]);
     const row = new Row();
     function apply<T extends number>(f: (x: T) => T, x: T): T { return f(x); }
     export function run(): u32 { return row.handler(4) + rows[0].handler(3) + apply<u8>((x) => u8(x + 250), 10) + (row.compare!(1, 2) ? 3 : 0); }`,
  ),
  one(
    'fields named like what JavaScript objects have',
    1 + 2 + 3 + 4 + 5,
    `class Row { toString: u32 = 1; valueOf: u32 = 2; hasOwnProperty: u32; constructor_: u32 = 4; __proto__: u32 = 5; }
     const rows = table(Row, [{ hasOwnProperty: 3 }]);
     const row = new Row();
     export function run(): u32 { return row.toString + rows[0].valueOf + rows[0].hasOwnProperty + row.constructor_ + rows[0].__proto__ + row.hasOwnProperty; }`,
  ),
  one(
    'constant tables: numbers, structs, functions, texts',
    9 + 2 + 98 + 7,
    `class Route { port: u16 = 7; name: string = ''; handler: (x: u32) => u32 = same; next: Route | null = null; }
     function same(x: u32): u32 { return x; }
     function more(x: u32): u32 { return x + 1; }
     const squares = table(u16, [0, 1, 4, 9]);
     const routes = table(Route, [{ port: 1, name: 'ab', handler: more }, { name: 'c' }]);
     const flags = table(bool, [true, false]);
     export function run(): u32 {
       let total: u32 = squares[3];
       const route = routes[0];
       total += route.handler(1) + route.name.charCodeAt(1) + routes[1].port;
       return flags[0] ? total : 0;
     }`,
  ),
  one(
    'spans: arrays convert, parts, texts as bytes, for..of over structs',
    6 + 2 + 97 + 4,
    `class P { x: u32 = 2; }
     const bytes = array(u8, 8);
     const points = structs(P, 2);
     function sum(items: ReadonlySpan<u8>): u32 { let total: u32 = 0; for (const item of items) { if (item === 9) continue; total += item; } return total; }
     function fill(items: Span<u8>, value: u8): void { for (let i: u32 = 0; i < items.length; i++) items[i] = value; }
     function count(items: ReadonlySpan<P>): u32 { let total: u32 = 0; for (const p of items) { total += p.x; p.x++; } return total; }
     export function run(): u32 {
       fill(bytes, 9);
       fill(span(bytes, 2, 3), 2);
       const part = readonlySpan(span(bytes, 1, 4), 1, 1);
       return sum(bytes) + part[0] + textBytes('a')[0] + count(points);
     }`,
  ),
  one(
    'array parameters are references',
    12,
    `const a = array(u16, 4);
     function set(items: FixedArray<u16, 4>, value: u16): u32 { items[3] = value; return items.length; }
     export function run(): u32 { return set(a, 8) + a[3]; }`,
  ),
  one(
    'frame storage starts anew each time',
    9,
    `class P { x: u32 = 3; }
     function touch(p: P, items: Span<u8>): u32 { p.x++; items[1]++; return p.x + items[1]; }
     export function run(): u32 {
       let total: u32 = 0;
       for (let i: u32 = 0; i < 2; i++) { const p = new P(); const b = array(u8, 4); total = touch(p, b); }
       const more = structs(P, 2);
       more[1].x = 4;
       return total + more[1].x;
     }`,
  ),
  one(
    'generics: classes with numbers, functions, methods, inference from arithmetic',
    5 + 7 + 300 + 2 + 4 + 1 + 2 - 3,
    `class Ring<T, N extends number> {
       readonly items: FixedArray<T, N>;
       count: u32 = 0;
       push(item: T): bool { if (this.count === this.items.length) return false; this.items[this.count] = item; this.count++; return true; }
       last(): T { return this.items[this.count - 1]; }
       map<U>(f: (x: T) => U): U { return f(this.last()); }
     }
     class Pair<T> { readonly a: Structs<T, 2>; }
     class P { x: u32 = 2; }
     const small = new Ring<u8, 2>();
     const wide = new Ring<u16, 4>();
     const tasks = new Ring<P | null, 2>();
     const pair = new Pair<P>();
     const p = new P();
     function larger<T extends u32>(a: T, b: T): T { return a > b ? a : b; }
     export function run(): u32 {
       small.push(1); small.push(7); const full = small.push(9);
       wide.push(300); tasks.push(p);
       const found = tasks.last();
       const x: u32 = 2;
       return larger<u32>(5, x) + small.last() + wide.last() + (found !== null ? found.x : 0)
         + larger(x + 1, x * 2) + (full ? 0 : 1) + pair.a[1].x - small.map<u32>((v: u8): u32 => v / 2);
     }`,
  ),
  one(
    'switch: fall-through, default in the middle, enums, shared labels',
    0x1234,
    `enum S { a, b, c }
     function digit(n: u32): u32 { let r: u32 = 0; switch (n) { case 0: case 1: r = 1; break; default: r = 9; case 5: r += 1; } return r; }
     function name(s: S): u32 { switch (s) { case S.a: return 1; case S.b: return 2; default: return 3; } }
     export function run(): u32 { return name(S.a) * 0x1000 + (digit(5) + 1) * 0x100 + (name(S.c) * 0x10) + (digit(7) - 7) + digit(1); }`,
  ),
  one(
    'switch: a variable that the clauses share',
    3,
    `export function run(): u32 {
       let r: u32 = 0; const x: u32 = r + 1;
       switch (x) { case 0: let y: u32; r = 5; break; case 1: y = 3; r = y; }
       return r;
     }`,
  ),
  one(
    'arrays of arrays',
    11,
    `class G { readonly grid: FixedArray<FixedArray<u8, 4>, 4>; }
     const g = new G();
     function at(i: u32, j: u32): u8 { g.grid[i][j] = 7; const row = g.grid[i]; return row[j]; }
     export function run(): u32 { return at(2, 3) + g.grid[0].length; }`,
  ),
  one(
    'loops: labels, do, continue, several counters',
    33,
    `export function run(): u32 {
       let total: u32 = 0;
       outer: for (let i: u32 = 0, j: u32 = 10; i < j; i++, j--) {
         let k: u32 = 0;
         do { k++; if (k === 3) continue outer; if (i === 4) break outer; total += k; } while (k < 5);
       }
       while (true) { if (total > 20) break; total += 7; }
       block: { total += 4; if (total > 3) break block; total = 0; }
       return total + 2 + 1;
     }`,
  ),
  one(
    'integers: promotion, narrowing by proof, compound assignment, shifts, division',
    44 + 4 + 1 + 2 + 3,
    `export function run(): u32 {
       let a: u8 = 200;
       const sum = a + 100;
       a += 100;
       const low: u8 = sum & 0xff;
       const nibble: u8 = (a >>> 4) & 0xf;
       let s: i8 = -128;
       s--;
       const negative: i32 = -7;
       const half = negative >> 1;
       const quotient = u32(-(negative / 2));
       let big: u64 = 0xffffffffffffffffn;
       big += 2n;
       return (low === a ? low : 0) + (half === -4 ? 4 : 0) + u32(big) + nibble + quotient + (s === 127 ? 0 : 100);
     }`,
  ),
  one(
    'a signed operand that cannot be negative mixes with u32',
    15,
    `const bytes = table(u8, [3, 7]);
     export function run(): u32 { const base: u32 = 8; const b = bytes[1]; return base + (b & 15) + bytes[b - 7] - 3; }`,
  ),
  one(
    'registers and bit fields',
    0x35 + 4 + 0x21,
    `class Uart { @at(0) STATUS: reg32; @at(8) DATA: reg8; @at(12) MODE: regbits<3>; SPEED: regbits<5>; @at(16) readonly WORDS: FixedArray<reg32, 2>; }
     class Packed { a: bits<3>; b: bits<30>; c: bits<2>; }
     const packed1 = new Packed();
     export function run(): u32 {
       packed1.a = 5; packed1.c = 3; packed1.a += 3; packed1.b = 0x35;
       return packed1.a + packed1.b + (sizeof(Packed) === 8 ? 1 : 0) + packed1.c + offsetof(Uart, 'WORDS') * 2 + 1;
     }`,
  ),
  one(
    'layout attributes',
    5 + 8 + 32 + 16,
    `@packed class Tight { a: u8 = 0; b: u32 = 0; }
     @align(8) class Aligned { a: u8 = 0; }
     @size(32) class Sized { a: u64 = 0n; }
     class Mixed { a: u8 = 0; b: u64 = 0n; }
     export function run(): u32 { return sizeof(Tight) + sizeof(Aligned) + sizeof(Sized) + sizeof(Mixed); }`,
  ),
  one(
    'intrinsics',
    31 + 4 + 3 + 1 + 9,
    `export function run(): u32 {
       let x: u32 = 1;
       return clz32(x) + ctz32(16) + popcount32(7) + u32(mulWide(0x80000000, 2) >> 32n) + minU32(9, 12) + maxU32(ror32(1, 1), 2) - 0x80000000 + (maxI32(-3, -4) === -3 ? 0 : 50) + bswap32(0);
     }`,
  ),
  one(
    'memory: assign, clear, addresses, overlay',
    7 + 1 + 7,
    `class P { x: u32 = 7; y: u32 = 1; }
     const a = new P(); const b = new P();
     const words = array(u32, 4);
     export function run(): u32 {
       clear(a);
       const before = a.x;
       assign(a, b);
       const same = overlay(P, addressOf(b));
       store32(addressOf(words) + 4, 7);
       const view = spanAt(u32, addressOf(words), 2);
       return a.x + before + same.y + view[1] + addressOf(null);
     }`,
  ),
  one(
    'a function that never returns may be returned',
    7,
    `function stop(): never { panic('stop'); }
     function small(n: u32): u32 { if (n < 10) return n; return stop(); }
     export function run(): u32 { return small(7); }`,
  ),
  one(
    'the byte of a constant text is a constant',
    13 + 66,
    `const RETURN = '\\r'.charCodeAt(0);
     const bytes = table(u8, ['A'.charCodeAt(0), 'AB'.charCodeAt(1)]);
     export function run(): u32 { switch (bytes[1]) { case 'B'.charCodeAt(0): return RETURN + bytes[1]; default: return 0; } }`,
  ),
  one(
    'arrays as long as an enum member says, called spans, compared',
    4 + 3 + 2,
    `enum Kind { a, b, count = 4 }
     class Row { readonly bytes = array(u8, 2); }
     const counts = array(u32, Kind.count);
     const row = new Row();
     export function run(): u32 {
       const view = counts as Span<u32>;
       return view.length + (counts === counts && row.bytes === row.bytes ? 3 : 0) + (row.bytes as ReadonlySpan<u8>).length;
     }`,
  ),
  one(
    'rows of one field that refer to different things',
    3 + 4,
    `class P { x: u32 = 3; }
     const a = new P(); const others = structs(P, 2);
     class Row { readonly p: P = a; }
     const rows = table(Row, [{ p: a }, { p: others[1] }]);
     export function run(): u32 { let sum: u32 = 1; for (const row of rows) sum += row.p.x; return sum; }`,
  ),
  one(
    'private members beside public ones of the same name',
    1 + 2 + 30 + 40,
    `class A {
       #x: u32 = 1; x: u32 = 2;
       #sum(): u32 { return 30 + this.#x; }
       sum(): u32 { return 40 + this.#sum(); }
     }
     const a = new A();
     let big = 0n;
     export function run(): u32 { big += 2n; return a.sum() + u32(big); }`,
  ),
  one(
    'parts of arrays and bytes of texts as initial values',
    5 + 7 + 98 + 3 + 99,
    `class P { x: u32 = 7; }
     const words = array(u32, 4); const points = structs(P, 3); const limits = table(u8, [1, 2, 3]);
     let middle: Span<u32> = span(words, 1, 2);
     let text: ReadonlySpan<u8> = textBytes('abc');
     class View { points: ReadonlySpan<P> = span(points, 2, 1); last: ReadonlySpan<u8> = readonlySpan(limits, 2, 1); prompt: ReadonlySpan<u8> = textBytes('ab'); }
     const view = new View();
     export function run(): u32 {
       middle[1] = 5;
       return words[2] + view.points[0].x + view.prompt[1] + view.last[0] + text[2];
     }`,
  ),
  one(
    'assert and panic narrow',
    4,
    `class P { x: u32 = 4; }
     const p = new P();
     let current: P | null = null;
     function get(): P { if (current === null) panic('none'); return current; }
     export function run(): u32 { current = p; const c: P | null = current; assert(c !== null, 'no'); return get().x + c.x - 4; }`,
  ),
  one(
    'a reference that is set before it is used',
    7,
    `class P { x: u32 = 7; }
     class Holder { p!: P; next: Holder | null = null; }
     const p = new P();
     const holder = new Holder();
     export function run(): u32 { holder.p = p; return holder.p.x; }`,
  ),
  one(
    'names that C or JavaScript reserve',
    10,
    `let int: u32 = 1; let register: u32 = 2; let Math: u32 = 3;
     function double(long: u32): u32 { const char = long; return char * 2; }
     class struct { auto: u32 = 4; }
     const union = new struct();
     export function run(): u32 { const inline = union.auto; return double(int) + register + Math + inline - 1; }`,
  ),
  {
    name: 'the same name in two modules and two scopes',
    result: 11,
    files: {
      'main.ts': `
        import { value as other, get } from './other';
        let value: u32 = 1;
        export function run(): u32 { let total = value + other(); { const value: u32 = 3; total += value; } for (let total2: u32 = 0; total2 < 1; total2++) { const value: u32 = 2; total += value; } return total + get(); }`,
      'other.ts': `export function value(): u32 { return 4; } function run(): u32 { return 1; } export function get(): u32 { return run(); }`,
    },
  },
  one(
    'compile-time conditions choose code',
    3,
    `const DEBUG = false; const LEVEL = 2;
     export function run(): u32 { let x: u32 = LEVEL > 1 ? 3 : 4; if (DEBUG && x > 2) x = 9; return DEBUG || LEVEL < 1 ? 0 : x; }`,
  ),
  one(
    'statements without value, comma in for, empty statements',
    5,
    `let count: u32 = 0;
     function tick(): void { count++; }
     const run2 = (): void => tick();
     export function run(): u32 { ; tick(); run2(); { } if (count > 100) { } else tick(); for (;;) { count += 2; break; } return count; }`,
  ),
];
