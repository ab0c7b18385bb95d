/**
 * What happens when a block is entered: cells are made, then the closures of the functions that it declares, which may be called before
 * the place where they are written.
 */
import ts from 'typescript';
import type { Body } from './body';
import { closureOf } from './closures';
import { writePlace } from './places';
import { declare, makeCellsOf } from './variables';

export function enterBlock(body: Body, statements: readonly ts.Statement[]): void {
  makeCellsOf(body, statements);
  for (const statement of statements)
    if (ts.isFunctionDeclaration(statement) && statement.body && statement.name) {
      const place = declare(body, statement.name);
      writePlace(body, place, closureOf(body, statement).code);
    }
}
