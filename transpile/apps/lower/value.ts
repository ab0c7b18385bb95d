/** A value that is lowered: how to get it, and how it is represented. */
import type { CoreExpression } from '../core/core';
import type { Kind } from '../frontend/kinds';

export interface Value {
  readonly code: CoreExpression;
  /** What it is, not what its place in the source says: who needs another kind converts it (conversions.ts). */
  readonly kind: Kind;
}
