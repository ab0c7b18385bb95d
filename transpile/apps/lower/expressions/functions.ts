/** Functions that are written where a value is wanted. */
import ts from 'typescript';
import { closureOf } from '../closures';
import { lowers, type ExpressionEntry } from '../handlers';

export const FUNCTIONS: readonly ExpressionEntry[] = [
  lowers<ts.ArrowFunction>(ts.SyntaxKind.ArrowFunction, closureOf),
  lowers<ts.FunctionExpression>(ts.SyntaxKind.FunctionExpression, closureOf),
];
