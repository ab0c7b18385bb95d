/**
 * Modules in dependency order, their names, and what they export.
 */
import ts from 'typescript';
import type { Expression, Module } from '../ir/ir';
import { isRoot } from './attributes';
import type { Compiler } from './compiler';
import { entityOf, hostTypeOf } from './declarations';
import { lowerEnum } from './enums';
import { isLibraryFile } from './program';
import { NO_SUBSTITUTION } from './scope';
import { structFor } from './structs';

/** The files reachable from the entries, each after those that it imports. */
export function orderFiles(checker: ts.TypeChecker, entries: readonly ts.SourceFile[]): ts.SourceFile[] {
  const ordered: ts.SourceFile[] = [];
  const visited = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (visited.has(file) || isLibraryFile(file)) return;
    visited.add(file);
    for (const imported of importsOf(checker, file)) visit(imported);
    ordered.push(file);
  };
  entries.forEach(visit);
  return ordered;
}

function importsOf(checker: ts.TypeChecker, file: ts.SourceFile): ts.SourceFile[] {
  return file.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const specifier = isImport ? statement.moduleSpecifier : undefined;
    const declaration = specifier && checker.getSymbolAtLocation(specifier)?.valueDeclaration;
    return declaration && ts.isSourceFile(declaration) ? [declaration] : [];
  });
}

export function createModules(compiler: Compiler, files: readonly ts.SourceFile[]): void {
  for (const file of files) {
    compiler.modules.set(file, {
      file: compiler.fileName(file),
      exports: new Map(),
      constants: new Map(),
      enums: [],
      structs: [],
      globals: [],
      registers: [],
      functions: [],
    });
  }
}

/** Names declared by statements of a module. */
function declarationsOf(file: ts.SourceFile): ts.NamedDeclaration[] {
  return file.statements.flatMap((statement): ts.NamedDeclaration[] => {
    if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations];
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    return isNamed ? [statement] : [];
  });
}

/** Claims names in order of importance: what others know by name first. */
export function claimNames(
  compiler: Compiler,
  files: readonly ts.SourceFile[],
  entries: readonly ts.SourceFile[],
): void {
  const all = files.flatMap((file) => declarationsOf(file));
  const fixed = all.filter(isKnownOutside);
  const exported = all.filter((node) => entries.includes(node.getSourceFile()) && isExported(node));
  for (const node of fixed) claim(compiler, node, true);
  for (const node of [...exported, ...all]) claim(compiler, node, false);
}

function claim(compiler: Compiler, node: ts.NamedDeclaration, exactly: boolean): void {
  if (compiler.claimed.has(node) || !node.name) return;
  const name = node.name.getText();
  const file = compiler.fileName(node.getSourceFile());
  if (exactly && !hasModifier(node, ts.SyntaxKind.DeclareKeyword) && compiler.names.isKnown(name)) {
    compiler.report(
      node.name,
      'attributeUse',
      'used',
      `another declaration is called '${name}', and neither can be renamed`,
    );
  }
  compiler.claimed.set(node, exactly ? compiler.names.claimExactly(name) : compiler.names.claim(name, file));
}

const statementOf = (node: ts.Node): ts.Node => (ts.isVariableDeclaration(node) ? node.parent.parent : node);

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const statement = statementOf(node);
  return (
    ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((each) => each.kind === kind) === true
  );
}

const isExported = (node: ts.Node): boolean => hasModifier(node, ts.SyntaxKind.ExportKeyword);

const isKnownOutside = (node: ts.Node): boolean =>
  hasModifier(node, ts.SyntaxKind.DeclareKeyword) || isRoot(statementOf(node));

/** Lowers every declaration that is not generic, used or not: an error in unused code is still an error. */
export function lowerModules(compiler: Compiler, files: readonly ts.SourceFile[]): void {
  for (const file of files) {
    for (const node of declarationsOf(file)) compiler.guard(node, () => lowerDeclaration(compiler, node));
  }
  compiler.drain();
}

function lowerDeclaration(compiler: Compiler, node: ts.NamedDeclaration): void {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    if (!node.typeParameters) structFor(compiler, node, NO_SUBSTITUTION, node);
  } else {
    entityOf(compiler, node);
  }
}

/** Fills in what each module exports. */
export function collectExports(compiler: Compiler): void {
  for (const [file, module] of compiler.modules) {
    const symbol = compiler.checker.getSymbolAtLocation(file);
    for (const exported of symbol ? compiler.checker.getExportsOfModule(symbol) : []) {
      const node =
        compiler.resolveAlias(exported).valueDeclaration ?? compiler.resolveAlias(exported).declarations?.[0];
      if (node && compiler.modules.has(node.getSourceFile()))
        addExport(compiler, module, exported.name, node);
    }
  }
}

function addExport(compiler: Compiler, module: Module, name: string, node: ts.Declaration): void {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    const struct = node.typeParameters ? undefined : structFor(compiler, node, NO_SUBSTITUTION, node);
    if (struct) module.exports.set(name, struct.declaration);
    return;
  }
  if (ts.isEnumDeclaration(node)) {
    module.exports.set(name, lowerEnum(compiler, node));
    return;
  }
  const entity = entityOf(compiler, node);
  switch (entity.kind) {
    case 'global':
      module.exports.set(name, entity.variable);
      break;
    case 'registers':
      module.exports.set(name, entity.registers);
      break;
    case 'function':
      module.exports.set(name, entity.declaration);
      break;
    case 'constant':
      addConstant(module, name, entity.value);
      break;
    default:
      break;
  }
}

function addConstant(module: Module, name: string, value: Expression): void {
  if (value.kind === 'integer') {
    const type = hostTypeOf(value.type, value.value);
    const isWide = type.kind === 'integer' && type.name === 'u64';
    module.constants.set(name, { type, value: isWide ? value.value : Number(value.value) });
  } else if (value.kind === 'bool' || value.kind === 'string' || value.kind === 'enumMember') {
    module.constants.set(name, { type: value.type, value: value.value });
  } else if (value.kind === 'convert' && value.operand.kind === 'integer') {
    module.constants.set(name, { type: value.type, value: Number(value.operand.value) });
  } else if (value.kind === 'function') {
    module.exports.set(name, value.declaration);
  }
}
