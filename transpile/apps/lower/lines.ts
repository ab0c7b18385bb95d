/**
 * Which line of the source a statement of the core comes from.
 *
 * The lowering makes statements out of order (operands wait in locals), so each remembers its node, and the marks are put in when
 * a function is complete: one wherever the line differs from that of the statement before it in the text.
 */
import path from 'node:path';
import type ts from 'typescript';
import type { CoreStatement } from '../core/core';

export class Lines {
  private readonly origins = new WeakMap<CoreStatement, ts.Node>();

  constructor(private readonly root: string) {}

  remember(statement: CoreStatement, origin: ts.Node): void {
    this.origins.set(statement, origin);
  }

  /** The same statements with their marks, without those that are in vain. */
  marked(
    statements: readonly CoreStatement[],
    isVain: (statement: CoreStatement) => boolean,
  ): CoreStatement[] {
    let last = '';
    const visit = (some: readonly CoreStatement[]): CoreStatement[] =>
      some.flatMap((statement) => {
        if (isVain(statement)) return [];
        const origin = this.origins.get(statement);
        const mark = origin && this.markOf(origin);
        const isNew = mark !== undefined && last !== `${mark.file}:${mark.line}`;
        if (isNew) last = `${mark.file}:${mark.line}`;
        const inside = withParts(statement, visit);
        return isNew ? [mark, inside] : [inside];
      });
    return visit(statements);
  }

  private markOf(origin: ts.Node): Extract<CoreStatement, { kind: 'line' }> {
    const file = origin.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(origin.getStart(file));
    return { kind: 'line', file: path.relative(this.root, file.fileName), line: line + 1 };
  }
}

/** The statement, with the statements inside it replaced. */
export function withParts(
  statement: CoreStatement,
  replace: (statements: readonly CoreStatement[]) => CoreStatement[],
): CoreStatement {
  switch (statement.kind) {
    case 'if':
      return { ...statement, yes: replace(statement.yes), no: replace(statement.no) };
    case 'loop':
    case 'block':
      return { ...statement, body: replace(statement.body) };
    default:
      return statement;
  }
}
