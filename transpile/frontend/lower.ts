/** TypeScript that `tsc` accepts -> IR: declarations, then bodies, then what the whole program settles. */
import ts from 'typescript';
import type { Program, StructDeclaration, Type } from '../ir/ir';
import { Compiler } from './compiler';
import { claimNames, collectExports, createModules, lowerModules, orderFiles } from './modules';
import { simplifyZeroes } from './zeroes';

export interface Lowered {
  readonly program: Program;
  readonly diagnostics: ts.Diagnostic[];
}

export function lowerProgram(program: ts.Program, entries: readonly ts.SourceFile[], root: string): Lowered {
  const compiler = new Compiler(program, root);
  const files = orderFiles(compiler.checker, entries);
  createModules(compiler, files);
  claimNames(compiler, files, entries);
  lowerModules(compiler, files);
  const [first] = entries;
  if (first) compiler.guard(first, () => collectExports(compiler));
  compiler.drain();
  const modules = [...compiler.modules.values()];
  const lowered: Program = {
    modules,
    structOrder: orderStructs(modules.flatMap((module) => module.structs)),
    entry: first ? compiler.fileName(first) : '',
  };
  if (compiler.diagnostics.length === 0) simplifyZeroes(lowered);
  return { program: lowered, diagnostics: compiler.diagnostics };
}

/** Structs with those that they embed before them. */
function orderStructs(structs: readonly StructDeclaration[]): StructDeclaration[] {
  const ordered: StructDeclaration[] = [];
  const visited = new Set<StructDeclaration>();
  const visit = (struct: StructDeclaration): void => {
    if (visited.has(struct)) return;
    visited.add(struct);
    for (const field of struct.fields) visitEmbedded(field.type);
    ordered.push(struct);
  };
  const visitEmbedded = (type: Type): void => {
    if (type.kind === 'struct') visit(type.declaration);
    if (type.kind === 'array') visitEmbedded(type.element);
  };
  structs.forEach(visit);
  return ordered;
}
