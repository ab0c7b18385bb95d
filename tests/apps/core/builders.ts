/** Programs of the core, written by hand: short names for its constructs, and a program around a few statements. */
import type {
  Comparison,
  CoreExpression,
  CoreFunction,
  CoreProgram,
  CoreStatement,
} from '../../../transpile/apps/core/core';

type Operand = CoreExpression | number | string;

/** A number is itself, a string a variable. */
export function of(operand: Operand): CoreExpression {
  if (typeof operand === 'number') return { kind: 'number', value: operand };
  return typeof operand === 'string' ? { kind: 'local', name: operand } : operand;
}

export const text = (content: string): CoreExpression => ({ kind: 'text', text: content });
export const closureNumber = (name: string): CoreExpression => ({ kind: 'function', name });
export const operation = (name: string, ...operands: Operand[]): CoreExpression => ({
  kind: 'operation',
  name,
  operands: operands.map(of),
});
export const call = (name: string, ...operands: Operand[]): CoreExpression => ({
  kind: 'call',
  name,
  operands: operands.map(of),
});
export const compare = (left: Operand, operator: Comparison, right: Operand): CoreExpression => ({
  kind: 'compare',
  operator,
  left: of(left),
  right: of(right),
});
export const logic = (left: Operand, operator: '&&' | '||', right: Operand): CoreExpression => ({
  kind: 'logic',
  operator,
  left: of(left),
  right: of(right),
});
export const not = (operand: Operand): CoreExpression => ({ kind: 'not', operand: of(operand) });
export const choose = (condition: Operand, yes: Operand, no: Operand): CoreExpression => ({
  kind: 'choose',
  condition: of(condition),
  yes: of(yes),
  no: of(no),
});

export const at = (line: number, file = 'src/apps/a/app.ts'): CoreStatement => ({ kind: 'line', file, line });
export const set = (name: string, value: Operand): CoreStatement => ({ kind: 'set', name, value: of(value) });
export const act = (expression: CoreExpression): CoreStatement => ({ kind: 'do', expression });
export const when = (
  condition: Operand,
  yes: readonly CoreStatement[],
  no: readonly CoreStatement[] = [],
): CoreStatement => ({ kind: 'if', condition: of(condition), yes, no });
export const loop = (...body: CoreStatement[]): CoreStatement => ({ kind: 'loop', body });
export const block = (...body: CoreStatement[]): CoreStatement => ({ kind: 'block', body });
export const leave: CoreStatement = { kind: 'break' };
export const again: CoreStatement = { kind: 'continue' };
export const give = (value: Operand): CoreStatement => ({ kind: 'return', value: of(value) });

/** Prints a number as a line. */
export const show = (number: Operand): CoreStatement[] => [
  act(operation('print', operation('to_text', number))),
  act(operation('print_end')),
];

export function declare(
  name: string,
  parameters: readonly string[],
  locals: readonly string[],
  ...body: CoreStatement[]
): CoreFunction {
  return { name, parameters, locals, body };
}

/** A program of these functions, the last of which starts it. */
export function program(functions: readonly CoreFunction[], more: Partial<CoreProgram> = {}): CoreProgram {
  const start = functions[functions.length - 1]?.name ?? '';
  return { functions, closures: [], globals: 0, start, handlers: {}, ...more };
}
