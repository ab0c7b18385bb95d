/**
 * Exact arithmetic on constants, and static initial values made of constant expressions.
 *
 * Two untyped constants are folded as mathematical integers; constants that have a type wrap like that type does at run
 * time. An untyped constant gets its type where it is used, and must fit there.
 */
import type ts from 'typescript';
import type { Constant, Expression, Field, GlobalVariable, IntegerType } from '../ir/ir';
import { rangeOfType } from '../ir/passes/interval';
import type { Scope } from './scope';
import { isSigned, isUntyped, untyped, widthOf } from './types';

export type IntegerConstant = Extract<Expression, { kind: 'integer' }>;

export const isConstantInteger = (expression: Expression): expression is IntegerConstant =>
  expression.kind === 'integer';

/** Whether it is a compile-time constant that needs no storage. */
export const isScalarConstant = (expression: Expression): boolean =>
  ['integer', 'bool', 'enumMember', 'string', 'function'].includes(expression.kind) ||
  (expression.kind === 'convert' && expression.operand.kind === 'integer');

/** Keeps the low bits. */
export function wrapTo(value: bigint, type: IntegerType): bigint {
  return isSigned(type) ? BigInt.asIntN(widthOf(type), value) : BigInt.asUintN(widthOf(type), value);
}

/** `left operator right`, exactly; undefined when it has no value. */
export function fold(operator: string, left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '%':
      return right === 0n ? undefined : left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return right < 0n || right > 128n ? undefined : left << right;
    case '>>':
      return right < 0n || right > 128n ? undefined : left >> right;
    case '**':
      return right < 0n || right > 128n ? undefined : left ** right;
    default:
      return undefined;
  }
}

export function foldComparison(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

/** An untyped constant made from others. A negative result of `&`, `|`, `^` is a bit pattern if an operand was. */
export function foldedConstant(
  value: bigint,
  like: IntegerConstant,
  operands: readonly Expression[],
): IntegerConstant {
  const types = operands.map((operand) => operand.type);
  const big = types.some((type) => isUntyped(type) && type.big);
  const complement = value < 0n && types.some((type) => isUntyped(type) && type.complement);
  return { kind: 'integer', type: untyped(big, complement), location: like.location, value };
}

/** The constant in `type`; undefined when it does not fit. */
export function fitConstant(constant: IntegerConstant, type: IntegerType): bigint | undefined {
  const { low, high } = rangeOfType(type);
  const { value } = constant;
  if (value >= low && value <= high) return value;
  const isPattern = isUntyped(constant.type) && constant.type.complement && !isSigned(type);
  return isPattern && value < 0n && -value - 1n <= high ? wrapTo(value, type) : undefined;
}

/** Gives an untyped constant its type, or reports that it does not fit. */
export function typedConstant(
  scope: Scope,
  constant: IntegerConstant,
  type: IntegerType,
  node: ts.Node,
): IntegerConstant | undefined {
  const value = fitConstant(constant, type);
  if (value === undefined) {
    const { low, high } = rangeOfType(type);
    scope.compiler.report(
      node,
      'constantRange',
      String(constant.value),
      type.name,
      String(low),
      String(high),
    );
    return undefined;
  }
  return { ...constant, value, type };
}

/** The static value of an expression that is already of its place's type; undefined when it is not constant. */
export function toConstant(expression: Expression): Constant | undefined {
  switch (expression.kind) {
    case 'integer':
    case 'bool':
    case 'string':
      return { kind: expression.kind, value: expression.value } as Constant;
    case 'enumMember': {
      const { declaration, member, value } = expression;
      return { kind: 'enum', declaration, member, value };
    }
    case 'null':
      return { kind: 'null' };
    case 'function':
      return { kind: 'function', declaration: expression.declaration };
    case 'convert':
      return expression.operand.kind === 'integer'
        ? { kind: 'integer', value: expression.operand.value }
        : undefined;
    case 'retype':
      return toConstant(expression.operand);
    case 'address':
      return addressConstant(expression);
    case 'wholeSpan': {
      const place = staticPlace(expression.array);
      const { type } = expression.array;
      return place && type.kind === 'array' ? { kind: 'span', ...place, length: type.length } : undefined;
    }
    case 'subSpan':
      return subSpanConstant(expression);
    case 'intrinsic': {
      const [text] = expression.arguments;
      return expression.name === 'textBytes' && text ? toConstant(text) : undefined;
    }
    default:
      return undefined;
  }
}

/** Part of a global array, inside of it. */
function subSpanConstant(expression: Extract<Expression, { kind: 'subSpan' }>): Constant | undefined {
  const { array, start, length } = expression;
  const place = staticPlace(array);
  if (!place || array.type.kind !== 'array' || array.type.element.kind === 'array') return undefined;
  if (start.kind !== 'integer' || length.kind !== 'integer') return undefined;
  const [from, count] = [Number(start.value), Number(length.value)];
  if (from >= array.type.length || from + count > array.type.length) return undefined;
  return { kind: 'span', global: place.global, path: [...place.path, from], length: count };
}

function addressConstant(expression: Extract<Expression, { kind: 'address' }>): Constant | undefined {
  if (expression.place.kind === 'registers') {
    return { kind: 'registersAddress', registers: expression.place.registers };
  }
  const place = staticPlace(expression.place);
  return place && { kind: 'address', ...place, type: expression.type };
}

interface StaticPlace {
  readonly global: GlobalVariable;
  readonly path: readonly (Field | number)[];
}

/** A place inside a global at an offset known now. */
function staticPlace(place: Expression): StaticPlace | undefined {
  if (place.kind === 'global') return { global: place.variable, path: [] };
  if (place.kind === 'field') return extend(place.object, place.field);
  if (place.kind === 'index' && place.index.kind === 'integer')
    return extend(place.array, Number(place.index.value));
  return undefined;
}

function extend(object: Expression, step: Field | number): StaticPlace | undefined {
  if (object.type.kind !== 'struct' && object.type.kind !== 'array') return undefined;
  const outer = staticPlace(object);
  return outer && { global: outer.global, path: [...outer.path, step] };
}
