/**
 * Compound assignments and steps written out: the new value from the current one.
 */
import type { Expression, IntegerType, Type } from '../../ir/ir';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

function converted(operand: Expression, type: Type): Expression {
  const isSame =
    operand.type.kind === 'integer' && type.kind === 'integer' && operand.type.name === type.name;
  return isSame ? operand : { kind: 'convert', operand, type, location: operand.location };
}

/** What `place op= value` stores. */
export function compoundResult(
  expression: Kind<'compound'>,
  current: Expression,
  value: Expression,
): Expression {
  const { operator, operationType: type, location, checked } = expression;
  const left = converted(current, type);
  const common = { left, right: value, type, location };
  let result: Expression;
  if (operator === '/' || operator === '%') result = { ...common, kind: 'division', operator, checked };
  else if (operator === '<<' || operator === '>>') result = { ...common, kind: 'shift', operator };
  else result = { ...common, kind: 'arithmetic', operator };
  return converted(result, expression.place.type);
}

/** What `place++` or `place--` stores. */
export function arithmeticStep(expression: Kind<'step'>, current: Expression): Expression {
  const { place, delta, location } = expression;
  const type = operationType(place.type);
  const one: Expression = { kind: 'integer', value: 1n, type, location };
  const left = converted(current, type);
  const operator = delta > 0 ? '+' : '-';
  return converted({ kind: 'arithmetic', operator, left, right: one, type, location }, place.type);
}

function operationType(type: Type): IntegerType {
  const isWide = type.kind === 'integer' && (type.name === 'u32' || type.name === 'u64');
  return isWide ? type : { kind: 'integer', name: 'i32' };
}

/** The number of elements of an array place or a span. */
export function lengthOf(array: Expression): Expression {
  const { location } = array;
  const type: IntegerType = { kind: 'integer', name: 'u32' };
  if (array.type.kind !== 'array') return { kind: 'length', of: array, type, location };
  return { kind: 'integer', value: BigInt(array.type.length), type, location };
}
