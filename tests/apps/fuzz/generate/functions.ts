/** Functions as values: arrow functions with an expression or a block, closures over whatever there is. */
import { orSimpler, tree, type Tree } from '../../../fuzz/tree';
import { expressionOf, placeOf } from './expression';
import { oneOf, type Scope, type Variable } from './scope';
import { statements } from './statements';
import { type Type, written } from './type';

export function functionValue(type: Type & { kind: 'function' }, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(2))) return place;
  const n = scope.fresh('n');
  const known: Variable[] = type.of ? [{ name: n, type: type.of, isConstant: false }] : [];
  const inner = scope.insideFunction().with(...known);
  const head = tree`(${type.of ? `${n}: ${written(type.of)}` : ''}): ${written(type.result)} =>`;
  const plain =
    type.of && written(type.of) === written(type.result) ? n : expressionOf(type.result, scope, 0);
  const short = tree`(${head} (fuel-- > 0 ? ${expressionOf(type.result, inner, depth - 1)} : ${plain}))`;
  if (depth <= 1) return short;
  return oneOf(scope, [
    () => short,
    () => {
      const body = orSimpler(statements(inner, 2, 0), '');
      return tree`(${head} {\nif (--fuel < 0) return ${plain};\n${body}return ${expressionOf(type.result, inner, depth - 1)};\n})`;
    },
    () => counting(scope, head, known, type.result, depth),
  ]);
}

/** What a function makes that keeps a variable of its own. */
function counting(scope: Scope, head: Tree, known: readonly Variable[], result: Type, depth: number): Tree {
  const kept = scope.fresh('kept');
  const inner = scope.insideFunction().with({ name: kept, type: result, isConstant: false }, ...known);
  const next = tree`if (fuel-- > 0) ${kept} = ${expressionOf(result, inner, depth - 1)};`;
  return tree`(() => {\nlet ${kept}: ${written(result)} = ${expressionOf(result, scope.insideCallback(), 1)};\nreturn ${head} {\n${next}\nreturn ${kept};\n};\n})()`;
}
