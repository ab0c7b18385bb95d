/**
 * Refuses initial values of retained variables: whoever clears them does so once, and only later starts leave them alone; nobody
 * copies a value there.
 */
import type { Program } from '../ir';
import type { PassDiagnostic } from './diagnostic';

/** A retained variable that begins as something else than zero. */
export const RETAINED_VALUE = 91203;

export function checkRetained(program: Program): PassDiagnostic[] {
  return program.modules
    .flatMap(({ globals }) => globals)
    .filter(({ retained, initial }) => retained && initial !== undefined && initial.kind !== 'zero')
    .map(({ name, location }) => ({ location, code: RETAINED_VALUE, arguments: [name] }));
}
