/** Left to right, whatever C would do: the sequencing pass, executed under the sanitizers. */
import { moduleText, runOnHost } from './c-toolchain';

const print = (...calls: string[]) => calls.map((call) => `printf("%u ", (unsigned)${call});`).join('\n');

/** A counter that every call moves, so that a swapped order changes the result. */
const counter = `
let state: u32 = 0;
function next(): u32 { state += 1; return state; }
function set(value: u32): u32 { state = value; return value; }
`;

describe('order of evaluation', () => {
  test('arguments and operands', () => {
    const source = `${counter}
      function two(a: u32, b: u32, c: u32): u32 { return a * 100 + b * 10 + c; }
      export function calls(): u32 { state = 0; return two(next(), next(), next()); }
      export function sums(): u32 { state = 0; return next() * 100 + next() * 10 + next(); }
      export function readFirst(): u32 { state = 5; return state * 10 + next(); }
      export function readLast(): u32 { state = 5; return next() * 10 + state; }
      export function nested(): u32 { state = 0; return two(next(), two(next(), next(), 0), next()); }`;
    expect(runOnHost(source, print('calls()', 'sums()', 'readFirst()', 'readLast()', 'nested()'))).toBe(
      '123 123 56 66 2404 ',
    );
  });

  test('compound assignment reads before it calls', () => {
    const source = `${counter}
      class Box { total: u32; small: u8; readonly items = array(u32, 4); }
      const box = new Box();
      let total: u32 = 0;
      export function global(): u32 { state = 100; state += next(); return state; }
      export function field(): u32 { box.total = 1; box.total += change(); return box.total; }
      function change(): u32 { box.total = 50; return 2; }
      export function local(): u32 { let x: u32 = 1; x += (x = 10); return x; }
      export function element(): u32 { state = 0; box.items[2] = 7; box.items[next()] += 1; box.items[next()] += next(); return box.items[2] * 10 + box.items[1]; }
      export function narrow(): u32 { box.small = 250; box.small += u8(next() & 0) + 10; return box.small; }
      export function used(): u32 { total = 3; return (total += 4) * 10 + total; }`;
    const calls = print('global()', 'field()', 'local()', 'element()', 'narrow()', 'used()');
    expect(runOnHost(source, calls)).toBe('201 3 11 101 4 77 ');
  });

  test('assignment finds the place first', () => {
    const source = `${counter}
      const items = array(u32, 4);
      class Node { next: Node | null; value: u32; }
      const a = new Node(); const b = new Node();
      let current: Node | null = null;
      function advance(): u32 { current = b; return 9; }
      export function place(): u32 { current = a; a.value = 0; b.value = 0; current.value = advance(); return a.value * 10 + b.value; }
      export function index(): u32 { state = 0; items[1] = 0; items[2] = 0; items[next()] = next(); return items[1] * 10 + items[2]; }
      export function step(): u32 { let i: u32 = 0; items[0] = 5; items[1] = 5; items[i++] = i; return items[0] * 10 + items[1]; }
      export function chain(): u32 { let x: u32 = 0; x = (x = 3) + 1; a.value = b.value = x; return a.value * 10 + b.value; }`;
    expect(runOnHost(source, print('place()', 'index()', 'step()', 'chain()'))).toBe('90 20 15 44 ');
  });

  test('conditions, branches and loops', () => {
    const source = `${counter}
      export function whileLoop(): u32 { state = 0; let rounds: u32 = 0; while (next() * 2 < next() + 4) rounds++; return rounds * 100 + state; }
      export function doLoop(): u32 { state = 0; let rounds: u32 = 0; do { rounds++; if (rounds === 2) continue; } while (next() + state * 2 < 12); return rounds * 100 + state; }
      export function forLoop(): u32 { let sum: u32 = 0; for (let i: u32 = 0; i + set(i) * 2 < 12; i += 1 + set(0)) { if (i === 1) continue; sum += i; } return sum; }
      export function logical(): u32 { state = 0; const ok = next() === 1 && state + next() === 3; return ok ? state : 99; }
      export function shortCut(): u32 { state = 0; const ok = next() === 2 && next() + next() > 0; return ok ? 99 : state; }
      export function choice(): u32 { state = 0; return (next() > 0 ? state + next() : next() + state) * 10 + state; }
      export function statement(): u32 { state = 0; next() === 1 && next() === 2; state === 2 || next() > 0; state > 5 ? next() : set(40); return state; }`;
    const calls = [
      'whileLoop()',
      'doLoop()',
      'forLoop()',
      'logical()',
      'shortCut()',
      'choice()',
      'statement()',
    ];
    expect(runOnHost(source, print(...calls))).toBe('206 404 5 2 1 32 40 ');
  });

  test('a panic on the left comes before a call on the right', () => {
    const source = `${counter}
      const items = array(u32, 4);
      export function look(): u32 { return state; }
      export function run(i: u32): u32 { state = 0; return items[i] + set(7); }
      export function assign(i: u32): void { state = 0; items[i] = set(8); }
      export function divide(i: u32, d: u32): u32 { return items[i] / d; }`;
    const panics = 'panic 1 index out of range\n';
    const show = (call: string) =>
      runOnHost(
        source,
        `atexit(show); ${call};`.replace('atexit(show)', 'void show(void); atexit(show)') +
          '\nreturn 0;\n}\nvoid show(void)\n{\nprintf("%u", look());\nfflush(stdout); _Exit(0);\n}\nint unused(void)\n{',
      );
    expect(show('run(4)')).toBe(`${panics}0`);
    expect(show('assign(4)')).toBe(`${panics}0`);
    expect(show('divide(9, 0)')).toBe(`${panics}0`);
  });

  test('registers are accessed in order', () => {
    const source = `
      class Port { data: reg32; status: reg32; mode: regbits<3>; speed: regbits<5>; small: reg8; }
      const PORT = mmio(Port, 0x50000000);
      export function run(): u32 { const sum = PORT.data + PORT.status * 2; PORT.mode = (PORT.speed + 1) & 7; PORT.small += u8(PORT.data & 0xff); PORT.status++; return sum; }`;
    const hooks = `run(); return 0; }
      uint32_t conductor_host_read(uintptr_t address, unsigned width) { printf("r%x.%u ", (unsigned)address & 0xff, width); return 3; }
      void conductor_host_write(uintptr_t address, unsigned width, uint32_t value) { printf("w%x.%u=%x ", (unsigned)address & 0xff, width, value); }
      int unused(void) {`;
    expect(runOnHost(source, hooks, { traceVolatile: true })).toBe(
      'r0.32 r4.32 r8.32 r8.32 w8.32=1 rc.8 r0.32 wc.8=6 r4.32 w4.32=4 ',
    );
  });

  test('nothing is spilled where order cannot matter', () => {
    const source = `
      const items = array(u32, 8);
      let total: u32 = 0;
      function pure(a: u32): u32 { return a * 3; }
      export function run(i: u32, j: u32): u32 {
        total += items[i] + items[j];
        items[i] = items[j] + 1;
        return pure(i) + pure(j) + total;
      }`;
    expect(moduleText(source)).toContain(
      [
        '    total += items[INDEX(i, 8)] + items[INDEX(j, 8)];',
        '    items[i] = items[j] + 1;',
        '    return pure(i) + pure(j) + total;',
      ].join('\n'),
    );
  });
});
