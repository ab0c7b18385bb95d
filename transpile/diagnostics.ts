/**
 * The single table of the dialect's diagnostics, and how they become `ts.Diagnostic`s.
 *
 * Codes never change their meaning. 91000-91099 are constructs that the dialect does not have, 91100-91199 types, values
 * and layout, 91200-91299 what only the whole program shows, 91600-91699 declarations of services,
 * 91700-91799 apps in ordinary TypeScript. Each code has a page in docs/diagnostics and a test.
 */
import path from 'node:path';
import ts from 'typescript';
import type { Location } from './ir/ir';
import { APPS } from './diagnostics/apps';
import { CONSTRUCTS } from './diagnostics/constructs';
import { INTERFACES } from './diagnostics/interfaces';
import { PROGRAM } from './diagnostics/program';
import { TYPES } from './diagnostics/types';

export interface DiagnosticEntry {
  readonly code: number;
  /** `{0}`, `{1}`, ... are replaced by arguments. */
  readonly message: string;
  /** One line for lists of codes. */
  readonly summary: string;
}

export const DIAGNOSTICS = { ...CONSTRUCTS, ...TYPES, ...PROGRAM, ...INTERFACES, ...APPS } satisfies Record<
  string,
  DiagnosticEntry
>;
export type DiagnosticName = keyof typeof DIAGNOSTICS;

/** The name and entry of a code, such as 91101. */
export function findDiagnostic(
  code: number,
): ({ readonly name: DiagnosticName } & DiagnosticEntry) | undefined {
  for (const [name, entry] of Object.entries(DIAGNOSTICS)) {
    if (entry.code === code) return { name: name as DiagnosticName, ...entry };
  }
  return undefined;
}

export function formatMessage(entry: DiagnosticEntry, parameters: readonly string[]): string {
  return entry.message.replace(/\{(\d)\}/g, (_, position: string) => parameters[Number(position)] ?? '');
}

/** A diagnostic that underlines `node`. */
export function diagnosticOf(node: ts.Node, name: DiagnosticName, ...parameters: string[]): ts.Diagnostic {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  return create(DIAGNOSTICS[name], file, start, Math.max(node.getEnd() - start, 1), parameters);
}

/** A diagnostic of a pass: it knows a code and a {@link Location} whose file is relative to `root`. */
export function diagnosticAt(
  program: ts.Program,
  root: string,
  location: Location,
  code: number,
  ...parameters: string[]
): ts.Diagnostic {
  const entry = findDiagnostic(code) ?? { code, message: 'Error {0}', summary: '' };
  const file = program.getSourceFile(path.resolve(root, location.file));
  if (file === undefined) return create(entry, undefined, undefined, undefined, parameters);
  const lines = file.getLineStarts();
  const start = Math.min((lines[location.line - 1] ?? 0) + location.column - 1, file.text.length);
  const token = /^[\w$]+|^\S/.exec(file.text.slice(start, start + 80));
  return create(entry, file, start, token?.[0].length ?? 1, parameters);
}

/** For what an entry is not: there is no source to underline. */
export function withoutPlace(messageText: string): ts.Diagnostic {
  return { ...create(DIAGNOSTICS.internalError, undefined, undefined, undefined, []), messageText };
}

/** A compiler that failed, with what it threw. */
export function internalError(error: unknown): ts.Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return create(DIAGNOSTICS.internalError, undefined, undefined, undefined, [reason]);
}

function create(
  entry: DiagnosticEntry,
  file: ts.SourceFile | undefined,
  start: number | undefined,
  length: number | undefined,
  parameters: readonly string[],
): ts.Diagnostic {
  return {
    category: ts.DiagnosticCategory.Error,
    code: entry.code,
    source: 'conductor',
    file,
    start,
    length,
    messageText: formatMessage(entry, parameters),
  };
}

/** Renders diagnostics as `tsc` does: in context and colour for people, one line each for tools. */
export function formatDiagnostics(
  diagnostics: readonly ts.Diagnostic[],
  options: { readonly pretty: boolean; readonly root?: string },
): string {
  const root = options.root ?? process.cwd();
  const host: ts.FormatDiagnosticsHost = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  return options.pretty
    ? ts.formatDiagnosticsWithColorAndContext(diagnostics, host)
    : ts.formatDiagnostics(diagnostics, host);
}
