/** What a pass reports: a place in the source, a code of the table in `transpile/diagnostics.ts`, and its arguments. */
import type { Location } from '../ir';

export interface PassDiagnostic {
  readonly location: Location;
  /** A code of `transpile/diagnostics.ts`. */
  readonly code: number;
  readonly arguments: readonly string[];
}
