/**
 * Names of properties that all members of some union of object types have. They come first in layouts (layouts.ts), so that each has the same
 * place in all members.
 */
import ts from 'typescript';
import { isLibraryFile } from './program';

export function sharedNames(program: ts.Program, checker: ts.TypeChecker): Set<string> {
  const shared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isUnionTypeNode(node)) {
      const members = node.types
        .map((member) => checker.getTypeFromTypeNode(member))
        .filter((type) => (type.flags & ts.TypeFlags.Object) !== 0);
      const [first, ...others] = members;
      for (const { name } of others.length > 0 ? (first?.getProperties() ?? []) : []) {
        if (others.every((type) => type.getProperty(name))) shared.add(name);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (!isLibraryFile(file)) visit(file);
  return shared;
}
