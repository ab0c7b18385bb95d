/** Ways out of statements: as short as they can be, and through `finally` on all of them. */
import { functionIn, lower, lowered } from './lowered';

const of = (body: string, more = ''): string[] =>
  lowered(`${more} function f(n: number): number { ${body} return 0; } console.log(f(1));`, 'f');

test('continue does what the loop does before the next round', () => {
  expect(of('for (let i = 0; i < n; i++) { if (i === 3) continue; n--; }')).toEqual([
    'i = 0;',
    'while (1) {',
    'if (i >= n) {',
    'break;',
    '}',
    'if (i === 3) {',
    'i = $add(i, 1);',
    'continue;',
    '}',
    'n = $subtract(n, 1);',
    'i = $add(i, 1);',
    '}',
    'return 0;',
  ]);
});

test('out of two loops at once: the inner one is left, and says so', () => {
  expect(of('out: while (true) { while (true) { if (n > 5) break out; n++; } }')).toEqual([
    'while (1) {',
    'while (1) {',
    'if (n > 5) {',
    'leaving = 3;',
    'break;',
    '}',
    'n = $add(n, 1);',
    '}',
    'if (leaving === 3) {',
    'leaving = 0;',
    'break;',
    '}',
    '}',
    'return 0;',
  ]);
});

test('a switch whose clauses all end is a chain of if', () => {
  expect(of('switch (n) { case 1: return 5; case 2: case 3: n = 4; break; default: n = 9; }')).toEqual([
    'subject = n;',
    'if (subject === 1) {',
    'return 5;',
    '} else {',
    'if ($either(subject === 2, subject === 3)) {',
    'n = 4;',
    '} else {',
    'n = 9;',
    '}',
    '}',
    'return 0;',
  ]);
});

test('a clause that falls through goes on with the next one', () => {
  expect(of('switch (n) { case 1: n = 5; case 2: n = 6; }')).toEqual([
    'subject = n;',
    'if (subject === 1) {',
    'clause = 0;',
    '} else {',
    'if (subject === 2) {',
    'clause = 1;',
    '} else {',
    'clause = 2;',
    '}',
    '}',
    'if (clause <= 0) {',
    'n = 5;',
    '}',
    'if (clause <= 1) {',
    'n = 6;',
    '}',
    'return 0;',
  ]);
});

const RISKY = 'function risky(n: number): number { if (n > 9) throw new Error("big"); return n; }';
const SAFE = 'function safe(n: number): number { return n; }';

test('only calls of what may throw are followed by a check', () => {
  expect(of('n = risky(n);', RISKY)).toEqual([
    'result = $_risky(n);',
    'if ($thrown()) {',
    'return 0;',
    '}',
    'n = result;',
    'return 0;',
  ]);
  expect(of('n = safe(n);', SAFE)).toEqual(['result = $_safe(n);', 'n = result;', 'return 0;']);
});

test('a return out of a try leaves it', () => {
  const lines = of('try { return risky(n); } catch { n = 1; }', RISKY);
  expect(lines).toEqual([
    '$enter_try();',
    'do {',
    'result = $_risky(n);',
    'if ($thrown()) {',
    'break;',
    '}',
    '$leave_try();',
    'return result;',
    '} while (0);',
    '$leave_try();',
    'if ($thrown()) {',
    '$ignore($take_thrown());',
    'n = 1;',
    '}',
    'return 0;',
  ]);
});

test('a return waits for finally', () => {
  const lines = of('try { return n; } finally { n = 1; }');
  expect(lines.indexOf('n = 1;')).toBeLessThan(lines.indexOf('return result;'));
  expect(lines).toContain('leaving = 2;');
});

test('each statement knows its line', () => {
  const source =
    'function f(n: number): number {\n  n += 1;\n  return (\n    n + 2\n  );\n}\nconsole.log(f(1));';
  const { body } = functionIn(lower(source), 'f');
  const lines = body.flatMap((one) => (one.kind === 'line' ? [one.line] : []));
  expect(lines).toEqual([2, 3]);
  expect(body[0]).toMatchObject({ file: 'src/apps/sample/app.ts' });
});
