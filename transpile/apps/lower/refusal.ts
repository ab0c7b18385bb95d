/** What cannot be lowered. */
import ts from 'typescript';

/** It knows where in the source it was met, so whoever meets it can write that differently. */
export class InternalError extends Error {
  constructor(
    readonly node: ts.Node,
    what: string,
  ) {
    super(`this cannot be compiled: ${what}`);
  }
}

/** A mistake of ours: the checks of the front end let something pass that nobody lowers. */
export function internal(node: ts.Node, what: string): never {
  throw new InternalError(node, what);
}
