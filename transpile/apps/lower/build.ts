/** Short names for making pieces of the core. */
import type { Comparison, CoreExpression, CoreStatement } from '../core/core';

export const number = (value: number): CoreExpression => ({ kind: 'number', value });
export const local = (name: string): CoreExpression => ({ kind: 'local', name });
export const text = (value: string): CoreExpression => ({ kind: 'text', text: value });

export const operation = (name: string, ...operands: readonly CoreExpression[]): CoreExpression => ({
  kind: 'operation',
  name,
  operands,
});

export const call = (name: string, operands: readonly CoreExpression[]): CoreExpression => ({
  kind: 'call',
  name,
  operands,
});

export const compare = (
  left: CoreExpression,
  operator: Comparison,
  right: CoreExpression,
): CoreExpression => ({ kind: 'compare', operator, left, right });

export const and = (left: CoreExpression, right: CoreExpression): CoreExpression => ({
  kind: 'logic',
  operator: '&&',
  left,
  right,
});

export const or = (left: CoreExpression, right: CoreExpression): CoreExpression => ({
  kind: 'logic',
  operator: '||',
  left,
  right,
});

export const choose = (
  condition: CoreExpression,
  yes: CoreExpression,
  no: CoreExpression,
): CoreExpression => ({ kind: 'choose', condition, yes, no });

/** The opposite of a condition, said as simply as possible. */
export function not(operand: CoreExpression): CoreExpression {
  if (operand.kind === 'not') return operand.operand;
  if (operand.kind === 'number') return number(operand.value === 0 ? 1 : 0);
  if (operand.kind === 'compare') return { ...operand, operator: OPPOSITES[operand.operator] };
  return { kind: 'not', operand };
}

const OPPOSITES: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};

export const set = (name: string, value: CoreExpression): CoreStatement => ({ kind: 'set', name, value });

export const perform = (expression: CoreExpression): CoreStatement => ({ kind: 'do', expression });

export const when = (
  condition: CoreExpression,
  yes: readonly CoreStatement[],
  no: readonly CoreStatement[] = [],
): CoreStatement => ({ kind: 'if', condition, yes, no });

export const BREAK: CoreStatement = { kind: 'break' };
export const CONTINUE: CoreStatement = { kind: 'continue' };

/** What `undefined` and `null` are (app.h). */
export const UNDEFINED = number(0);
export const NULL = number(1);
