/**
 * The `conductor` command: which subcommands there are, and what happens to their errors. What a user can cause is
 * printed without a stack and ends with a status that is not 0.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { addBench } from './commands/bench';
import { addBuild } from './commands/build';
import { addCalls } from './commands/calls';
import { addCheck } from './commands/check';
import { addDebug } from './commands/debug';
import { addDump } from './commands/dump';
import { addDecode } from './commands/decode';
import { addExplain } from './commands/explain';
import { addFlash } from './commands/flash';
import { addInterfaces } from './commands/interfaces';
import { addNew } from './commands/new';
import { addPassword } from './commands/password';
import { addReport } from './commands/report';
import { addRun } from './commands/run';
import { addSetup } from './commands/setup';
import { addTargets } from './commands/targets';
import { addTest } from './commands/test';
import { addTrace } from './commands/trace';
import { addTranspile } from './commands/transpile';
import { UserError } from './errors';
import { printError } from './output';
import { ROOT } from './paths';

/** Ended from outside: by `exit`, so that the simulator is ended, too. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

export function main(parameters: readonly string[]): void {
  const program = new Command('conductor')
    .version(version, '--version')
    .description('Builds, runs, inspects and debugs Conductor systems.')
    .configureOutput({ outputError: (text) => printError(text.replace(/^error: /, '').trimEnd()) })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .helpCommand(false);
  const groups = [
    addRun,
    addFlash,
    addBuild,
    addCheck,
    addTranspile,
    addReport,
    addDebug,
    addDump,
    addNew,
    addTest,
  ];
  for (const add of [
    ...groups,
    addTrace,
    addDecode,
    addExplain,
    addSetup,
    addTargets,
    addInterfaces,
    addPassword,
    addBench,
    addCalls,
  ])
    add(program);
  for (const [signal, status] of SIGNALS) process.on(signal, () => process.exit(status));
  program.parseAsync([...parameters]).then(
    () => leave(Number(process.exitCode ?? 0)),
    (error: unknown) => leave(explain(error)),
  );
}

function explain(error: unknown): number {
  if (error instanceof UserError) {
    printError(error.message);
    return error.status;
  }
  if (error instanceof Error && error.name === 'BuildError') {
    // Its lines carry file, line and severity themselves, for editors.
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  printError('this is a defect of Conductor, not of your input; please report it with what you ran.');
  console.error(error);
  return 70;
}

/** Ends although standard input may still be open, but not before everything is written. */
function leave(status: number): void {
  process.stderr.write('', () => process.stdout.write('', () => process.exit(status)));
}
