/** `conductor explain TS91xxx` or `explain call`: the documentation page of a diagnostic or a system call. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { ROOT } from '../paths';

const PAGES = path.join(ROOT, 'docs', 'diagnostics');
const CALLS = path.join(ROOT, 'docs', 'calls');

export function addExplain(program: Command): void {
  program
    .command('explain')
    .argument('<code>', 'a code as diagnostics print it, like TS91001, or a system call, like receive')
    .description('print the documentation of a diagnostic or a system call')
    .action((code: string) => void process.stdout.write(readPage(code)));
}

function readPage(code: string): string {
  const call = pagesIn(CALLS).find((name) => name.toLowerCase() === code.toLowerCase());
  if (call !== undefined && call !== 'README') return readFileSync(path.join(CALLS, `${call}.md`), 'utf8');
  const digits = /^(?:TS)?(\d+)$/i.exec(code)?.[1];
  if (digits === undefined) {
    throw new UserError(
      `'${code}' is neither a code (they look like TS91001) nor a system call (they are in docs/calls).`,
    );
  }
  if (!digits.startsWith('91')) {
    throw new UserError(
      `TS${digits} is a diagnostic of TypeScript itself; Conductor's codes start with TS91.`,
    );
  }
  const file = path.join(PAGES, `TS${digits}.md`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const known = pagesIn(PAGES).filter((name) => /^TS\d+$/.test(name));
  throw new UserError(`there is no TS${digits}. Codes: ${known.join(', ')}`);
}

function pagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [path.parse(name).name] : []));
}
