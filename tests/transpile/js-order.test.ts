/** Order of evaluation in the JavaScript back end: left to right, and a place is read before the value is computed. */
import { loadProgram } from '../../transpile/js/load';

/** Runs `main`, whose functions append digits to `log`, and returns what the digits say. */
function order(body: string, declarations = ''): number {
  const { exports } = loadProgram<{ main(): number }>(`
    let log: u32 = 0;
    const cells = array(u32, 8);
    function say(digit: u32): u32 { log = log * 10 + digit; return digit; }
    function pick(digit: u32): u32 { say(digit); return 1; }
    ${declarations}
    export function main(): u32 { ${body} return log; }
  `);
  return exports.main();
}

test('operands and arguments', () => {
  expect(order('say(1) + say(2) * say(3) - say(4);')).toBe(1234);
  expect(order('two(say(1), say(2));', 'function two(a: u32, b: u32): u32 { return a + b; }')).toBe(12);
});

test('the place, then the value', () => {
  expect(order('cells[pick(1)] = say(2);')).toBe(12);
  expect(order('cells[pick(1)] += say(2);')).toBe(12);
  expect(order('cells[cells[pick(1)] + pick(2)] = cells[pick(3)] + say(4);')).toBe(1234);
});

test('a compound assignment reads before it computes', () => {
  const declarations = 'function bump(): u32 { cells[0] = 100; total = 100; return 1; } let total: u32 = 5;';
  expect(order('cells[0] = 5; cells[0] += bump(); log = cells[0];', declarations)).toBe(6);
  expect(order('total += bump(); log = total;', declarations)).toBe(6);
});

test("the place's checks come before the value", () => {
  const { exports } = loadProgram<{ main(at: number): number; readonly reached: boolean }>(`
    const cells = array(u32, 4);
    export let reached: bool = false;
    function value(): u32 { reached = true; return 1; }
    export function main(at: u32): u32 { cells[at] += value(); return cells[at]; }
  `);
  expect(() => exports.main(4)).toThrow(expect.objectContaining({ code: 1 }));
  expect(exports.reached).toBe(false);
  expect(exports.main(3)).toBe(1);
});

test('the place is evaluated once', () => {
  expect(order('cells[pick(1)]++;')).toBe(1);
  expect(order('cells[pick(1)] <<= 1;')).toBe(1);
});

test('conditions stop early', () => {
  expect(order('if (yes(1) || yes(2)) say(3); if (!yes(4) && yes(5)) say(6);', YES)).toBe(134);
});
const YES = 'function yes(digit: u32): bool { say(digit); return true; }';

test('the span, then the index', () => {
  expect(
    order(
      'choose(1)[pick(2)] = say(3);',
      'function choose(digit: u32): Span<u32> { say(digit); return cells; }',
    ),
  ).toBe(123);
});
