/**
 * From a system file to one ELF.
 *
 * When nothing has changed since the last build of this system, its result is returned without reading a single source with the
 * compiler (which is why that is loaded only when it is needed). Otherwise only what has changed is compiled again.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BuildError, type Problem } from '../../linker/problem';
import type { SystemReport } from '../../linker/report';
import { Cache, hashText } from './cache';
import { requireInterfaces } from './interfaces';
import { withLock } from './lock';
import { compilerVersion, ROOT } from './toolchain';

export { formatReport } from '../../linker/report';
export { BuildError, formatProblem, type Problem } from '../../linker/problem';
export { formatAuthority } from '../../system/authority';
export { compilerVersion } from './toolchain';
export type { SystemReport } from '../../linker/report';

export interface BuildOptions {
  /** Default: `build/<system>` of the checkout, or beside a system file that is elsewhere. */
  readonly outDir?: string;
  readonly onProgress?: (message: string) => void;
}

export interface BuildResult {
  readonly elf: string;
  /** The report as text; `report.json` beside it is the same as data. */
  readonly reportPath: string;
  readonly report: SystemReport;
  /** How simulators and tools name the board. */
  readonly board: string;
  readonly warnings: readonly Problem[];
}

/** A late `require`: it brings the compiler with it. (`import()` would bypass the command's TypeScript loader.) */
const load = createRequire(__filename);

/** What a build leaves beside its ELF. */
const RECORD = 'record.json';

/** Everything of this repository that decides about the output besides the sources of the system. */
const TOOL_SOURCES = ['transpile', 'linker', 'system', 'cli/build'].map((folder) => path.join(ROOT, folder));

export async function buildSystem(systemFile: string, options: BuildOptions = {}): Promise<BuildResult> {
  const file = path.resolve(systemFile);
  if (!existsSync(file)) throw new BuildError({ message: `there is no system file ${systemFile}` });
  requireInterfaces([file]);
  const folder = path.resolve(options.outDir ?? defaultFolder(file));
  const toolKey = hashText((await compilerVersion()) + new Cache().hashOfSources(TOOL_SOURCES));
  const key = hashText(toolKey + file);
  const record = path.join(folder, RECORD);
  const known = new Cache().recall<BuildResult>(record, key);
  if (known) return known;
  return withLock(folder, () => {
    const cache = new Cache();
    const onProgress = options.onProgress ?? (() => undefined);
    return cache.step(record, key, () => {
      const { buildChanged } = load('./build-changed') as typeof import('./build-changed');
      return buildChanged({ file, folder, cache, toolKey, onProgress });
    });
  });
}

/** The board of an ELF that a build has left, by the record beside it. */
export function boardOf(elf: string): string | undefined {
  const record = path.join(path.dirname(elf), RECORD);
  const result = existsSync(record) ? new Cache().recorded<BuildResult>(record) : undefined;
  return result?.elf === elf ? result.board : undefined;
}

/** `build/<system>` of the checkout, or beside a system file that is elsewhere. */
function defaultFolder(file: string): string {
  const name = path.basename(file, '.ts');
  const folder = path.dirname(file);
  const inCheckout = path.relative(ROOT, folder);
  if (inCheckout === 'system') return path.join(ROOT, 'build', name);
  if (inCheckout.startsWith('..')) return path.join(folder, 'build', name);
  return path.join(ROOT, 'build', ...inCheckout.split(path.sep), name);
}
