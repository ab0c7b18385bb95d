/**
 * The library of apps: how each function that lib/ declares is lowered. A test holds the tables against the declarations.
 *
 * Inside the library's own parts a call of `operation.<name>` is that operation.
 */
import ts from 'typescript';
import { operationOf } from '../../core/operations';
import { number, operation } from '../build';
import type { Body } from '../body';
import type { Value } from '../value';
import { ARRAYS } from './arrays';
import type { BuiltinTable } from './builtin';
import { BuiltinCall, builtinName } from './call';
import { COLLECTIONS } from './collections';
import { CONSOLE } from './console';
import { JSON_METHODS } from './json';
import { MATH } from './math';
import { PATTERNS } from './patterns';
import { TEXTS } from './texts';
import { WORLD } from './world';

export const BUILTINS: BuiltinTable = {
  ...ARRAYS,
  ...COLLECTIONS,
  ...CONSOLE,
  ...JSON_METHODS,
  ...MATH,
  ...PATTERNS,
  ...TEXTS,
  ...WORLD,
};

const OPERATION = 'operation.';

/** The value of a call of the library; undefined: it calls something of the app. */
export function lowerBuiltin(body: Body, node: ts.CallExpression | ts.NewExpression): Value | undefined {
  const name = builtinName(body.program.checker, node);
  if (name === undefined) return undefined;
  if (name.startsWith(OPERATION)) return lowerOperation(body, node, name.slice(OPERATION.length));
  return Object.hasOwn(BUILTINS, name) ? BUILTINS[name]!(new BuiltinCall(body, node)) : undefined;
}

/** Operands go as they are: a type parameter says nothing of their kinds. */
function lowerOperation(body: Body, node: ts.CallExpression | ts.NewExpression, name: string): Value {
  const operands = body.inOrder((node.arguments ?? []).map((one) => () => body.value(one).code));
  const call = new BuiltinCall(body, node);
  if (operationOf(name).result !== 'nothing') return call.value(operation(name, ...operands));
  body.perform(name, ...operands);
  return call.value(number(0));
}
