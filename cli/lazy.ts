/**
 * The heavy parts, loaded by the commands that use them: the compiler alone takes as long to load as everything else, and
 * `--help`, `decode` or a start where nothing changed do without. (`import()` would bypass the TypeScript loader here.)
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BoardDescription } from '../system/schema';
import { ROOT } from './paths';

const load = createRequire(__filename);

export function loadCompiler(): typeof import('../transpile') {
  return load('../transpile');
}

export function loadAppCompiler(): typeof import('../transpile/apps') {
  return load('../transpile/apps');
}

export function loadPrinter(): typeof import('../transpile/c/printer') {
  return load('../transpile/c/printer');
}

export function loadBuild(): typeof import('./build') {
  return load('./build');
}

/** What the tools know about a board. */
export function loadBoard(name: string): BoardDescription {
  return load(path.join(ROOT, 'src', 'bsp', name, 'board.ts')).default;
}

export function loadProject(): typeof import('./project') {
  return load('./project');
}

export function loadDiagnostics(): typeof import('./commands/diagnostics') {
  return load('./commands/diagnostics');
}

export function loadBench(): typeof import('../tests/bench/run') {
  return load('../tests/bench/run');
}

export function loadReport(): typeof import('./report') {
  return load('./report');
}

export function loadCalls(): typeof import('./calls/pages') {
  return load('./calls/pages');
}

export function loadServicePages(): typeof import('./interfaces/pages') {
  return load('./interfaces/pages');
}

export function loadCallMeasurement(): typeof import('../tests/system-fuzz/worst-case') {
  return load('../tests/system-fuzz/worst-case');
}
