/** Calls of the library, of methods, of functions with a name and of function values, and `new`. */
import ts from 'typescript';
import { ERROR, TEXT, type CallableKind } from '../../frontend/kinds';
import { lowerArguments } from '../arguments';
import type { Body } from '../body';
import { text } from '../build';
import { lowerBuiltin } from '../builtins';
import { callMethod, constructClass } from '../classes';
import { functionOf } from '../functions';
import { lowers, type ExpressionEntry } from '../handlers';
import { newRecord, storeWord } from '../records';
import { internal } from '../refusal';
import type { Value } from '../value';
import { ofChain } from './chains';

function call(body: Body, node: ts.CallExpression): Value {
  if (ts.isOptionalChain(node)) return ofChain(body, node, () => plainCall(body, node));
  return plainCall(body, node);
}

function plainCall(body: Body, node: ts.CallExpression): Value {
  return lowerBuiltin(body, node) ?? callMethod(body, node) ?? callFunction(body, node);
}

function callFunction(body: Body, node: ts.CallExpression): Value {
  const shape = body.program.kinds.ofCall(node);
  const declaration = namedFunction(body, node.expression);
  if (!declaration) return callValue(body, node, shape);
  const instance = body.program.kinds.instanceOfCall(node, declaration);
  const operands = lowerArguments(body, node.arguments, shape);
  const name = functionOf(body.program, declaration, instance);
  return { code: body.callFunction(name, operands), kind: shape.result };
}

/** The function of a module that a name leads to. */
function namedFunction(body: Body, callee: ts.Expression): ts.FunctionDeclaration | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const declaration = ts.isIdentifier(name) ? body.program.kinds.symbolAt(name)?.valueDeclaration : undefined;
  const isOfModule =
    declaration && ts.isFunctionDeclaration(declaration) && ts.isSourceFile(declaration.parent);
  return isOfModule ? declaration : undefined;
}

function callValue(body: Body, node: ts.CallExpression, shape: CallableKind): Value {
  const callee = (): Value['code'] => body.value(node.expression).code;
  const [closure, ...operands] = lowerArguments(body, node.arguments, shape, [callee]);
  if (!closure) return internal(node, 'a call of nothing');
  return { code: body.callClosure(closure, operands), kind: shape.result };
}

/** An error is a record with its message. */
function construct(body: Body, node: ts.NewExpression): Value {
  const made = lowerBuiltin(body, node) ?? constructClass(body, node);
  if (made) return made;
  const kind = body.kindOf(node);
  if (kind.kind !== 'error') return internal(node, `a new ${kind.kind}`);
  const [message] = node.arguments ?? [];
  const said = message ? body.keep(body.expression(message, TEXT), 'message') : text('');
  const error = newRecord(body, 1, 'error');
  storeWord(body, error, 0, { code: said, kind: TEXT }, TEXT, node);
  return { code: error, kind: ERROR };
}

export const CALLS: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.CallExpression, call),
  lowers(ts.SyntaxKind.NewExpression, construct),
];
