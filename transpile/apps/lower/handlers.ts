/** Who lowers which syntax: the tables of expressions/ and statements/, put together. */
import ts from 'typescript';
import type { Body } from './body';
import { internal } from './refusal';
import type { Value } from './value';

export type ExpressionHandler<N extends ts.Node = ts.Expression> = (body: Body, node: N) => Value;
export type StatementHandler<N extends ts.Node = ts.Statement> = (body: Body, node: N) => void;

export type ExpressionEntry = readonly [ts.SyntaxKind, ExpressionHandler];
export type StatementEntry = readonly [ts.SyntaxKind, StatementHandler];

/** An entry of a table of expressions. */
export const lowers = <N extends ts.Expression>(
  syntax: N['kind'],
  handler: ExpressionHandler<N>,
): ExpressionEntry => [syntax, handler as ExpressionHandler];

/** An entry of a table of statements. */
export const does = <N extends ts.Statement>(
  syntax: N['kind'],
  handler: StatementHandler<N>,
): StatementEntry => [syntax, handler as StatementHandler];

export class Handlers {
  private readonly expressions: ReadonlyMap<ts.SyntaxKind, ExpressionHandler>;
  private readonly statements: ReadonlyMap<ts.SyntaxKind, StatementHandler>;

  constructor(expressions: readonly ExpressionEntry[], statements: readonly StatementEntry[]) {
    this.expressions = new Map(expressions);
    this.statements = new Map(statements);
  }

  expression(node: ts.Expression): ExpressionHandler {
    return this.expressions.get(node.kind) ?? internal(node, syntaxOf(node));
  }

  statement(node: ts.Statement): StatementHandler {
    return this.statements.get(node.kind) ?? internal(node, syntaxOf(node));
  }
}

const syntaxOf = (node: ts.Node): string => ts.SyntaxKind[node.kind] ?? 'syntax';
