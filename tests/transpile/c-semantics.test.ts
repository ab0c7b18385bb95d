/** Bit-exact results without undefined behaviour: C from dialect source, run under UBSan and ASan at -O0 and -O2. */
import { runOnHost } from './c-toolchain';

function results(source: string, calls: readonly string[], format = '%u'): string[] {
  const statements = calls.map((call) => `printf("${format} ", ${call});`);
  return runOnHost(source, statements.join('\n')).trim().split(' ');
}

describe('arithmetic', () => {
  test('signed arithmetic wraps', () => {
    const source = `
      export function add(a: i32, b: i32): i32 { return a + b; }
      export function subtract(a: i32, b: i32): i32 { return a - b; }
      export function multiply(a: i32, b: i32): i32 { return a * b; }
      export function negate(a: i32): i32 { return -a; }
      export function shift(a: i32, n: u32): i32 { return a << n; }
      export function down(a: i32, n: u32): i32 { return a >> n; }
      export function mixed(a: i32, b: i32): i32 { return (a + b) / 2 + (a * b >> 3); }
      export function increment(a: i32): i32 { let x = a; x++; x += a; return x++ + x; }
      export function squares(a: u16): u32 { return u32(a) * a; }
      export function compare(a: i32, b: i32): i32 { return a + b < a ? 1 : 0; }`;
    const calls = [
      'add(2147483647, 1)',
      'subtract(INT32_MIN, 1)',
      'multiply(65536, 65537)',
      'negate(INT32_MIN)',
      'shift(-3, 33)',
      'down(-8, 34)',
      'mixed(2147483647, 2)',
      'increment(2147483647)',
      '(int)squares(65535)',
      'compare(2147483647, 1)',
    ];
    expect(results(source, calls, '%d')).toEqual([
      '-2147483648',
      '2147483647',
      '65536',
      '-2147483648',
      '-6',
      '-2',
      '-1073741824',
      '-1',
      '-131071',
      '1',
    ]);
  });

  test('division', () => {
    const source = `
      export function divide(a: i32, b: i32): i32 { return a / b; }
      export function rest(a: i32, b: i32): i32 { return a % b; }
      export function compound(a: i32, b: i32): i32 { let x = a; x /= b; x %= 7; return x; }
      export function unsigned(a: u32, b: u32): u32 { return a / b + a % b; }
      export function byTen(a: i32): i32 { return a / 10 + a % 10; }`;
    const calls = [
      'divide(INT32_MIN, -1)',
      'rest(INT32_MIN, -1)',
      'divide(-7, 2)',
      'rest(-7, 2)',
      'compound(INT32_MIN, -1)',
      'byTen(-25)',
    ];
    expect(results(source, calls, '%d')).toEqual(['-2147483648', '0', '-3', '-1', '-2', '-7']);
    expect(runOnHost(source, 'unsigned_(1, 1);'.replace('unsigned_', 'unsigned_') + 'divide(1, 0);')).toBe(
      'panic 2 division by zero\n',
    );
  });

  test('shifts are masked and conversions keep the low bits', () => {
    const source = `
      export function left(a: u32, n: u32): u32 { return a << n; }
      export function right(a: u32, n: u32): u32 { return a >>> n; }
      export function constant(a: u32): u32 { return a << 3; }
      export function bytes(a: u32): u32 { return u32(u8(a)) + (u32(i32(i8(a))) & 0xff00); }
      export function sixteen(a: i32): i32 { return i16(a) + u16(a); }
      export function narrow(a: u8): u8 { let x = a; x += 200; x <<= 1; x = u8(~x); x -= 3; return x; }
      export function truth(a: u32): u32 { return u32(bool(a)) + u32(a === 3); }`;
    const calls = [
      'left(1, 33)',
      'right(8, 34)',
      'constant(1)',
      'bytes(0x180)',
      '(unsigned)sixteen(0x8001)',
      'narrow(100)',
      'truth(3)',
    ];
    expect(results(source, calls)).toEqual(['2', '2', '8', '65408', '2', '164', '2']);
  });

  test('64 bits', () => {
    const source = `
      export function mix(a: u64, b: u32): u64 { return a * 0x100000001n + u64(b) - (a >> 3n) ^ (u64(b) << 40n); }
      export function wide(a: u32, b: u32): u64 { return mulWide(a, b); }
      export function low(a: u64): u32 { return u32(a) + u32(a >> 32n); }
      export function signed(a: i32): u64 { return u64(a); }`;
    const calls = [
      '(unsigned long long)wide(0xffffffff, 0xffffffff)',
      '(unsigned long long)mix(5, 7)',
      '(unsigned long long)signed_(-1)',
      '(unsigned long long)low(0x500000006ull)',
    ];
    expect(results(source, calls, '%llx')).toEqual([
      'fffffffe00000001',
      '7050000000c',
      'ffffffffffffffff',
      'b',
    ]);
  });

  test('intrinsics', () => {
    const source = `
      export function bits(a: u32): u32 { return clz32(a) * 1000000 + ctz32(a) * 10000 + popcount32(a) * 100; }
      export function turned(a: u32): u32 { return rbit32(a) ^ bswap32(a) ^ ror32(a, 4); }
      export function limits(a: i32, b: u32): i32 { return minI32(a, -3) + maxI32(a, 2) + i32(minU32(b, 4)) + i32(maxU32(b, 1)); }`;
    expect(
      results(source, ['bits(0)', 'bits(0x00f0)', 'turned(0x12345678)', '(unsigned)limits(-5, 9)']),
    ).toEqual([
      '32320000',
      '24040400',
      String((0x1e6a2c48 ^ 0x78563412 ^ 0x81234567) >>> 0),
      String(-5 + 2 + 4 + 9),
    ]);
  });
});

