/** What the checker's types and symbols tell when one knows how to ask. */
import ts from 'typescript';
import { isLibraryFile } from './program';

/** Of a literal in a list that is `as const`. */
export const isConstant = ({ flags, symbol }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Literal | ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0 ||
  (symbol?.flags & ts.SymbolFlags.ObjectLiteral) !== 0;

/**
 * Made by the library's `Record<K, T>`, or by `Partial` and the like of one: all values have one type, and keys may be computed. Nobody has
 * declared the properties of a Record, which is how they are told from those of other types behind a `Partial`.
 */
export function isRecord(type: ts.ObjectType): boolean {
  const declaration = type.getSymbol()?.declarations?.[0];
  const alias = declaration && ts.isMappedTypeNode(declaration) ? declaration.parent : undefined;
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias)) return false;
  if (!isLibraryFile(alias.getSourceFile())) return false;
  const properties = type.getProperties();
  const isOfRecord = properties.length > 0 && properties.every(({ declarations }) => !declarations);
  return alias.name.text === 'Record' || isOfRecord;
}

/** What a class has once, not each of its objects. */
export function isMember(symbol: ts.Symbol): boolean {
  return (symbol.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor | ts.SymbolFlags.Prototype)) !== 0;
}

/** Parameters that are fields come before those that are written as fields, as JavaScript defines them. */
export const rank = ({ valueDeclaration }: ts.Symbol): number =>
  valueDeclaration && ts.isParameter(valueDeclaration) ? 0 : 1;

/** As it is written: the checker's own name of `#count` has its class in it. */
export function nameOfProperty(symbol: ts.Symbol): string {
  const name = symbol.valueDeclaration && ts.getNameOfDeclaration(symbol.valueDeclaration);
  return name && ts.isPrivateIdentifier(name) ? name.text : symbol.name;
}
