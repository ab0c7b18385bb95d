/**
 * `conductor check`: the diagnostics of dialect files, stock TypeScript's and ours, in the format of `tsc`. With
 * `--watch` it also speaks like `tsc --watch`, so that an editor's problem matcher for tsc reads both.
 */
import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { CompileResult } from '../../transpile';
import { UserError } from '../errors';
import { loadCompiler, loadDiagnostics } from '../lazy';
import { ROOT } from '../paths';

/** Where dialect code lives, if no files are named. */
const DIALECT = path.join(ROOT, 'src');
/** Editors save in several steps; one check is enough for all of them. */
const SETTLE = 100;

export function addCheck(program: Command): void {
  program
    .command('check')
    .argument('[files...]', 'dialect files or folders; all of src if none is named')
    .option('--watch', 'check again whenever a file changes', false)
    .description('check dialect files: type errors and everything the dialect refuses')
    .action(async (files: string[], { watch: watching }: { watch: boolean }) => {
      const places = files.length > 0 ? files.map((file) => path.resolve(file)) : [DIALECT];
      if (watching) await watchFiles(places);
      else if (new Checker(places).check() > 0) process.exitCode = 1;
    });
}

/** Checks the same places again and again; what has not changed is not parsed again. */
class Checker {
  private previous: CompileResult['checked'];

  constructor(private readonly places: readonly string[]) {}

  /** Prints the diagnostics; returns how many are errors. */
  check(): number {
    const { countErrors, printDiagnostics } = loadDiagnostics();
    const entries = this.places.flatMap(dialectFiles);
    const result = loadCompiler().compile(entries, { root: ROOT, keep: 'everything' }, this.previous);
    this.previous = result.checked;
    printDiagnostics(result.diagnostics);
    return countErrors(result.diagnostics);
  }
}

/** The dialect files at a place; `board.ts` files describe boards to the tools and are ordinary TypeScript. */
function dialectFiles(place: string): string[] {
  if (!existsSync(place)) throw new UserError(`there is no ${place}`);
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
  const sources = names.filter(
    (name) => /(?<!\.d|\.test)\.ts$/.test(name) && path.basename(name) !== 'board.ts',
  );
  return sources.sort().map((name) => path.join(place, name));
}

/** Never returns; the user ends it. */
function watchFiles(places: readonly string[]): Promise<never> {
  const checker = new Checker(places);
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
