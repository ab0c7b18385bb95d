/** console.log: one line, with what Node prints of each value. All are evaluated before the first is printed. */
import ts from 'typescript';
import type { CoreExpression, CoreStatement } from '../../core/core';
import { partsOfFormat } from '../../frontend/console-format';
import { TEXT } from '../../frontend/kinds';
import type { Body } from '../body';
import { compare, number, operation, text, UNDEFINED, when } from '../build';
import { callLibrary } from '../library';
import { internal } from '../refusal';
import { isChoice, textOf, toText } from '../to-text';
import type { Value } from '../value';
import type { Builtin, BuiltinTable } from './builtin';
import type { BuiltinCall } from './call';

const PRINTABLE = new Set(['text', 'number', 'boolean', 'absent', 'void', 'maybe', 'never']);

const log: Builtin = (call) => {
  const { body } = call;
  const values = valuesOf(call);
  const [first, ...others] = values;
  const isFormat = others.length > 0 && first?.value.kind.kind === 'text';
  if (!isFormat) printAll(body, values);
  else if (first.value.code.kind === 'text') printConstantFormat(body, first.value.code.text, others);
  else printFormat(body, first, others);
  body.perform('print_end');
  return call.value(number(0));
};

interface Printed {
  readonly value: Value;
  readonly node: ts.Expression;
}

function valuesOf(call: BuiltinCall): Printed[] {
  const { body, arguments: nodes } = call;
  const values: Value[] = [];
  const codes = body.inOrder(
    nodes.map((node, index) => () => {
      const value = printed(body, node);
      const inside = value.kind.kind === 'maybe' ? value.kind.of : value.kind;
      if (!PRINTABLE.has(value.kind.kind) || !PRINTABLE.has(inside.kind))
        internal(node, `a ${inside.kind} on the console`);
      values[index] = value;
      return value.code;
    }),
  );
  return values.map((value, index) => {
    const code = nodes.length > 1 ? body.keep(codes[index]!) : codes[index]!;
    return { value: { ...value, code }, node: nodes[index]! };
  });
}

/** Sides of a choice may be of different kinds: `count ?? 'none'`. */
const printed = (body: Body, node: ts.Expression): Value =>
  isChoice(node) ? { code: textOf(body, node), kind: TEXT } : body.value(node);

const isNumber = ({ value }: Printed): boolean => value.kind.kind === 'number';

function printAll(body: Body, values: readonly Printed[]): void {
  values.forEach((one, index) => {
    if (index > 0) body.perform('print', text(' '));
    printOne(body, one);
  });
}

function printOne(body: Body, one: Printed): void {
  if (isNumber(one)) body.perform('print_number', one.value.code);
  else body.perform('print', toText(body, one.value, one.node));
}

function printConstantFormat(body: Body, format: string, others: readonly Printed[]): void {
  const parts = partsOfFormat(format, others.map(isNumber));
  if (!parts) return internal(body.origin, 'a format in console.log');
  for (const part of parts)
    if (typeof part === 'string') body.perform('print', text(part));
    else printOne(body, others[part]!);
}

/** Where the first text has a `%` when the program runs, it is taken for a format then. */
function printFormat(body: Body, first: Printed, others: readonly Printed[]): void {
  const { code } = first.value;
  const isFormat = compare(operation('index_of', code, text('%'), number(0)), '>=', number(0));
  body.emit(
    when(
      isFormat,
      formatted(body, code, others),
      body.capture(() => printAll(body, [first, ...others])),
    ),
  );
}

function formatted(body: Body, format: CoreExpression, others: readonly Printed[]): CoreStatement[] {
  return body.capture(() => {
    const texts = body.keep(operation('array'), 'texts');
    for (const { value, node } of others) body.perform('array_push', texts, toText(body, value, node));
    const kinds = text(others.map((one) => (isNumber(one) ? 'n' : '-')).join(''));
    const line = body.keep(callLibrary(body, 'texts.formatted', format, texts, kinds), 'line');
    const isImpossible = compare(line, '===', UNDEFINED);
    const fail = body.capture(() => {
      body.perform('print', text('console.log: a format for a number, and the value is none'));
      body.perform('print_end');
      body.perform('assert', number(0));
    });
    body.emit(when(isImpossible, fail));
    body.perform('print', line);
  });
}

export const CONSOLE: BuiltinTable = { 'Console.log': log };
