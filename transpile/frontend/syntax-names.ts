/** What a piece of syntax is called in a message. */
import ts from 'typescript';

const NAMES: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.ClassExpression]: 'class expressions; declare the class in the module',
  [ts.SyntaxKind.VoidExpression]: "'void' operator; write the call as a statement",
  [ts.SyntaxKind.SuperKeyword]: "'super'",
  [ts.SyntaxKind.MetaProperty]: 'meta properties',
  [ts.SyntaxKind.ImportKeyword]: "dynamic 'import'; import at the top of the file",
  [ts.SyntaxKind.DebuggerStatement]: "'debugger' statement; call 'bkpt(0)'",
  [ts.SyntaxKind.WithStatement]: "'with' statement",
  [ts.SyntaxKind.OmittedExpression]: 'missing elements',
  [ts.SyntaxKind.PrivateIdentifier]: "'#' names; everything in a struct has an address",
  [ts.SyntaxKind.ExpressionWithTypeArguments]: 'type arguments without a call',
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: 'static blocks',
  [ts.SyntaxKind.IndexSignature]: 'index signatures; use an array',
};

/** `debugger statement`, from the table or from the name of the syntax kind. */
export function describeSyntax(node: ts.Node): string {
  const known = NAMES[node.kind];
  if (known !== undefined) return known;
  const kind = ts.SyntaxKind[node.kind] ?? 'syntax';
  return kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
