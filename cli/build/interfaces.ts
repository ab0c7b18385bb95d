/** The declarations of services as a part of the build: their errors end it. */
import { createRequire } from 'node:module';
import { BuildError } from '../../linker/problem';
import { declarationsIn, interfaceFolders } from '../interfaces/folders';
import { ensureInterfaces } from '../interfaces/generate';

/** A late `require`: it brings the compiler with it. */
const load = createRequire(__filename);

/** Makes the stubs that the places may use. */
export function requireInterfaces(places: readonly string[]): void {
  const { diagnostics } = ensureInterfaces(places);
  if (diagnostics.length === 0) return;
  const { formatDiagnostics } = load(
    '../../transpile/diagnostics',
  ) as typeof import('../../transpile/diagnostics');
  throw new BuildError({
    message: formatDiagnostics(diagnostics, { pretty: false }).trimEnd(),
    verbatim: true,
  });
}

/** The declarations that they were made from. */
export function declarationsFor(places: readonly string[]): string[] {
  return interfaceFolders(places).flatMap(declarationsIn);
}
