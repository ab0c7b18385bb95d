/** An expression of any type: what there is for each of them, by its kind, and ways that all of them have. */
import { orSimpler, sequence, tree, type Tree } from '../../../fuzz/tree';
import { arrayExpression } from './arrays';
import { booleanOf } from './booleans';
import { functionValue } from './functions';
import { numberOf } from './numbers';
import { classExpression, objectExpression, unionExpression } from './objects';
import { oneOf, type Scope } from './scope';
import { textOf } from './texts';
import { isSame, maybe, NUMBER, NUMBERS, TEXTS, typeOfField, type Type, written } from './type';

export function expressionOf(type: Type, scope: Scope, depth: number): Tree {
  return depth > 1 && scope.random.oneIn(12) ? anyhow(type, scope, depth - 1) : plainly(type, scope, depth);
}

function plainly(type: Type, scope: Scope, depth: number): Tree {
  switch (type.kind) {
    case 'number':
      return numberOf(scope, depth);
    case 'boolean':
      return booleanOf(scope, depth);
    case 'text':
      return textOf(scope, depth);
    case 'maybe':
      return maybeOf(type.of, scope, depth);
    case 'array':
      return arrayExpression(type, scope, depth);
    case 'object':
      return objectExpression(type, scope, depth);
    case 'union':
      return unionExpression(type, scope, depth);
    case 'class':
      return classExpression(type, scope, depth);
    case 'function':
      return functionValue(type, scope, depth);
    default:
      return ofContainer(type, scope, depth);
  }
}

function ofContainer(type: Type, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(2))) return place;
  switch (type.kind) {
    case 'enum':
      return tree`kept${type.name}(${type.name}.${scope.random.pick(type.members)})`;
    case 'tuple':
      return tree`paired(${listed(type.of.map((of) => expressionOf(of, scope, depth - 1)))})`;
    case 'set':
      return tree`new Set<number>(${expressionOf(NUMBERS, scope, depth)})`;
    case 'map':
      return tree`new Map<string, number>([${entriesOf(scope, depth, (key, value) => tree`['${key}', ${value}]`)}])`;
    default:
      return tree`{ ${entriesOf(scope, depth, (key, value) => tree`'${key}': ${value}`)} }`;
  }
}

/** Through generic functions and classes, choices, functions that are called at once. */
function anyhow(type: Type, scope: Scope, depth: number): Tree {
  const one = (): Tree => expressionOf(type, scope, depth);
  const name = written(type);
  const made = oneOf(scope, [
    () => tree`pick<${name}>(${one()}, ${one()}, ${booleanOf(scope, depth)})`,
    () => tree`lastOf<${name}>([${listed([one(), one()])}], ${one()})`,
    () => tree`boxed<${name}>(${one()}, ${textOf(scope, 0)}).value`,
    () => tree`new Stack<${name}>().put(${one()}).top(${one()})`,
    () => tree`swapped<${name}, number>([${one()}, ${numberOf(scope, depth)}])[1]`,
    () =>
      tree`lastOf<${name}>(mapped<number, ${name}>([${numberOf(scope, 0)}], () => ${parenthesised(type, expressionOf(type, scope.insideCallback(), depth))}), ${one()})`,
    () => tree`((): ${name} => ${parenthesised(type, expressionOf(type, scope.insideCallback(), depth))})()`,
  ]);
  return orSimpler(made, placeOf(type, scope) ?? one());
}

/** As the body of an arrow function. */
export const parenthesised = (type: Type, body: Tree): Tree =>
  type.kind === 'object' || type.kind === 'dictionary' ? tree`(${body})` : body;

/** A variable, or a field of one, undefined if there is none of the type. */
export function placeOf(type: Type, scope: Scope, assignable = false): Tree | undefined {
  const holders = scope
    .all()
    .flatMap(({ name, type: holder }) =>
      holder.kind === 'object' || holder.kind === 'class'
        ? holder.fields
            .filter((field) => isSame(typeOfField(field), type) && !(assignable && field.isConstant === true))
            .map((field) => `${name}.${field.name}`)
        : holder.kind === 'tuple'
          ? holder.of.flatMap((of, at) => (isSame(of, type) ? [`${name}[${at}]`] : []))
          : [],
    );
  const variable = scope.variable(type, assignable)?.name;
  if (holders.length > 0 && (variable === undefined || scope.random.oneIn(3)))
    return scope.random.pick(holders);
  return variable;
}

/** A call of one of the program's functions. */
export function calledOf(type: Type, scope: Scope, depth: number): Tree | undefined {
  const fitting = scope.callables.filter(({ result }) => isSame(result, type));
  if (fitting.length === 0) return undefined;
  const { name, parameters, required, receiver } = scope.random.pick(fitting);
  const given = parameters.slice(0, scope.random.between(required, parameters.length));
  const values = listed(given.map((parameter) => expressionOf(parameter, scope, depth - 1)));
  return receiver ? tree`${expressionOf(receiver, scope, 0)}.${name}(${values})` : tree`${name}(${values})`;
}

/** With commas between them. */
export function listed(trees: readonly Tree[]): Tree {
  return sequence(trees.flatMap((each, at) => (at === 0 ? [each] : [', ', each])));
}

/** Never something of which the checker knows whether it is there. */
function maybeOf(of: Type, scope: Scope, depth: number): Tree {
  const place = placeOf(maybe(of), scope);
  if (place !== undefined && scope.random.oneIn(2)) return place;
  const made = absentOr(of, scope, depth - 1);
  if ((of.kind !== 'number' && of.kind !== 'text') || depth <= 0) return made;
  const list = expressionOf(of.kind === 'number' ? NUMBERS : TEXTS, scope, depth - 1);
  const a = scope.fresh('a');
  const inner = scope.insideCallback({ name: a, type: of, isConstant: true });
  return oneOf(scope, [
    () => made,
    () => tree`${list}.find((${a}) => ${booleanOf(inner, depth - 1)})`,
    () => tree`${list}.at(${String(scope.random.between(-3, 3))})`,
    () => tree`${list}.slice().${scope.random.pick(['pop', 'shift'])}()`,
    () => calledOf(maybe(of), scope, depth) ?? made,
  ]);
}

function absentOr(of: Type, scope: Scope, depth: number): Tree {
  const [value, isThere] = [expressionOf(of, scope, depth), booleanOf(scope, depth)];
  if (of.kind === 'number') return tree`maybeNumber(${value}, ${isThere})`;
  if (of.kind === 'text') return tree`maybeText(${value}, ${isThere})`;
  if (of.kind === 'boolean') return tree`maybeBoolean(${value}, ${isThere})`;
  return tree`pick<${written(maybe(of))}>(${value}, undefined, ${isThere})`;
}

function entriesOf(scope: Scope, depth: number, entry: (key: string, value: Tree) => Tree): Tree {
  const keys = ['a', 'b10', '10', '2', 'x y'].filter(() => scope.random.oneIn(2));
  return listed(keys.map((key) => entry(key, expressionOf(NUMBER, scope, depth - 1))));
}
