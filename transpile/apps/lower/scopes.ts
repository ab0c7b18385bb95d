/** Where all uses of a variable are. */
import ts from 'typescript';

/** What is around a declaration and has all uses of its variable; for one that is exported, its module will do. */
export function scopeOf(declaration: ts.Node): ts.Node {
  const { parent } = declaration;
  return ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isFunctionLike(parent)
    ? parent
    : scopeOf(parent);
}
