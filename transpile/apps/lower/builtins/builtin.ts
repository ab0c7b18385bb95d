/** What the tables of the library's functions consist of, and the two ways that most of them are: an operation, or a library function. */
import type { CoreExpression } from '../../core/core';
import { compare, number, operation, text } from '../build';
import { callLibrary, type LibraryName } from '../library';
import type { Value } from '../value';
import type { BuiltinCall } from './call';

export type Builtin = (call: BuiltinCall) => Value;
export type BuiltinTable = Readonly<Record<string, Builtin>>;

/** "To the end" for places in arrays and texts. */
export const END = 2147483647;

type Default = number | string;

const literals = (defaults: readonly Default[]): CoreExpression[] =>
  defaults.map((value) => (typeof value === 'number' ? number(value) : text(value)));

/** A method that is an operation; the last operands, where they are not given, are the defaults. */
export const isOperation =
  (name: string, ...defaults: readonly Default[]): Builtin =>
  (call) =>
    call.value(operation(name, ...call.operands(literals(defaults))));

/** The same with operands behind the arguments, which the program cannot give. */
export const isOperationWith =
  (last: readonly Default[], name: string, ...defaults: readonly Default[]): Builtin =>
  (call) =>
    call.value(operation(name, ...call.operands(literals(defaults)), ...literals(last)));

/** A method without result that is an operation. */
export const isStatement =
  (name: string): Builtin =>
  (call) => {
    call.body.perform(name, ...call.operands());
    return call.value(number(0));
  };

export const isLibraryFunction =
  (name: LibraryName, ...defaults: readonly Default[]): Builtin =>
  (call) =>
    call.value(callLibrary(call.body, name, ...call.operands(literals(defaults))));

/** Whether an operation or library function finds a place: `includes`. */
export const isFound =
  (find: Builtin): Builtin =>
  (call) =>
    call.value(compare(find(call).code, '>=', number(0)));
