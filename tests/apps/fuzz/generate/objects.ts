/** Expressions that are objects: of interfaces, members of unions, instances of classes. */
import { tree, type Tree } from '../../../fuzz/tree';
import { calledOf, expressionOf, listed, placeOf } from './expression';
import type { Scope } from './scope';
import type { ClassType, Field, ObjectType, UnionType } from './type';

export function objectExpression(type: ObjectType, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(2))) return place;
  const called = depth > 0 && scope.random.oneIn(3) ? calledOf(type, scope, depth) : undefined;
  if (called !== undefined) return called;
  if (place !== undefined && scope.random.oneIn(2)) {
    const changed = scope.random.pick(type.fields.filter(({ isOptional }) => isOptional !== true));
    return tree`{ ...${place}, ${property(changed, scope, depth)} }`;
  }
  return tree`{ ${properties(type.fields, scope, depth)} }`;
}

const property = ({ name, type }: Field, scope: Scope, depth: number): Tree =>
  tree`${name}: ${expressionOf(type, scope, depth - 1)}`;

/** Optional ones now and then. */
function properties(fields: readonly Field[], scope: Scope, depth: number): Tree {
  const given = fields.filter(({ isOptional }) => isOptional !== true || scope.random.oneIn(2));
  return listed(given.map((field) => property(field, scope, depth)));
}

/** Through a function, so that the checker does not know which member it is. */
export function unionExpression(type: UnionType, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(2))) return place;
  const { tag, fields } = scope.random.pick(type.members);
  const rest = fields.length > 0 ? tree`, ${properties(fields, scope, depth)}` : '';
  return tree`as${type.name}({ kind: '${tag}'${rest} })`;
}

export function classExpression(type: ClassType, scope: Scope, depth: number): Tree {
  const place = placeOf(type, scope);
  if (place !== undefined && (depth <= 0 || scope.random.oneIn(2))) return place;
  return tree`new ${type.name}(${listed(type.parameters.map((of) => expressionOf(of, scope, depth - 1)))})`;
}
