/** The checks before lowering: readable entries, `tsc`'s errors, syntax that the dialect does not have. */
import ts from 'typescript';
import { diagnosticOf } from '../diagnostics';
import type { Refusals } from './refusals';
import { checkSyntax } from './restrictions';
import { sourceFilesOf } from './program';

/** Everything that is wrong before types matter to us; empty when the program can be lowered. */
export function checkProgram(program: ts.Program): ts.Diagnostic[] {
  return checkWith(checkSyntax, program, sourceFilesOf(program));
}

/** What `tsc` says about the files and what the rules refuse, in stages. */
export function checkWith(
  rules: (files: readonly ts.SourceFile[]) => Refusals,
  program: ts.Program,
  files: readonly ts.SourceFile[],
): ts.Diagnostic[] {
  const syntactic = files.flatMap((file) => program.getSyntacticDiagnostics(file));
  if (syntactic.length > 0) return [...syntactic];
  const refusals = rules(files.filter((file) => !file.isDeclarationFile));
  if (refusals.tooDeep) return refusals.diagnostics;
  const semantic = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => semanticDiagnostics(program, file)),
  ];
  return inOrder([
    ...refusals.diagnostics,
    ...semantic.filter((diagnostic) => !refusals.explains(diagnostic)),
  ]);
}

/** The checker itself fails on some circular declarations: then at least the file is known. */
function semanticDiagnostics(program: ts.Program, file: ts.SourceFile): readonly ts.Diagnostic[] {
  try {
    const found = program.getSemanticDiagnostics(file);
    // What our library has not is none of the program's mistakes; the checker looks for it when it explains one.
    const placed = found.filter((diagnostic) => diagnostic.file);
    return placed.length > 0 ? placed : found;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnosticOf(file, 'internalError', `TypeScript's checker: ${reason}`)];
  }
}

/** By file and place, without repetitions. */
export function inOrder(diagnostics: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  return [...ts.sortAndDeduplicateDiagnostics(diagnostics)];
}
