/** Shows diagnostics like `tsc` does: one line each for programs, coloured with the source for people. */
import ts from 'typescript';

export function printDiagnostics(diagnostics: readonly ts.Diagnostic[]): void {
  const host: ts.FormatDiagnosticsHost = {
    getCurrentDirectory: () => process.cwd(),
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  const format = process.stdout.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stdout.write(format(diagnostics, host));
}

export function countErrors(diagnostics: readonly ts.Diagnostic[]): number {
  return diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error).length;
}
