/** `conductor transpile`: one program as C, to read it, or to use it without the rest of Conductor. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { ensureInterfaces } from '../interfaces/generate';
import { loadCompiler, loadDiagnostics, loadPrinter } from '../lazy';
import { ROOT, shown } from '../paths';

const HEADER = path.join(ROOT, 'transpile', 'c', 'conductor.h');

export function addTranspile(program: Command): void {
  program
    .command('transpile')
    .argument('<file>', 'the entry module of a program')
    .requiredOption('-o, --output <directory>', 'where to write the C file and conductor.h')
    .option('--no-line', 'leave out the #line directives')
    .description('turn a dialect program into C')
    .action(transpile);
}

function transpile(file: string, { output, line }: { output: string; line: boolean }): void {
  const entry = path.resolve(file);
  if (!existsSync(entry)) throw new UserError(`there is no file ${file}`);
  const { countErrors, printDiagnostics } = loadDiagnostics();
  const declared = ensureInterfaces([entry]).diagnostics;
  const { program, diagnostics: found } = loadCompiler().compile([entry], { root: ROOT, keep: 'entry' });
  const diagnostics = [...declared, ...found];
  printDiagnostics(diagnostics);
  const errors = countErrors(diagnostics);
  if (!program || errors > 0)
    throw new UserError(`${file} has ${errors} error${errors === 1 ? '' : 's'}; nothing was written`);
  mkdirSync(output, { recursive: true });
  const target = path.join(output, `${path.parse(entry).name}.c`);
  writeFileSync(target, loadPrinter().printC(program, { lineDirectives: line }));
  copyFileSync(HEADER, path.join(output, 'conductor.h'));
  process.stdout.write(`${shown(path.resolve(target))}\n`);
}
