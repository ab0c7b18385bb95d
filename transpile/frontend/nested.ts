/**
 * Functions inside functions, and arrow functions: ordinary functions of the program, since they capture nothing.
 *
 * One is made for each place in the source and list of type arguments in force there.
 */
import ts from 'typescript';
import type { FunctionDeclaration, Type } from '../ir/ir';
import { type FunctionSource, lowerFunction } from './functions';
import type { Scope } from './scope';
import { textOfArgument } from './type-lowering';

export function nestedFunction(
  scope: Scope,
  source: FunctionSource,
  expectedResult?: Type,
): FunctionDeclaration {
  const { compiler, substitution } = scope;
  const text = [...substitution.values()].map(textOfArgument).join(', ');
  const key = `${compiler.identityOf(source)}<${text}>`;
  const known = compiler.functions.get(key);
  if (known) return known;
  const label = labelOf(source);
  const outer = scope.frame?.declaration;
  const file = compiler.fileName(source.getSourceFile());
  const made = lowerFunction(compiler, {
    source,
    name: compiler.names.claim(outer ? `${outer.name}_${label}` : label, file),
    sourceName: outer ? `${outer.sourceName}.${label}` : label,
    substitution,
    outer: scope.frame,
    expectedResult,
  });
  compiler.functions.set(key, made);
  return made;
}

/** What a reader would call it: its own name, or that of what it is assigned to. */
function labelOf(source: FunctionSource): string {
  if (source.name) return source.name.getText();
  const { parent } = source;
  const named =
    ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isVariableDeclaration(parent);
  return named ? parent.name.getText() : 'function';
}
