/** Assignments: plain, compound, and the checks of the place that they store to. */
import ts from 'typescript';
import type {
  ArithmeticOperator,
  DivisionOperator,
  Expression,
  IntegerType,
  ShiftOperator,
} from '../../ir/ir';
import type { Scope } from '../scope';
import { ERROR, describe, isStorage, isUntyped, promote } from '../types';
import { adapt, commonType, integerOperand, needsDivisionCheck, reportMixed } from './binary';
import { fitsBits } from './bit-fields';
import { coerce, errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';
import { checkShiftSign, shiftCount } from './shift';

/** The place that a store goes to; undefined when nothing can be stored there (reported). */
export function lowerPlace(scope: Scope, node: ts.Expression): Expression | undefined {
  const place = lowerExpression(scope, node);
  if (place.type === ERROR) return undefined;
  if (isStorage(place.type)) {
    scope.compiler.report(node, 'elementAssignment');
    return undefined;
  }
  if (!['local', 'global', 'field', 'index'].includes(place.kind)) {
    scope.compiler.report(node, 'unsupported', 'assignment to this');
    return undefined;
  }
  if (place.kind === 'local') scope.frame?.assign(place.variable);
  return place;
}

export function lowerAssignment(scope: Scope, node: ts.BinaryExpression): Expression {
  const place = lowerPlace(scope, node.left);
  const operator = node.operatorToken.getText();
  if (operator !== '=') return lowerCompound(scope, node, operator.slice(0, -1), place);
  const value = lowerExpression(scope, node.right, place?.type);
  if (!place) return errorAt(scope, node);
  const converted = coerce(scope, value, place.type, node.right);
  const width = place.kind === 'field' ? place.field.bits?.width : undefined;
  if (converted.type === ERROR || !fitsBits(scope, width, converted, node.right)) return errorAt(scope, node);
  return {
    kind: 'assign',
    type: place.type,
    location: scope.compiler.locationOf(node),
    place,
    value: converted,
  };
}

const SHIFTS = ['<<', '>>', '>>>'];

function lowerCompound(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  place: Expression | undefined,
): Expression {
  const { compiler } = scope;
  const right = valueOf(lowerExpression(scope, node.right, place?.type));
  if (!place || right.type === ERROR) return errorAt(scope, node);
  if (place.type.kind === 'string') {
    compiler.report(node, 'dynamicString');
    return errorAt(scope, node);
  }
  if (place.type.kind !== 'integer') {
    compiler.report(node, 'operandType', `${operator}=`, describe(place.type));
    return errorAt(scope, node);
  }
  const value = integerOperand(scope, node.right, `${operator}=`, right);
  if (operator === '**' || !['+', '-', '*', '&', '|', '^', '/', '%', ...SHIFTS].includes(operator)) {
    compiler.report(node, operator === '**' ? 'exponent' : 'unsupported', `'${operator}='`);
    return errorAt(scope, node);
  }
  if (!value) return errorAt(scope, node);
  const operands = SHIFTS.includes(operator)
    ? shiftOperands(scope, node, operator, place, value)
    : arithmeticOperands(scope, node, operator, place, value);
  if (!operands) return errorAt(scope, node);
  return {
    kind: 'compound',
    type: place.type,
    location: compiler.locationOf(node),
    place,
    operator: (operator === '>>>' ? '>>' : operator) as ArithmeticOperator | ShiftOperator | DivisionOperator,
    ...operands,
  };
}

interface CompoundOperands {
  readonly operationType: IntegerType;
  readonly value: Expression;
  readonly checked: boolean;
}

function shiftOperands(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  place: Expression,
  value: Expression,
): CompoundOperands | undefined {
  if (place.type.kind !== 'integer') return undefined;
  const operationType = promote(place.type);
  const signsAgree = checkShiftSign(scope, node, `${operator}=`, place);
  const count = shiftCount(scope, value, operationType, node.right);
  return signsAgree && count.type !== ERROR ? { operationType, value: count, checked: false } : undefined;
}

function arithmeticOperands(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  place: Expression,
  value: Expression,
): CompoundOperands | undefined {
  const operationType = commonType(place, value);
  if (!operationType) {
    reportMixed(scope, node, `${operator}=`, place, value);
    return undefined;
  }
  const adapted = adapt(scope, value, operationType, node.right);
  if (adapted.type === ERROR) return undefined;
  const isDivision = operator === '/' || operator === '%';
  const checked = isDivision && needsDivisionCheck(scope, node, adapted);
  return { operationType, value: adapted, checked };
}

/** `x++`, `--x`. */
export function lowerStep(
  scope: Scope,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): Expression {
  const place = lowerPlace(scope, node.operand);
  if (!place) return errorAt(scope, node);
  const increment = node.operator === ts.SyntaxKind.PlusPlusToken;
  if (place.type.kind !== 'integer' || isUntyped(place.type)) {
    scope.compiler.report(node, 'operandType', increment ? '++' : '--', describe(place.type));
    return errorAt(scope, node);
  }
  return {
    kind: 'step',
    type: place.type,
    location: scope.compiler.locationOf(node),
    place,
    delta: increment ? 1 : -1,
    postfix: ts.isPostfixUnaryExpression(node),
  };
}
