/** From generated source to the IR, through the real compiler; no file is written for it. */
import path from 'node:path';
import ts from 'typescript';
import { compile } from '../../../transpile';
import type { Program } from '../../../transpile/ir/ir';
import type { FuzzProgram } from './target';

const ROOT = path.join(__dirname, '..', '..', '..');

/** The programs as one program of as many modules, or what the compiler has against them. */
export function compilePrograms(programs: readonly FuzzProgram[]): { ir?: Program; errors: string } {
  const files = programs.map(({ prefix }) => path.join(ROOT, 'src', `${prefix}generated.ts`));
  const overrides = new Map(programs.map(({ source }, at) => [files[at] ?? '', source]));
  const { program, diagnostics } = compile(files, { root: ROOT, overrides, keep: 'entry' });
  const errors = ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => ROOT,
    getNewLine: () => '\n',
  });
  return { ...(program && { ir: program }), errors };
}
