/**
 * The parts of the library that are TypeScript (transpile/apps/library): lowered like the app's own functions, when somebody calls them.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import { libraryModule } from '../frontend/program';
import type { Body } from './body';
import { functionOf } from './functions';

/** `array-parts.slice`: the module, and the function in it. */
export type LibraryName = `${string}.${string}`;

export function callLibrary(
  body: Body,
  name: LibraryName,
  ...operands: readonly CoreExpression[]
): CoreExpression {
  return body.callFunction(
    functionOf(body.program, libraryFunction(body.program.typescript, name)),
    operands,
  );
}

export function libraryFunction(program: ts.Program, name: LibraryName): ts.FunctionDeclaration {
  const [module = '', wanted] = name.split('.');
  const found = libraryModule(program, module).statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) && statement.name?.text === wanted,
  );
  if (!found) throw new Error(`the library has no function '${name}'`);
  return found;
}
