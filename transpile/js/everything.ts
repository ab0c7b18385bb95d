/**
 * Compiles all dialect files for the host in one program. Files with errors, and those that import them, are taken out until
 * the rest compiles, so that one broken file does not stop the tests of the others.
 */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { formatDiagnostics } from '../diagnostics';
import { DEFAULT_BOARD } from '../frontend/default-board';
import { compile } from '../index';
import { printJavaScript } from './printer';

export type HostModule =
  | { readonly code: string; readonly map: object }
  /** What the compiler says about this file, or about one that it imports. */
  | { readonly errors: string };

/** By file name relative to `root`; messages name files relative to `project`. */
export function compileForHost(
  root: string,
  files: readonly string[],
  project = root,
): Map<string, HostModule> {
  const output = new Map<string, HostModule>();
  const nameOf = (file: string) => path.relative(root, file).split(path.sep).join('/');
  let entries = [...files];
  while (entries.length > 0) {
    const { program, diagnostics } = compile(entries, { root, keep: 'everything' });
    if (program && diagnostics.length === 0) {
      for (const [name, { code, map }] of printJavaScript(program, root))
        output.set(name, { code, map: absolute(root, map) });
      break;
    }
    const broken = withImporters(errorsByFile(project, entries, diagnostics), entries, root);
    for (const [file, errors] of broken) output.set(nameOf(file), { errors });
    entries = entries.filter((file) => !broken.has(file));
  }
  return output;
}

/** Messages by absolute file name; one that names no entry is about all of them. */
function errorsByFile(
  root: string,
  entries: readonly string[],
  diagnostics: readonly ts.Diagnostic[],
): Map<string, string> {
  const errors = new Map<string, ts.Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.file && path.normalize(diagnostic.file.fileName);
    const concerned = file !== undefined && entries.includes(file) ? [file] : entries;
    for (const name of concerned) errors.set(name, [...(errors.get(name) ?? []), diagnostic]);
  }
  if (errors.size === 0) throw new Error('the compiler gave neither a program nor an error');
  return new Map([...errors].map(([file, list]) => [file, formatDiagnostics(list, { pretty: false, root })]));
}

function withImporters(
  broken: Map<string, string>,
  entries: readonly string[],
  root: string,
): Map<string, string> {
  const imports = new Map(entries.map((file) => [file, importsOf(file, root)]));
  const result = new Map(broken);
  for (let size = -1; size !== result.size;) {
    size = result.size;
    for (const [file, imported] of imports) {
      const cause = imported.find((name) => result.has(name));
      if (cause !== undefined && !result.has(file)) result.set(file, result.get(cause) ?? '');
    }
  }
  return result;
}

function importsOf(file: string, root: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles.map(({ fileName }) => `${placeOf(fileName.replace(/\.(ts|js)$/, ''), file, root)}.ts`);
}

/** As the compiler resolves it (frontend/program.ts). */
function placeOf(specifier: string, file: string, root: string): string {
  if (specifier.startsWith('@board/')) return path.join(root, 'src/bsp', DEFAULT_BOARD, specifier.slice(7));
  if (specifier.startsWith('conductor/')) return path.join(root, 'src', specifier.slice(10));
  return path.resolve(path.dirname(file), specifier);
}

/** Jest and coverage want whole paths and the text itself. */
function absolute(root: string, map: object): object {
  const sources = (map as { sources: string[] }).sources.map((source) => path.join(root, source));
  return { ...map, sources, sourcesContent: sources.map((source) => readFileSync(source, 'utf8')) };
}
