/** `/pattern/flags`: its program, and an object for each time that it is evaluated. */
import ts from 'typescript';
import { PATTERN } from '../../frontend/kinds';
import { compilePattern } from '../../regular-expressions/compile';
import type { Body } from '../body';
import { operation } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';
import { internal } from '../refusal';
import type { Value } from '../value';

function pattern(_body: Body, node: ts.RegularExpressionLiteral): Value {
  const end = node.text.lastIndexOf('/');
  const compiled = compilePattern(node.text.slice(1, end), node.text.slice(end + 1));
  if ('problem' in compiled) return internal(node, `the expression has ${compiled.problem}`);
  return { code: operation('pattern', { kind: 'program', bytes: compiled.program }), kind: PATTERN };
}

export const PATTERNS: readonly ExpressionEntry[] = [lowers(ts.SyntaxKind.RegularExpressionLiteral, pattern)];
