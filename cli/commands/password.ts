/**
 * `conductor password [name]`: the hash of a password, as an entry for `users` of a system file. The password is typed without an
 * echo, twice, or comes as the first line of standard input.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { hashPassword, passwordProblem } from '../../system/passwords';
import { UserError } from '../errors';
import { note } from '../output';

export function addPassword(program: Command): void {
  program
    .command('password')
    .argument('[name]', 'the user', 'operator')
    .description('hash a password for a user of a system file')
    .action(printEntry);
}

async function printEntry(name: string): Promise<void> {
  const password = process.stdin.isTTY ? await typedTwice(name) : await firstLine();
  const problem = passwordProblem(password);
  if (problem !== undefined) throw new UserError(`${problem}.`);
  const entry = [`password: '${hashPassword(password)}',`, 'groups: [],', "may: ['inspect', 'use'],"];
  const quoted = /^[A-Za-z]\w*$/.test(name) ? name : `'${name}'`;
  process.stdout.write(`${quoted}: {\n${entry.map((line) => `  ${line}\n`).join('')}},\n`);
}

/** The reader takes the echo off the terminal before there is a prompt. What is typed goes nowhere. */
async function typedTwice(name: string): Promise<string> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  reader.once('SIGINT', () => process.exit(130));
  const ask = async (prompt: string): Promise<string> => {
    process.stderr.write(prompt);
    const answer = await reader.question('');
    note('');
    return answer;
  };
  const password = await ask(`Password of ${name}: `);
  const again = await ask('Again: ');
  reader.close();
  if (again !== password) throw new UserError('these were two different passwords.');
  return password;
}

async function firstLine(): Promise<string> {
  const reader = createInterface({ input: process.stdin });
  for await (const line of reader) return line;
  throw new UserError('there is no password: type it, or give it on standard input.');
}
