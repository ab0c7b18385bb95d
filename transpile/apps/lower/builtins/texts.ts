/** Methods of texts, and what makes texts and numbers of each other. */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { compare, local, number, operation, set, text, UNDEFINED, when } from '../build';
import { BOOLEAN, maybe, NUMBER, TEXT } from '../../frontend/kinds';
import { widened } from '../conversions';
import { toNumber } from '../converters';
import { callLibrary } from '../library';
import { arrayOf } from '../spread';
import { takesNaN } from '../not-a-number';
import { toText } from '../to-text';
import type { Value } from '../value';
import { condition } from '../truth';
import {
  isFound,
  isLibraryFunction,
  isOperation,
  isOperationWith,
  END,
  type Builtin,
  type BuiltinTable,
} from './builtin';
import type { BuiltinCall } from './call';

const indexOf = isOperation('index_of', 0);

/** All arguments, put together from the left. */
const concat: Builtin = (call) => {
  const [first, ...others] = call.operands();
  return call.value(others.reduce((all, one) => operation('concatenate', all, one), first!));
};

/** The text of what it is called on. */
const toString: Builtin = (call) => {
  const { receiver, body } = call;
  return call.value(toText(body, body.value(receiver), receiver));
};

const numberToString: Builtin = (call) =>
  call.arguments.length === 0 ? toString(call) : isOperation('to_text_radix')(call);

/** String(value) */
const textOf: Builtin = (call) => {
  const [node] = call.arguments;
  return { code: toText(call.body, call.body.value(node!), node!), kind: TEXT };
};

const fromCharCode: Builtin = (call) => {
  if (call.arguments.some(ts.isSpreadElement)) {
    const codes = arrayOf(call.body, call.arguments, NUMBER);
    return call.value(callLibrary(call.body, 'texts.fromCodes', codes));
  }
  const [first = text(''), ...others] = call
    .argumentOperands()
    .map((code): CoreExpression => operation('from_character', code));
  return call.value(others.reduce((all, one) => operation('concatenate', all, one), first));
};

const parseInteger: Builtin = (call) => {
  const operands = call.argumentOperands([number(0)]);
  return orNaN(call, 'is_integer_text', 'parse_integer', operands);
};

/** The number, or undefined for NaN where the program asks for that. */
function orNaN({ body, node }: BuiltinCall, test: string, parse: string, given: CoreExpression[]): Value {
  if (takesNaN(body.program, node) !== true) return { code: operation(parse, ...given), kind: NUMBER };
  const operands = given.map((operand) => body.keep(operand));
  const result = body.newLocal('number');
  body.emit(set(result, UNDEFINED));
  body.emit(
    when(operation(test, ...operands), [set(result, widened(operation(parse, ...operands), NUMBER))]),
  );
  return { code: local(result), kind: maybe(NUMBER) };
}

/** Number.isNaN (`isWanted` 0) and the tests for what a number of ours always is. */
const isNumber =
  (isWanted: 0 | 1): Builtin =>
  ({ body, arguments: [node] }) => {
    const { code, kind } = body.value(node!);
    const kept = body.keep(code, 'number');
    if (kind.kind !== 'maybe') return { code: number(isWanted), kind: BOOLEAN };
    return { code: compare(kept, isWanted ? '!==' : '===', UNDEFINED), kind: BOOLEAN };
  };

/** Number(value) */
const numberOf: Builtin = (call) => {
  const [node] = call.arguments;
  const value = call.body.value(node!);
  if (value.kind.kind === 'text') return orNaN(call, 'is_number_text', 'parse_number', [value.code]);
  return { code: toNumber(value, node!), kind: NUMBER };
};

/** Boolean(value) */
const booleanOf: Builtin = (call) => {
  const [node] = call.arguments;
  return { code: condition(call.body, node!), kind: BOOLEAN };
};

/** Whether an argument is a regular expression, and not a text. */
export const takesPattern = (call: BuiltinCall): boolean =>
  call.arguments[0] !== undefined && call.body.kindOf(call.arguments[0]).kind === 'pattern';

export const TEXTS: BuiltinTable = {
  'String.at': isLibraryFunction('texts.at'),
  'String.charAt': isOperation('char_at'),
  'String.charCodeAt': isOperation('character'),
  'String.concat': concat,
  'String.endsWith': isOperation('ends_with', END),
  'String.includes': isFound(indexOf),
  'String.indexOf': indexOf,
  'String.lastIndexOf': isOperation('last_index_of', END),
  'String.padEnd': isOperationWith([2], 'pad', ' '),
  'String.padStart': isOperationWith([1], 'pad', ' '),
  'String.repeat': isOperation('repeat'),
  'String.slice': isOperation('slice', 0, END),
  'String.startsWith': isOperation('starts_with', 0),
  'String.substring': isOperation('substring', END),
  'String.toLowerCase': isOperation('lower_case'),
  'String.toString': toString,
  'String.toUpperCase': isOperation('upper_case'),
  'String.trim': isOperationWith([3], 'trim'),
  'String.trimEnd': isOperationWith([2], 'trim'),
  'String.trimStart': isOperationWith([1], 'trim'),
  'Number.toString': numberToString,
  'Boolean.toString': toString,
  StringConstructor: textOf,
  'StringConstructor.fromCharCode': fromCharCode,
  NumberConstructor: numberOf,
  BooleanConstructor: booleanOf,
  'NumberConstructor.isFinite': isNumber(1),
  'NumberConstructor.isInteger': isNumber(1),
  'NumberConstructor.isNaN': isNumber(0),
  'NumberConstructor.isSafeInteger': isNumber(1),
  'NumberConstructor.parseInt': parseInteger,
  isFinite: isNumber(1),
  isNaN: isNumber(0),
  parseInt: parseInteger,
};
