/**
 * Functions with a name of their own, which are called directly.
 *
 * Parameters arrive as the signature's kinds say: optional ones as `maybe`s.
 */
import ts from 'typescript';
import type { CoreFunction } from '../core/core';
import type { CallableKind } from '../frontend/kinds';
import { Body } from './body';
import { UNDEFINED } from './build';
import { bindParameter } from './parameters';
import type { ProgramLowering } from './program';
import { internal } from './refusal';
import { enterBlock } from './blocks';
import { evaluate } from './statements/simple';

/** The name, in the core, of a function that captures nothing. */
export function functionOf(
  program: ProgramLowering,
  declaration: ts.FunctionDeclaration,
  instance = program.kinds.plain,
): string {
  const name = declaration.name?.text ?? 'default_export';
  return program.request(
    declaration,
    name,
    (unique) => lowerFunction(program, unique, declaration),
    instance,
  );
}

function lowerFunction(
  program: ProgramLowering,
  name: string,
  declaration: ts.FunctionLikeDeclaration,
): CoreFunction {
  const { parameters, result } = program.kinds.ofFunction(declaration);
  const body = new Body(program, name, result, declaration);
  lowerParameters(body, declaration, parameters);
  lowerFunctionBody(body, declaration);
  return body.finish();
}

/** Adds the parameters to the function, in order, and gives them their names. */
export function lowerParameters(
  body: Body,
  declaration: ts.SignatureDeclaration,
  kinds: CallableKind['parameters'],
): void {
  bindParameters(body, declaration, kinds, addParameters(body, declaration));
}

/** The locals in which they arrive. */
export function addParameters(body: Body, { parameters }: ts.SignatureDeclaration): string[] {
  return parameters.map(({ name }) => body.newParameter(ts.isIdentifier(name) ? name.text : 'parameter'));
}

/** `names`: the locals in which they arrive. */
export function bindParameters(
  body: Body,
  declaration: ts.SignatureDeclaration,
  kinds: CallableKind['parameters'],
  names: readonly string[],
): void {
  declaration.parameters.forEach((parameter, index) =>
    bindParameter(body, parameter, names[index]!, kinds[index]!),
  );
}

/** The statements, or the value of an arrow function; ends with a return in any case. */
export function lowerFunctionBody(body: Body, declaration: ts.FunctionLikeDeclaration): void {
  const inside = declaration.body;
  if (!inside) internal(declaration, 'a function without a body');
  if (!ts.isBlock(inside)) {
    if (body.result.kind !== 'void') return body.jumps.return(body.expression(inside, body.result));
    evaluate(body, inside);
    return body.jumps.return(UNDEFINED);
  }
  enterBlock(body, inside.statements);
  for (const statement of inside.statements) body.statement(statement);
  if (!endsWithReturn(inside)) body.emit({ kind: 'return', value: UNDEFINED });
}

const endsWithReturn = (block: ts.Block): boolean => {
  const last = block.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last);
};
