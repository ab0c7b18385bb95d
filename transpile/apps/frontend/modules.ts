/**
 * The modules of an app in the order in which they run, and the handlers that it exports.
 *
 * As ECMAScript has it: a module runs once, after those that it imports, in the order of its imports. One of which only
 * types are imported does not run, for nothing of such an import is left in JavaScript.
 */
import ts from 'typescript';
import type { HandlerName } from '../core/core';

export const HANDLER_NAMES: readonly HandlerName[] = ['onStart', 'onMessage', 'onTimer'];

export function modulesInOrder(program: ts.Program, entry: ts.SourceFile): ts.SourceFile[] {
  const checker = program.getTypeChecker();
  const seen = new Set<ts.SourceFile>();
  const order: ts.SourceFile[] = [];
  const visit = (file: ts.SourceFile): void => {
    if (seen.has(file) || file.isDeclarationFile) return;
    seen.add(file);
    for (const statement of file.statements) {
      const imported = importedModule(statement, checker);
      if (imported) visit(imported);
    }
    order.push(file);
  };
  visit(entry);
  return order;
}

/** The module that a statement imports or exports values from. */
function importedModule(statement: ts.Statement, checker: ts.TypeChecker): ts.SourceFile | undefined {
  const isImport = ts.isImportDeclaration(statement);
  if (!isImport && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  const declaration = moduleSpecifier && checker.getSymbolAtLocation(moduleSpecifier)?.valueDeclaration;
  if (!declaration || !ts.isSourceFile(declaration)) return undefined;
  const runs = isImport ? importsValues(statement, checker) : !statement.isTypeOnly;
  return runs ? declaration : undefined;
}

function importsValues(statement: ts.ImportDeclaration, checker: ts.TypeChecker): boolean {
  const clause = statement.importClause;
  if (clause === undefined) return true;
  const bindings = clause.namedBindings;
  if (clause.isTypeOnly || bindings === undefined || !ts.isNamedImports(bindings)) return !clause.isTypeOnly;
  return bindings.elements.some((element) => {
    const symbol = element.isTypeOnly ? undefined : checker.getSymbolAtLocation(element.name);
    return symbol !== undefined && (checker.getAliasedSymbol(symbol).flags & ts.SymbolFlags.Value) !== 0;
  });
}

/** What the entry exports under a handler's name, where it was declared. */
export function exportedHandlers(
  entry: ts.SourceFile,
  checker: ts.TypeChecker,
): Map<HandlerName, ts.Declaration> {
  const module = checker.getSymbolAtLocation(entry);
  const found = new Map<HandlerName, ts.Declaration>();
  for (const symbol of module ? checker.getExportsOfModule(module) : []) {
    const name = HANDLER_NAMES.find((handler) => handler === symbol.name);
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (name && target.valueDeclaration) found.set(name, target.valueDeclaration);
  }
  return found;
}