describe('checks', () => {
  const source = `
    class Node { next: Node | null; value: u32; }
    const node = new Node();
    const items = array(u16, 5);
    export function index(i: u32): u32 { return items[i]; }
    export function chase(): u32 { return node.next!.value; }
    export function part(start: u32, length: u32): u32 { return span(items, start, length).length; }
    export function fail(): void { panic('enough'); }
    export function letter(i: u32): u32 { return 'abc'.charCodeAt(i); }
    export function sure(i: u32): void { assert(i < 3, 'below three'); }`;
  test.each([
    ['index(5)', 'panic 1 index out of range\n'],
    ['chase()', 'panic 3 null reference\n'],
    ['part(3, 3)', 'panic 6 span out of range\n'],
    ['part(2, 0xffffffff)', 'panic 6 span out of range\n'],
    ['fail()', 'panic 4 enough\n'],
    ['letter(3)', 'panic 1 index out of range\n'],
    ['sure(3)', 'panic 5 below three\n'],
    ['printf("%u", part(2, 3))', '3'],
    ['printf("%c", letter(2))', 'c'],
  ])('%s', (call, output) => {
    expect(runOnHost(source, `${call};`)).toBe(output);
  });
});

describe('data', () => {
  test('structs, enums, references, tables of functions', () => {
    const source = `
      enum State { Idle, Ready = 5, Dead = 200 }
      class Inner { a: u8; b: u32 = 7; }
      class Task { readonly inner = new Inner(); state: State = State.Ready; next: Task | null; readonly list = structs(Inner, 3); }
      const tasks = structs(Task, 4);
      interface Ops { run: (x: u32) => u32; name: u32; }
      function twice(x: u32): u32 { return x * 2; }
      function thrice(x: u32): u32 { return x * 3; }
      const first: Ops = { run: twice, name: 1 };
      const second: Ops = { run: thrice, name: 2 };
      let ops: Ops = first;
      export function initial(): u32 { return tasks[3].inner.b * 1000 + tasks[2].list[1].b * 10 + u32(tasks[1].state); }
      export function link(): u32 { tasks[0].next = tasks[1]; tasks[1].inner.b = 42; const t = tasks[0].next; return t === tasks[1] ? t.inner.b : 0; }
      export function call(): u32 { ops = second; return ops.run(5) * 10 + first.run(2) + ops.name; }
      export function frame(): u32 { const copy = new Inner(); copy.a = 3; assign(copy, tasks[3].inner); const sum = copy.b + copy.a; clear(copy); return sum * 10 + copy.b; }
      export function states(s: u32): u32 {
        switch (s > 5 ? State.Dead : s === 5 ? State.Ready : State.Idle) { case State.Idle: return 1; case State.Ready: { let x: u32 = 2; x++; return x; } case State.Dead: break; }
        return 9;
      }`;
    expect(
      results(source, ['initial()', 'link()', 'call()', 'frame()', 'states(0)', 'states(5)', 'states(6)']),
    ).toEqual(['7075', '42', '156', '70', '1', '3', '9']);
  });

  test('spans, texts, constant tables, generics', () => {
    const source = `
      const PRIMES = table(u16, [2, 3, 5, 7]);
      const numbers = array(u16, 6);
      function sum(items: ReadonlySpan<u16>): u32 { let total: u32 = 0; for (const item of items) total += item; return total; }
      function fill(items: Span<u16>, value: u16): u32 { for (let i: u32 = 0; i < items.length; i++) items[i] = value; return sum(items); }
      class Ring<T, N extends number> { readonly items: FixedArray<T, N>; head: u32; }
      const ring = new Ring<u8, 4>();
      function greet(name: string): bool { return name === 'conductor'; }
      function bytes(items: ReadonlySpan<u8>): u32 { let total: u32 = 0; for (const item of items) total = total * 31 + item; return total; }
      export function spans(): u32 { return sum(PRIMES) * 10000 + fill(numbers, 3) * 100 + sum(span(numbers, 1, 2)); }
      export function rings(): u32 { ring.items[ring.head++] = 5; ring.items[ring.head++ & 3] = 6; return ring.items[0] * 10 + ring.items[1]; }
      export function texts(): u32 { return (greet('conductor') ? 1 : 0) + (greet('conducted') ? 10 : 0) + bytes(textBytes('ab')) * 100; }`;
    expect(results(source, ['spans()', 'rings()', 'texts()'])).toEqual(['171806', '56', '310501']);
  });

  test('control flow', () => {
    const source = `
      export function labels(limit: u32): u32 {
        let found: u32 = 0;
        outer: for (let i: u32 = 0; i < 10; i++) {
          for (let j: u32 = 0; j < 10; j++) {
            if (j === 3) continue outer;
            if (i * j > limit) break outer;
            switch (j) { case 0: continue; case 1: found += 1; default: found += 10; }
          }
        }
        return found;
      }
      export function shared(x: u32): u32 { let r: u32 = 0; switch (x) { case 0: let y: u32; r = 5; break; case 1: y = 3; r = y; } return r; }
      export function count(n: i32): i32 { let sum: i32 = 0; for (let i: i32 = 0; i < n; i++) sum += i; for (let i: i32 = n; i > 0; i--) sum += i; return sum; }`;
    expect(results(source, ['labels(5)', 'shared(0)', 'shared(1)', '(unsigned)count(5)'])).toEqual([
      '74',
      '5',
      '3',
      '25',
    ]);
  });
});
