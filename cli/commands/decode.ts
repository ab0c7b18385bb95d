/**
 * `conductor decode`: what a bare serial line cannot say. Given addresses, prints the line of each; otherwise copies
 * standard input and explains the reports in it. `--message` reads the words of a message.
 */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { decodeMessage } from '../interfaces/decode-message';
import { ROOT, shown } from '../paths';
import { locationText, SymbolTable } from '../symbols';
import { ReportDecoder } from '../terminal/report-decoder';
import { requireTools } from '../toolchain/setup';
import path from 'node:path';

const DEFAULT_ELF = path.join(ROOT, 'build', 'default', 'conductor.elf');

export function addDecode(program: Command): void {
  program
    .command('decode')
    .argument('[addresses...]', 'code addresses; without any, text from standard input is explained')
    .option('--elf <file>', 'the ELF that the addresses belong to', DEFAULT_ELF)
    .option('--message <interface>', 'decode a message instead: its label and words m0 to m3')
    .option('--reply', 'with --message: an answer; the method, its label and words', false)
    .description('turn addresses and raw fault reports into lines of TypeScript, messages into calls')
    .action(decode);
}

interface Options {
  readonly elf: string;
  readonly message?: string;
  readonly reply: boolean;
}

async function decode(addresses: readonly string[], { elf, message, reply }: Options): Promise<void> {
  if (message !== undefined) {
    process.stdout.write(`${decodeMessage(message, addresses, reply)}\n`);
    return;
  }
  if (!existsSync(elf))
    throw new UserError(`there is no ${shown(elf)}; build the system, or name its ELF with --elf`);
  await requireTools(['compiler']);
  const symbols = new SymbolTable(elf);
  if (addresses.length > 0) {
    for (const address of addresses) process.stdout.write(`${address} ${describe(address, symbols)}\n`);
    return;
  }
  const decoder = new ReportDecoder(symbols);
  process.stdin.setEncoding('latin1');
  for await (const chunk of process.stdin)
    process.stdout.write(decoder.decode(String(chunk)).replace(/\r/g, ''));
}

function describe(text: string, symbols: SymbolTable): string {
  const digits = /^(?:0x)?([0-9a-f]{1,8})$/i.exec(text)?.[1];
  if (digits === undefined) throw new UserError(`'${text}' is not an address; they look like 0x08001234`);
  const location = symbols.locate(Number.parseInt(digits, 16));
  return location ? locationText(location) : 'belongs to no line of the program';
}
