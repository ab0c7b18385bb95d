/** A bit field takes what provably has no more bits. */
import type ts from 'typescript';
import type { Expression } from '../../ir/ir';
import { contains } from '../../ir/passes/interval';
import { valueRange } from '../ranges';
import type { Scope } from '../scope';
import { describe } from '../types';

/** Whether a value fits the field; reports if not. Any value fits a field that has no `width` in bits. */
export function fitsBits(scope: Scope, width: number | undefined, value: Expression, node: ts.Node): boolean {
  if (width === undefined) return true;
  const high = (1n << BigInt(width)) - 1n;
  if (contains({ low: 0n, high }, valueRange(value))) return true;
  const type = `bits<${width}>`;
  if (value.kind === 'integer') {
    scope.compiler.report(node, 'constantRange', String(value.value), type, '0', String(high));
  } else {
    scope.compiler.report(node, 'narrowing', describe(value.type), type, `... & 0x${high.toString(16)}`);
  }
  return false;
}
