/**
 * What may fault: sums that nobody keeps in range, indices that nobody looks at, what may be absent and is taken for there. The oracle knows whether
 * the app has to, and where.
 */
import { tree, type Tree } from '../../../fuzz/tree';
import { expressionOf, placeOf } from './expression';
import { numberOf } from './numbers';
import { oneOf, type Scope } from './scope';
import { textOf } from './texts';
import { DICTIONARY, maybe, NUMBER, NUMBERS } from './type';

export function riskyNumber(scope: Scope, depth: number): Tree {
  const [a, b] = [numberOf(scope, depth), numberOf(scope, depth)];
  return oneOf(scope, [
    () => tree`${a} + ${b}`,
    () => tree`${a} - ${b}`,
    () => tree`noted(${a} * ${b})`,
    () => tree`-${a}`,
    () => tree`${a} % ${b}`,
    () => tree`Math.trunc(${a} / ${b})`,
    () => tree`(${a} & 31) ** (${b} & 7)`,
    () => tree`${a} >>> ${b}`,
    () => tree`Math.abs(${a})`,
    () => tree`${expressionOf(NUMBERS, scope, depth)}[${b} & 3]`,
    () => tree`${textOf(scope, depth)}.charCodeAt(${b} & 3)`,
    () => tree`${placeOf(DICTIONARY, scope) ?? 'noRecord'}[${textOf(scope, 1)}]`,
    () => tree`${expressionOf(maybe(NUMBER), scope, depth)}!`,
    () => tree`parseInt(${textOf(scope, depth)}, 10)`,
    () => tree`${expressionOf(NUMBERS, scope, depth)}.reduce((x, y) => (x + y) | 0)`,
  ]);
}

/** A statement that faults, or throws what nobody catches. */
export function riskyStatement(scope: Scope): Tree {
  const place = placeOf(NUMBERS, scope) ?? 'noNumbers';
  const variable = scope.variable(NUMBER, true)?.name;
  return oneOf(scope, [
    () => tree`${place}[${numberOf(scope, 1)} & 3] = ${numberOf(scope, 2)};\n`,
    () => tree`${place}[${numberOf(scope, 1)} & 1] += ${numberOf(scope, 2)};\n`,
    () => (variable === undefined ? '' : tree`${variable} += ${numberOf(scope, 2)};\n`),
    () => (variable === undefined ? '' : tree`${variable}++;\n`),
    () => tree`if (fuel < ${String(scope.random.below(120))}) throw new Error(${textOf(scope, 1)});\n`,
    () => tree`assert((${numberOf(scope, 2)} & 7) !== 5, ${textOf(scope, 1)});\n`,
  ]);
}
