/** Expressions that are arrays, never long ones. */
import { orSimpler, tree, type Tree } from '../../../fuzz/tree';
import { booleanOf } from './booleans';
import { calledOf, expressionOf, listed, parenthesised, placeOf } from './expression';
import { oneOf, type Scope } from './scope';
import { textOf } from './texts';
import { arrayOf, NUMBER, PAIR, type Type, written } from './type';

type ArrayType = Type & { readonly kind: 'array' };

export function arrayExpression(type: ArrayType, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(3))) return place;
  const simplest = literal(type, scope, depth);
  if (depth <= 0) return simplest;
  const isPlain = type.of.kind === 'number' || type.of.kind === 'text';
  const ways = isPlain
    ? [...anyWays(type, scope, depth), ...plainWays(type, scope, depth)]
    : anyWays(type, scope, depth);
  return orSimpler(oneOf(scope, [() => simplest, ...ways]), place ?? 'noNumbers', simplest);
}

/** Typed, as the checker infers other things for empty ones and enums. */
function literal(type: ArrayType, scope: Scope, depth: number): Tree {
  const count = scope.random.below(4);
  if (count === 0 && type.of.kind === 'number') return 'noNumbers.slice()';
  if (count === 0 && type.of.kind === 'text') return 'noTexts.slice()';
  const elements = Array.from({ length: Math.max(count, 1) }, () => expressionOf(type.of, scope, depth - 2));
  const list = tree`[${listed(elements)}]`;
  return type.of.kind === 'number' || type.of.kind === 'text'
    ? list
    : tree`pick<${written(type)}>(${list}, [], fuel > 1)`;
}

function anyWays(type: ArrayType, scope: Scope, depth: number): (() => Tree)[] {
  const list = (): Tree => arrayExpression(type, scope, depth - 1);
  const a = scope.fresh('a');
  const inner = scope.insideCallback({ name: a, type: type.of, isConstant: true });
  const of = written(type.of);
  return [
    () => tree`[...${list()}, kept<${of}>(${expressionOf(type.of, scope, depth - 1)})].slice(-9)`,
    () => tree`${list()}.filter((${a}) => ${booleanOf(inner, depth - 1)})`,
    () => tree`${list()}.slice(${String(scope.random.between(-3, 3))})`,
    () => tree`${list()}.concat(${list()}).slice(0, 8)`,
    () => tree`${list()}.slice().reverse()`,
    () =>
      tree`${list()}.map((${a}): ${of} => ${parenthesised(type.of, expressionOf(type.of, inner, depth - 1))})`,
    () =>
      tree`Array.from({ length: ${String(scope.random.below(4))} }, (_, ${a}): ${of} => ${parenthesised(type.of, expressionOf(type.of, ofIndex(scope, a), depth - 1))})`,
    () => calledOf(type, scope, depth) ?? list(),
  ];
}

function plainWays(type: ArrayType, scope: Scope, depth: number): (() => Tree)[] {
  const list = arrayExpression(type, scope, depth - 1);
  const [a, b] = [scope.fresh('a'), scope.fresh('b')];
  const inner = scope.insideCallback({ name: a, type: type.of, isConstant: true });
  return [
    () => tree`${list}.slice().sort((x, y) => (x < y ? 1 : x > y ? -1 : 0))`,
    () => tree`${list}.slice().sort()`,
    () => sortedBy(type, scope, list),
    () => tree`[...new Set<${written(type.of)}>(${list})]`,
    () =>
      type.of.kind === 'text'
        ? tree`${textOf(scope, depth - 1)}.split('').slice(0, 9)`
        : tree`${list}.flatMap((${a}) => [${a}, ${a} >> 1]).slice(0, 9)`,
    () =>
      tree`${list}.map((${a}, ${b}) => ${expressionOf(type.of, inner.with({ name: b, type: NUMBER, isConstant: true }), depth - 1)})`,
    () => {
      const pairs = expressionOf(arrayOf(PAIR), scope, depth - 1);
      return tree`${pairs}.map(([${a}, ${b}]) => ${type.of.kind === 'text' ? b : a})`;
    },
  ];
}

/** Equal ones keep their order: elements that differ only in what is not compared. */
function sortedBy(type: ArrayType, scope: Scope, list: Tree): Tree {
  const key = type.of.kind === 'text' ? ['x.length', 'y.length'] : ['(x & 3)', '(y & 3)'];
  const more = tree`[...${list}, ...${expressionOf(type, scope, 0)}, ...${list}].slice(0, 12)`;
  return tree`${more}.sort((x, y) => ${key[0] ?? ''} - ${key[1] ?? ''})`;
}

const ofIndex = (scope: Scope, name: string): Scope =>
  scope.insideCallback({ name, type: NUMBER, isConstant: true });
