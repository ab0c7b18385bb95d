/** The checks before lowering: readable entries, `tsc`'s errors, syntax that the dialect does not have. */
import ts from 'typescript';
import { diagnosticOf } from '../diagnostics';
import { checkSyntax } from './restrictions';
import { sourceFilesOf } from './program';

/** Everything that is wrong before types matter to us; empty when the program can be lowered. */
export function checkProgram(program: ts.Program): ts.Diagnostic[] {
  const files = sourceFilesOf(program);
  const syntactic = files.flatMap((file) => program.getSyntacticDiagnostics(file));
  if (syntactic.length > 0) return [...syntactic];
  const refusals = checkSyntax(files.filter((file) => !file.isDeclarationFile));
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
    return program.getSemanticDiagnostics(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnosticOf(file, 'internalError', `TypeScript's checker: ${reason}`)];
  }
}

/** By file and place, without repetitions. */
export function inOrder(diagnostics: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  return [...ts.sortAndDeduplicateDiagnostics(diagnostics)];
}
