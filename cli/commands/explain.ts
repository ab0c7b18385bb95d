/** `conductor explain TS91xxx`: the documentation page of a diagnostic. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { ROOT } from '../paths';

const PAGES = path.join(ROOT, 'docs', 'diagnostics');

export function addExplain(program: Command): void {
  program
    .command('explain')
    .argument('<code>', 'a code as diagnostics print it, like TS91001')
    .description('print the documentation of a diagnostic')
    .action((code: string) => void process.stdout.write(readPage(code)));
}

function readPage(code: string): string {
  const digits = /^(?:TS)?(\d+)$/i.exec(code)?.[1];
  if (digits === undefined) throw new UserError(`'${code}' is not a code. Codes look like TS91001.`);
  if (!digits.startsWith('91')) {
    throw new UserError(
      `TS${digits} is a diagnostic of TypeScript itself; Conductor's codes start with TS91.`,
    );
  }
  const file = path.join(PAGES, `TS${digits}.md`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const known = readdirSync(PAGES).filter((name) => /^TS\d+\.md$/.test(name));
  throw new UserError(
    `there is no TS${digits}. Codes: ${known.map((name) => path.parse(name).name).join(', ')}`,
  );
}
