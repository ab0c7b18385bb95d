/** Patterns: what they declare, and what they are assigned to; with new names, defaults, rest, and patterns inside. */
import { tree, type Tree } from '../../../fuzz/tree';
import { expressionOf, listed } from './expression';
import { numberOf } from './numbers';
import { depthIn, oneOf, type Scope } from './scope';
import type { StatementProducer } from './statements';
import { hasJson, maybe, NUMBER, NUMBERS, PAIR, TEXT, TEXTS, type Field, type ObjectType } from './type';

/** In a block of its own, which prints what it got. */
export const destructured: StatementProducer = (scope) => {
  const objects = scope.named.flatMap((type) => (type.kind === 'object' ? [type] : []));
  const [a, b, c] = [scope.fresh('a'), scope.fresh('b'), scope.fresh('c')];
  const shown = `console.log(${a}, ${b}, ${c}.join());\n`;
  return oneOf(scope, [
    () => ofObject(scope.random.pick(objects), scope),
    () => ofObject(scope.random.pick(objects), scope),
    () =>
      tree`{\nconst [${a}, ${b} = ${numberOf(scope, 1)}, ...${c}] = kept<number[]>([${listed([NUMBER, NUMBER, NUMBER].map((of) => expressionOf(of, scope, 2)))}, ...${expressionOf(NUMBERS, scope, 2)}]);\n${shown}}\n`,
    () =>
      tree`{\nconst [${a}, ${b}] = ${expressionOf(PAIR, scope, depthIn(scope))};\nconsole.log(${a}, ${b});\n}\n`,
    () =>
      tree`{\nconst [[${a}, ${b}], ...${c}] = kept<[number, string][]>([${expressionOf(PAIR, scope, 2)}, ${expressionOf(PAIR, scope, 2)}]);\nconsole.log(${a}, ${b}, ${c}.length);\n}\n`,
    () =>
      tree`{\nconst [${a}, ${b}, ...${c}] = kept<string[]>(${expressionOf(TEXTS, scope, 2)});\nconsole.log(${a} ?? 'none', ${b} === undefined, ${c}.length);\n}\n`,
    () => parameter(scope, a, b),
  ]);
};

function ofObject(object: ObjectType, scope: Scope): Tree {
  const renamed = object.fields.map((field) => [field, scope.fresh(field.name)] as const);
  const part = ([{ name, type, isOptional }, local]: readonly [Field, string]): Tree =>
    isOptional === true && scope.random.oneIn(2)
      ? tree`${name}: ${local} = ${expressionOf(type, scope, 1)}`
      : `${name}: ${local}`;
  const pattern = listed(renamed.map(part));
  const shown = renamed.map(([{ type, isOptional }, local]) =>
    isOptional === true || type.kind === 'enum'
      ? local
      : hasJson(type)
        ? tree`JSON.stringify(${local})`
        : `'${local}'`,
  );
  return tree`{\nconst { ${pattern} } = kept<${object.name}>(${expressionOf(object, scope, depthIn(scope))});\nconsole.log(${listed(shown)});\n}\n`;
}

/** A function whose parameter is a pattern. */
function parameter(scope: Scope, a: string, b: string): Tree {
  const inner = scope
    .insideCallback()
    .with({ name: a, type: NUMBER, isConstant: false }, { name: b, type: TEXT, isConstant: false });
  const f = scope.fresh('f');
  return tree`{\nconst ${f} = ([${a}, ${b}]: [number, string]): number => ${numberOf(inner, 2)};\nconsole.log(${f}(${expressionOf(PAIR, scope, 2)}));\n}\n`;
}

/** To variables that there are. */
export const patternAssigned: StatementProducer = (scope) => {
  const [n, m, t] = [scope.variable(NUMBER, true), scope.variable(NUMBER, true), scope.variable(TEXT, true)];
  const list = scope.variable(NUMBERS, true);
  const optional = scope.variable(maybe(NUMBER), true);
  const ways: (() => Tree)[] = [];
  if (n && m) ways.push(() => tree`[${n.name}, ${m.name}] = [${m.name}, ${n.name}];\n`);
  if (n && t) ways.push(() => tree`[${n.name}, ${t.name}] = ${expressionOf(PAIR, scope, depthIn(scope))};\n`);
  if (n && list)
    ways.push(
      () =>
        tree`[${n.name}, ...${list.name}] = kept<number[]>([${numberOf(scope, 2)}, ...${expressionOf(NUMBERS, scope, 2)}]);\n`,
    );
  if (n && t)
    ways.push(
      () =>
        tree`({ value: ${n.name}, label: ${t.name} } = boxed(${numberOf(scope, 2)}, ${expressionOf(TEXT, scope, 2)}));\n`,
    );
  if (n && optional)
    ways.push(
      () =>
        tree`[${n.name} = ${numberOf(scope, 1)}, ${optional.name}] = kept<(number | undefined)[]>([${expressionOf(maybe(NUMBER), scope, 1)}, ${numberOf(scope, 1)}]);\n`,
    );
  return ways.length === 0 ? '' : oneOf(scope, ways);
};
