/** `===` and `!==` (and `==` with undefined or null), by kinds. */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import type { Body } from './body';
import { and, compare, not, number, operation, or } from './build';
import { unwrapped, widened } from './conversions';
import { isPresent } from './truth';
import type { Value } from './value';

/** 1 if both are the same. The values must bear to be evaluated in any order. */
export function equal(body: Body, left: Value, right: Value): CoreExpression {
  if (left.kind.kind === 'maybe' || right.kind.kind === 'maybe') return equalMaybes(body, left, right);
  if (isNothing(left) !== isNothing(right) && (isNumeral(left) || isNumeral(right))) {
    // The bits of 0 and false are those of undefined, and those of 1 and true null's.
    for (const { code } of [left, right]) body.keep(code, 'compared');
    return number(0);
  }
  if (left.kind.kind === 'text' && right.kind.kind === 'text')
    return operation('same', left.code, right.code);
  return compare(left.code, '===', right.code);
}

/** `== null` and `== undefined`: neither is told from the other. */
export function equalLoosely(body: Body, left: Value, right: Value): CoreExpression {
  const [nothing, other] = isNothing(left) ? [left, right] : [right, left];
  if (!isNothing(nothing)) return equal(body, left, right);
  if (isNothing(other)) return number(1);
  return other.kind.kind === 'maybe' ? not(isPresent(body.keep(other.code))) : number(0);
}

/** The value of a boolean operator. */
export function isEquality(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken
  );
}

function equalMaybes(body: Body, left: Value, right: Value): CoreExpression {
  const inside =
    left.kind.kind === 'maybe' ? left.kind.of : right.kind.kind === 'maybe' ? right.kind.of : left.kind;
  const isIdentity = inside.kind !== 'number' && inside.kind !== 'text';
  if (isNothing(left) || isNothing(right) || isIdentity) return compare(inMaybe(left), '===', inMaybe(right));
  if (left.kind.kind !== 'maybe') return equalToMaybe(body, right, left);
  if (right.kind.kind !== 'maybe') return equalToMaybe(body, left, right);
  const a = { ...left, code: body.keep(left.code) };
  const b = { ...right, code: body.keep(right.code) };
  const bothThere = and(isPresent(a.code), isPresent(b.code));
  return or(compare(a.code, '===', b.code), and(bothThere, equal(body, unwrapped(a), unwrapped(b))));
}

function equalToMaybe(body: Body, maybe: Value, value: Value): CoreExpression {
  const other = { ...value, code: body.keep(value.code) };
  const kept = { ...maybe, code: body.keep(maybe.code) };
  return and(isPresent(kept.code), equal(body, unwrapped(kept), other));
}

/** Booleans have other bits where undefined may be; numbers and texts are not compared by their references. */
const inMaybe = (value: Value): CoreExpression =>
  value.kind.kind === 'boolean' ? widened(value.code, value.kind) : value.code;

const isNumeral = ({ kind }: Value): boolean => kind.kind === 'number' || kind.kind === 'boolean';

const isNothing = (value: Value): boolean => value.kind.kind === 'absent' || value.kind.kind === 'void';
