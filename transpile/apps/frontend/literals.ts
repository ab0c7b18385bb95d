/** Numbers and texts as they are written: integers of 32 bits, `1e6` among them, and characters of one byte. */
import ts from 'typescript';
import type { Refusal } from '../../frontend/refusals';

const LARGEST = 2 ** 31 - 1;
const SMALLEST = -(2 ** 31);

export function checkNumber(node: ts.Node): Refusal | undefined {
  if (!ts.isNumericLiteral(node)) return undefined;
  const written = node.getText();
  // `1.0` is an integer, but not meant as one.
  const hasPoint = written.includes('.') && !/e/i.test(written);
  const isNegated =
    ts.isPrefixUnaryExpression(node.parent) && node.parent.operator === ts.SyntaxKind.MinusToken;
  const number = isNegated ? -Number(node.text) : Number(node.text);
  const isInteger = !hasPoint && Number.isInteger(number);
  if (isInteger && number >= SMALLEST && number <= LARGEST) return undefined;
  if (isInteger && number > 0 && number < 2 ** 32 && isOfBits(node)) return undefined;
  return { name: 'appNumber', parameters: [isNegated ? `-${written}` : written] };
}

/** Operators that take the low 32 bits of what they get, whatever that is: `0xedb88320 ^ crc`. */
const OF_BITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[ts.SyntaxKind.AmpersandToken, ts.SyntaxKind.BarToken, ts.SyntaxKind.CaretToken],
  ...[ts.SyntaxKind.AmpersandEqualsToken, ts.SyntaxKind.BarEqualsToken, ts.SyntaxKind.CaretEqualsToken],
]);

function isOfBits({ parent }: ts.Node): boolean {
  if (ts.isParenthesizedExpression(parent)) return isOfBits(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.TildeToken;
  return ts.isBinaryExpression(parent) && OF_BITS.has(parent.operatorToken.kind);
}

/** Of a string literal or a part of a template. */
export function checkText(node: ts.Node): Refusal | undefined {
  if (!ts.isLiteralExpression(node) && !ts.isTemplateLiteralToken(node)) return undefined;
  const isPath = ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
  const wide = isPath ? undefined : [...node.text].find((character) => character > '\u00ff');
  if (wide === undefined) return undefined;
  const code = wide.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return { name: 'appCharacter', parameters: [wide, `U+${code}`] };
}
