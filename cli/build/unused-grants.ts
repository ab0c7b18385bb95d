/**
 * Grants that a program asks for and never names again: authority that nobody needs. Seen in the sources, because in
 * the compiled program a slot is a number like any other.
 */
import ts from 'typescript';

const GRANT = 'Grant';

/** Members of the program's `Grant` enum that no file of it mentions as `Grant.member`. */
export function unusedGrants(members: readonly string[], sources: readonly ts.SourceFile[]): string[] {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.expression.text === GRANT) used.add(node.name.text);
    }
    node.forEachChild(visit);
  };
  for (const source of sources) visit(source);
  return members.filter((member) => !used.has(member));
}
