/**
 * `conductor check`: the diagnostics of dialect files, stock TypeScript's and ours, in the format of `tsc`. With
 * `--watch` it also speaks like `tsc --watch`, so that an editor's problem matcher for tsc reads both.
 */
import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors';
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
      else if ((await check(places)) > 0) process.exitCode = 1;
    });
}

/** Prints the diagnostics; returns how many are errors. */
async function check(places: readonly string[]): Promise<number> {
  const { compile } = await import('../../transpile/index.js');
  const { countErrors, printDiagnostics } = await import('./diagnostics.js');
  const { diagnostics } = compile(places.flatMap(dialectFiles), { root: ROOT, keep: 'everything' });
  printDiagnostics(diagnostics);
  return countErrors(diagnostics);
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
async function watchFiles(places: readonly string[]): Promise<never> {
  const say = (text: string): void =>
    void process.stdout.write(`[${new Date().toLocaleTimeString('en-US')}] ${text}\n\n`);
  const round = async (): Promise<void> => {
    const count = await check(places);
    say(`Found ${count} error${count === 1 ? '' : 's'}. Watching for file changes.`);
  };
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      say('File change detected. Starting incremental compilation...');
      void round();
    }, SETTLE);
  };
  say('Starting compilation in watch mode...');
  await round();
  for (const place of new Set([DIALECT, ...places])) {
    watch(place, { recursive: statSync(place).isDirectory() }, changed);
  }
  return new Promise(() => undefined);
}
