/**
 * `conductor check`: the diagnostics of dialect files and of apps, stock TypeScript's and ours, in the format of `tsc`. With
 * `--watch` it also speaks like `tsc --watch`, so that an editor's problem matcher for tsc reads both.
 */
import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type ts from 'typescript';
import type { CompileResult } from '../../transpile';
import { appEntries, isAppFile } from '../apps';
import { UserError } from '../errors';
import { ensureInterfaces } from '../interfaces/generate';
import { loadAppCompiler, loadCompiler, loadDiagnostics, loadProject } from '../lazy';
import { ROOT } from '../paths';

/** Where Conductor's own dialect code lives. */
const DIALECT = path.join(ROOT, 'src');
/** Editors save in several steps; one check is enough for all of them. */
const SETTLE = 100;

export function addCheck(program: Command): void {
  program
    .command('check')
    .argument(
      '[files...]',
      'dialect files or folders; if none is named, all of the project in this folder, or of Conductor',
    )
    .option('--watch', 'check again whenever a file changes', false)
    .description('check dialect files and apps: type errors and everything that they may not have')
    .action(async (files: string[], { watch: watching }: { watch: boolean }) => {
      const places = files.length > 0 ? () => files.map((file) => path.resolve(file)) : allPlaces;
      if (watching) await watchFiles(places);
      else if (new Checker(places).check() > 0) process.exitCode = 1;
    });
}

/** Checks the same places again and again; what has not changed is not parsed again. */
class Checker {
  private previous: CompileResult['checked'];

  /** `places` is asked each time: a file that is new is checked as well. */
  constructor(private readonly places: () => readonly string[]) {}

  /** Prints the diagnostics; returns how many are errors. */
  check(): number {
    const { countErrors, printDiagnostics } = loadDiagnostics();
    const places = this.places();
    const declared = ensureInterfaces(places).diagnostics;
    const sources = places.flatMap(sourceFiles);
    const entries = sources.filter((file) => !isAppFile(file));
    const result = loadCompiler().compile(entries, { root: ROOT, keep: 'everything' }, this.previous);
    this.previous = result.checked;
    const diagnostics = [...declared, ...result.diagnostics, ...appDiagnostics(places, sources)];
    printDiagnostics(diagnostics);
    return countErrors(diagnostics);
  }
}

/** Of the project in the current folder, or Conductor's own. */
function allPlaces(): string[] {
  const project = process.cwd();
  const isElsewhere = path.relative(ROOT, project).startsWith('..');
  if (!isElsewhere || !existsSync('tsconfig.json')) return [DIALECT];
  return [...loadProject().dialectFilesOf(project), ...appEntries(project)];
}

/** Of the apps among the sources: each that is named, and in folders each by its entry. */
function appDiagnostics(places: readonly string[], sources: readonly string[]): ts.Diagnostic[] {
  const named = sources.filter((file) => places.includes(file) && isAppFile(file));
  const below = places.filter((place) => statSync(place).isDirectory()).flatMap(appEntries);
  const entries = [...new Set([...named, ...below])];
  if (entries.length === 0) return [];
  const { compileApp } = loadAppCompiler();
  return entries.flatMap((entry) => compileApp(entry, { root: ROOT }).diagnostics);
}

/** The dialect files and apps at a place; `board.ts` files describe boards to the tools and are ordinary TypeScript. */
function sourceFiles(place: string): string[] {
  if (!existsSync(place)) throw new UserError(`there is no ${place}`);
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
  const sources = names.filter(
    (name) => /(?<!\.d|\.test)\.ts$/.test(name) && path.basename(name) !== 'board.ts',
  );
  return sources.sort().map((name) => path.join(place, name));
}

/** Never returns; the user ends it. */
function watchFiles(placesNow: () => readonly string[]): Promise<never> {
  const checker = new Checker(placesNow);
  const places = placesNow();
  const say = (text: string): void =>
    void process.stdout.write(`[${new Date().toLocaleTimeString('en-US')}] ${text}\n\n`);
  const round = (): void => {
    const count = checker.check();
    say(`Found ${count} error${count === 1 ? '' : 's'}. Watching for file changes.`);
  };
  let timer: NodeJS.Timeout | undefined;
  const changed = (_: string, name: string | null): void => {
    if (!name?.endsWith('.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      say('File change detected. Starting incremental compilation...');
      round();
    }, SETTLE);
  };
  say('Starting compilation in watch mode...');
  // Before the first round, so that no change is missed; folders, because editors replace files.
  for (const folder of new Set([DIALECT, ...places.map(folderOf)])) {
    watch(folder, { recursive: folder === DIALECT || places.includes(folder) }, changed);
  }
  round();
  return new Promise(() => undefined);
}

function folderOf(place: string): string {
  return statSync(place).isDirectory() ? place : path.dirname(place);
}
