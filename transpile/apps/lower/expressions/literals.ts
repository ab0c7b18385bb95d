/** Numbers, texts, `true`, `false`, `null`. */
import ts from 'typescript';
import { ABSENT, BOOLEAN, NUMBER, TEXT } from '../../frontend/kinds';
import { NULL, number, text } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';

export const LITERALS: readonly ExpressionEntry[] = [
  lowers<ts.NumericLiteral>(ts.SyntaxKind.NumericLiteral, (_body, node) => ({
    // One from 2^31 on stands where its bits are meant.
    code: number(Number(node.text) | 0),
    kind: NUMBER,
  })),
  lowers<ts.StringLiteral>(ts.SyntaxKind.StringLiteral, (_body, node) => ({
    code: text(node.text),
    kind: TEXT,
  })),
  lowers<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral, (_body, node) => ({
    code: text(node.text),
    kind: TEXT,
  })),
  lowers(ts.SyntaxKind.TrueKeyword, () => ({ code: number(1), kind: BOOLEAN })),
  lowers(ts.SyntaxKind.FalseKeyword, () => ({ code: number(0), kind: BOOLEAN })),
  lowers(ts.SyntaxKind.NullKeyword, () => ({ code: NULL, kind: ABSENT })),
];
