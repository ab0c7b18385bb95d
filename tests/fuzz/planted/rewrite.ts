/**
 * Changes nodes of the IR in place, so that a printer is given another program than the one that was written. Only tests
 * of the fuzzer do this: it is how they plant bugs.
 */
import type { Expression, Program, Statement } from '../../../transpile/ir/ir';

type Node = Expression | Statement;

/** Replaces the properties that `change` answers, in every expression of the program, innermost first. */
export function changeExpressions(
  ir: Program,
  change: (node: Expression) => Partial<Expression> | undefined,
): void {
  for (const module of ir.modules) {
    for (const { body } of module.functions) {
      for (const statement of body ?? []) changeInside(statement, change);
    }
  }
}

function changeInside(node: Node, change: (node: Expression) => Partial<Expression> | undefined): void {
  for (const value of Object.values(node) as unknown[]) {
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(each)) changeInside(each, change);
      else if (isCase(each)) each.body.forEach((statement) => changeInside(statement, change));
    }
  }
  if ('type' in node) Object.assign(node, change(node));
}

/** Expressions and statements have a kind and a place; types have no place, declarations no kind. */
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && 'location' in value;

const isCase = (value: unknown): value is { readonly body: readonly Statement[] } =>
  typeof value === 'object' && value !== null && 'body' in value && 'isDefault' in value;
