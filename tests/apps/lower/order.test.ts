/** Operands are evaluated from left to right; what no later one could change stays where it is. */
import { lowered } from './lowered';

const HEAD = `
  interface Point { x: number; y: number }
  let count = 0;
  function bump(): number { count += 1; return count; }
  function move(point: Point): number { point.x += 1; return point.x; }
`;

/** `return <expression>` in a function with a point and two numbers. */
function returned(expression: string): string[] {
  const f = `function f(p: Point, a: number, b: number): number { return ${expression}; }`;
  return lowered(`${HEAD}${f}\nconsole.log(f({ x: 1, y: 2 }, 3, 4), bump(), move({ x: 1, y: 2 }));`, 'f');
}

test('what reads only is one expression', () => {
  expect(returned('p.x + a * p.y - count')).toEqual([
    'return $subtract($add($load(p, 0), $multiply(a, $load(p, 1))), $global(0));',
  ]);
});

test('a field that a later call may change is read before it', () => {
  expect(returned('p.x + move(p)')).toEqual([
    'kept = $load(p, 0);',
    'result = $_move(p);',
    'return $add(kept, result);',
  ]);
});

test('a module-level variable, too, but not a local, which no call can change', () => {
  expect(returned('count + a + bump()')).toEqual([
    'kept = $add($global(0), a);',
    'result = $_bump();',
    'return $add(kept, result);',
  ]);
  expect(returned('a + bump()')).toEqual(['result = $_bump();', 'return $add(a, result);']);
});

test('a local that a later operand sets is copied', () => {
  expect(returned('a + (a = b) + a')).toEqual([
    'kept = a;',
    'assigned = b;',
    'a = assigned;',
    'return $add($add(kept, assigned), a);',
  ]);
});

test('what comes before a call is not held back by what comes after it', () => {
  expect(returned('bump() + count')).toEqual(['result = $_bump();', 'return $add(result, $global(0));']);
});

test('the target of an assignment is found before the value', () => {
  expect(returned('(p.x = move(p))')).toEqual([
    'result = $_move(p);',
    'assigned = result;',
    '$store(p, 0, assigned);',
    'return assigned;',
  ]);
});

test('the right side of && and ?? that needs statements is not evaluated in vain', () => {
  expect(returned('a > 0 && bump() > 1 ? 1 : 2')).toEqual([
    'condition = $truth(a > 0);',
    'if (condition) {',
    'result = $_bump();',
    'condition = $truth(result > 1);',
    '}',
    'return $choose(condition, 1, 2);',
  ]);
});

test('an operator and an assignment in one read the target once', () => {
  const f = 'function f(list: number[], i: number): void { list[i] += 2; list[bump()] *= list[0]; }';
  expect(lowered(`${HEAD}${f}\nf([1, 2], 0);`, 'f')).toEqual([
    '$put_element(list, i, $add($element(list, i), 2));',
    'result = $_bump();',
    '$put_element(list, result, $multiply($element(list, result), $element(list, 0)));',
    'return 0;',
  ]);
});
