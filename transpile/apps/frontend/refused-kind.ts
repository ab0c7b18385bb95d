/** How the frontend says that a type has no kind: thrown where it is met, and made a diagnostic where the construct is known. */
import type ts from 'typescript';
import type { DiagnosticName } from '../../diagnostics';

export class RefusedKind extends Error {
  constructor(
    readonly diagnostic: DiagnosticName,
    readonly parameters: readonly string[],
    /** The declaration at fault, if it is not where the type was met. */
    readonly at?: ts.Node,
  ) {
    super(`${diagnostic}: ${parameters.join(', ')}`);
  }
}
