/** Which part of the library an expression names: `console.log`, `Math.floor`, `Array.push`, `String`. */
import ts from 'typescript';
import { isLibraryFile } from './program';

/** Interfaces whose members are those of a value of another name. */
const OWNERS: Readonly<Record<string, string>> = { Console: 'console' };

/**
 * `Owner.member` of a property that the library declares, the name of a global; undefined: it is the app's own. Constructors'
 * members have the name of what they construct (`Array.from`), members of objects that of their interface (`Array.push`).
 */
export function libraryMember(checker: ts.TypeChecker, node: ts.Expression): string | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    return libraryMember(checker, node.expression);
  }
  const isNamed = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  const symbol = isNamed ? checker.getSymbolAtLocation(node) : undefined;
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration ?? target?.declarations?.[0];
  if (target === undefined || declaration === undefined || !isLibraryFile(declaration.getSourceFile())) {
    return undefined;
  }
  const owner = declaration.parent;
  if (!ts.isInterfaceDeclaration(owner)) return target.name;
  const name = owner.name.text.replace(/^Readonly(?=Array|Map|Set)|Constructor$/g, '');
  return `${OWNERS[name] ?? name}.${target.name}`;
}
