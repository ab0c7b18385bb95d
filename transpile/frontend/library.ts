/** Recognises the names that transpile/lib declares, which have a meaning of their own wherever they occur. */
import ts from 'typescript';
import type { Compiler } from './compiler';
import { isLibraryFile } from './program';

/** The name that an identifier has in the library; undefined when it is none of the library's. */
export function libraryName(compiler: Compiler, node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = compiler.checker.getSymbolAtLocation(node)?.declarations?.[0];
  return declaration && isLibraryFile(declaration.getSourceFile()) ? node.text : undefined;
}
