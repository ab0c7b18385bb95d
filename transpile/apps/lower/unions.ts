/**
 * A value of a union of objects where the checker knows which members it can be.
 *
 * The checker believes what a test said before a call; what another function may have changed since then, which is all that is not in
 * a local, is tested again by the properties that tell the members apart: to read one member's word as another's would be silent.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import { layoutsOf, NUMBER, TEXT, type Kind, type UnionKind } from '../frontend/kinds';
import { sharedField, type Field } from '../frontend/layouts';
import type { Body } from './body';
import { and, not, number, operation, or, perform, text, when } from './build';
import { equal } from './equality';
import type { Value } from './value';

/** The value as one of `narrowed`; a fault if it is none any more. */
export function narrowUnion(body: Body, node: ts.Expression, value: Value, narrowed: Kind): Value {
  const { kind, code } = value;
  if (kind.kind !== 'union' || layoutsOf(narrowed).length === 0) return value;
  const isNarrower = layoutsOf(narrowed).length < kind.layouts.length;
  if (!isNarrower || (code.kind === 'local' && !body.program.claims)) return { code, kind: narrowed };
  const kept = body.keep(code, 'narrowed');
  const type = body.program.checker.getNonNullableType(body.program.checker.getTypeAtLocation(node));
  const tests = testsOf(body, type, kind, kept);
  const [first, ...others] = tests;
  if (first) body.emit(when(not(others.reduce(and, first)), [perform(ABSENT)]));
  return { code: kept, kind: narrowed };
}

/** As for a property that is not there. */
const ABSENT = operation('present', number(0));

/** Whether each property with constant values has one of those that the narrowed type allows. */
function testsOf(body: Body, type: ts.Type, union: UnionKind, object: CoreExpression): CoreExpression[] {
  return type.getProperties().flatMap((property) => {
    const field = sharedField(union, property.name);
    const allowed = constantsOf(body.program.checker.getTypeOfSymbol(property), body.program.checker);
    return field && allowed ? [isOneOf(body, field, object, allowed)] : [];
  });
}

function isOneOf(
  body: Body,
  field: Field,
  object: CoreExpression,
  allowed: readonly Value[],
): CoreExpression {
  const found = { code: operation('load', object, number(field.place)), kind: field.kind };
  return allowed.map((value) => equal(body, found, value)).reduce(or);
}

/** The values of a type that has nothing but constants. */
function constantsOf(type: ts.Type, checker: ts.TypeChecker): Value[] | undefined {
  const members = type.isUnion() ? type.types : [type];
  const values = members.flatMap((member) => constantOf(member, checker) ?? []);
  return values.length === members.length && values.length > 0 ? values : undefined;
}

function constantOf(type: ts.Type, checker: ts.TypeChecker): Value | undefined {
  if (type.isStringLiteral()) return { code: text(type.value), kind: TEXT };
  if (type.isNumberLiteral()) return { code: number(type.value), kind: NUMBER };
  const isBoolean = (type.flags & ts.TypeFlags.BooleanLiteral) !== 0;
  return isBoolean
    ? { code: number(checker.typeToString(type) === 'true' ? 1 : 0), kind: { kind: 'boolean' } }
    : undefined;
}
