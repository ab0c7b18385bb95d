/**
 * Gives the constants of a `configuration.ts` module the values that a system has: the kernel's capacities, the
 * `options` of a process, and what the system knows about all processes.
 *
 * Only the initialisers are replaced, so that types, comments and line numbers of the module stay.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface ConfiguredModule {
  readonly text: string;
  /** Names of constants that the module exports. */
  readonly names: readonly string[];
}

/** `values` maps names of constants to expressions of the dialect. */
export function configureModule(file: string, values: Readonly<Record<string, string>>): ConfiguredModule {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const constants = source.statements.filter(isExportedConstant).flatMap(initialisers);
  let result = text;
  for (const { name, initialiser } of constants.reverse()) {
    const value = values[name];
    if (value === undefined) continue;
    result = result.slice(0, initialiser.getStart(source)) + value + result.slice(initialiser.end);
  }
  return { text: result, names: constants.map(({ name }) => name).reverse() };
}

function isExportedConstant(statement: ts.Statement): statement is ts.VariableStatement {
  if (!ts.isVariableStatement(statement)) return false;
  const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  return exported && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
}

function initialisers(statement: ts.VariableStatement): { name: string; initialiser: ts.Expression }[] {
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer ? [{ name: name.text, initialiser: initializer }] : [],
  );
}
