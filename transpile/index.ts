/**
 * The compiler: dialect sources in, IR or diagnostics out.
 *
 * `compile` stops at the first stage that finds errors: what `tsc` says, then what the dialect does not have, then types and
 * layout, then what only the whole program shows. It never throws for what a source may contain.
 */
import path from 'node:path';
import type ts from 'typescript';
import { diagnosticAt, internalError, withoutPlace } from './diagnostics';
import { checkProgram, inOrder } from './frontend/check';
import { lowerProgram } from './frontend/lower';
import { createDialectProgram, missingEntries, sourceFilesOf, type ProgramOptions } from './frontend/program';
import { prune } from './frontend/reachability';
import type { Program } from './ir/ir';
import { runPasses } from './ir/passes';

export { formatDiagnostics } from './diagnostics';

export interface CompileOptions extends ProgramOptions {
  /** `entry` drops what the entries' exports, `@used` and `@isr` do not reach; `everything` is for the host. */
  readonly keep?: 'entry' | 'everything';
}

export interface CompileResult {
  /** Absent when there are errors. */
  readonly program?: Program;
  readonly diagnostics: ts.Diagnostic[];
  /** Every source file that was read. */
  readonly files: string[];
  /** To be passed to the next `compile`, which then parses only what has changed. */
  readonly checked?: ts.Program;
}

export function compile(entries: string[], options: CompileOptions, previous?: ts.Program): CompileResult {
  try {
    return compileEntries(entries, options, previous);
  } catch (error) {
    return { diagnostics: [internalError(error)], files: [] };
  }
}

function compileEntries(
  entries: readonly string[],
  options: CompileOptions,
  previous?: ts.Program,
): CompileResult {
  const missing = missingEntries(entries, options);
  if (missing.length > 0) {
    return { diagnostics: missing.map((entry) => withoutPlace(`Cannot read '${entry}'.`)), files: [] };
  }
  const checked = createDialectProgram(entries, options, previous);
  const files = sourceFilesOf(checked).map((file) => file.fileName);
  const before = checkProgram(checked);
  if (before.length > 0) return { diagnostics: before, files, checked };
  const roots = entries.flatMap((entry) => checked.getSourceFile(path.resolve(entry)) ?? []);
  const root = path.resolve(options.root);
  const lowered = lowerProgram(checked, roots, root);
  if (lowered.diagnostics.length > 0) return { diagnostics: inOrder(lowered.diagnostics), files, checked };
  const names = roots.map((file) => path.relative(root, file.fileName).split(path.sep).join('/'));
  const program = prune(lowered.program, names, options.keep ?? 'entry');
  const diagnostics = runPasses(program).map((found) =>
    diagnosticAt(checked, root, found.location, found.code, ...found.arguments),
  );
  return diagnostics.length > 0
    ? { diagnostics: inOrder(diagnostics), files, checked }
    : { program, diagnostics, files, checked };
}
