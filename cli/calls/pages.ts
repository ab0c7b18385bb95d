/**
 * The pages of docs/calls: one for each system call, made from what the kernel's source says about it, the registers of
 * docs/0003-abi.md, and the measured worst case. `npm run calls` writes them, and a test fails when they are stale.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { formatted, table } from '../markdown';
import { ROOT } from '../paths';
import { type CallDocument, capitalised, DocumentError, operationNames, readDocuments } from './documents';
import { readRegisters, readStatusMeanings, type Register } from './registers';

export const PAGES = path.join(ROOT, 'docs', 'calls');
export const WORST_CASE = path.join(PAGES, 'worst-case.json');

/** Instructions of the kernel for one call, the most that were ever seen; by operation. */
export interface WorstCase {
  readonly compiler: string;
  readonly instructions: Readonly<Record<string, number>>;
}

export function readWorstCase(): WorstCase | undefined {
  return existsSync(WORST_CASE) ? (JSON.parse(readFileSync(WORST_CASE, 'utf8')) as WorstCase) : undefined;
}

/** File names in docs/calls and their contents. */
export async function makePages(): Promise<Map<string, string>> {
  const documents = readDocuments();
  const registers = readRegisters();
  const worst = readWorstCase();
  const pages = new Map<string, string>();
  for (const operation of operationNames()) {
    const document = documents.get(operation);
    if (!document) throw new DocumentError(`no comment in src/kernel/calls describes ${operation}`);
    const page = pageOf(document, registers.get(operation) ?? [], worst?.instructions[operation]);
    pages.set(`${operation}.md`, await formatted(page));
  }
  pages.set('README.md', await formatted(indexOf([...documents.values()], worst)));
  return pages;
}

export async function writePages(): Promise<number> {
  const pages = await makePages();
  mkdirSync(PAGES, { recursive: true });
  for (const name of readdirSync(PAGES))
    if (name.endsWith('.md') && !pages.has(name)) rmSync(path.join(PAGES, name));
  for (const [name, text] of pages) writeFileSync(path.join(PAGES, name), text);
  return pages.size;
}

/** Pages that are missing, of no call, or not what the sources say now. */
export async function stalePages(): Promise<string[]> {
  const pages = await makePages();
  const there = existsSync(PAGES) ? readdirSync(PAGES).filter((name) => name.endsWith('.md')) : [];
  const changed = [...pages].filter(([name, text]) => {
    return !there.includes(name) || readFileSync(path.join(PAGES, name), 'utf8') !== text;
  });
  return [...changed.map(([name]) => name), ...there.filter((name) => !pages.has(name))].sort();
}

function numberOf(operation: string): number {
  return Operation[operation as keyof typeof Operation];
}

function pageOf(document: CallDocument, registers: readonly Register[], worst: number | undefined): string {
  return [
    `# ${document.operation}`,
    capitalised(document.summary),
    `System call ${numberOf(document.operation)} (r5). Source: \`${document.file}\`.`,
    '## Arguments',
    capitalised(document.arguments),
    ...(registers.length > 0
      ? [table(['register', 'in the contract (0003)'], registers.map(registerRow))]
      : []),
    '## Returns',
    capitalised(document.returns),
    '## Faults',
    faultsOf(document),
    '## Blocks',
    capitalised(document.blocks),
    '## Worst case',
    worst === undefined
      ? 'Not measured.'
      : `${worst} instructions of the kernel were the most that one call took (docs/calls/README.md says how).`,
    ...(document.notes === '' ? [] : ['## Notes', capitalised(document.notes)]),
  ].join('\n\n');
}

function registerRow({ name, meaning }: Register): string[] {
  return [name, meaning];
}

function faultsOf({ faults }: CallDocument): string {
  if (faults.length === 0) return 'None.';
  const meanings = readStatusMeanings();
  const rows = faults.map(({ status, explanation }) => [
    `\`${status}\``,
    String(Status[status as keyof typeof Status]),
    explanation ?? meanings.get(status) ?? '',
  ]);
  return table(['status', 'r4', ''], rows);
}

const INDEX = `
# System calls

One page for each, made by \`npm run calls\` from the comments in \`src/kernel/calls\`; \`npx conductor explain call\` prints one.
A page can't go stale: \`npm test\` makes them again and compares. The faults they name are compared with what the source can
return (followed from the call's function through all whose results it returns) and with what the fuzzer of
\`tests/system-fuzz\` has met, which has to meet every one of them.

The worst case is the largest number of instructions that the kernel executed for one such call, between entering and leaving
its exception, in long fuzzing runs of the simulator (\`npm run calls -- --measure\`). It is what was seen, not a bound: calls that
end a process or authority (\`exit\`, \`processControl\`, \`revoke\`, ...) take as long as there is something to be released; the fuzzers
make chains of 255 derivations. \`npm test\` fails when a short run exceeds what is recorded.
`;

function indexOf(documents: readonly CallDocument[], worst: WorstCase | undefined): string {
  const rows = operationNames().map((operation) => {
    const summary = documents.find((document) => document.operation === operation)?.summary ?? '';
    const instructions = worst?.instructions[operation];
    return [
      `[${operation}](${operation}.md)`,
      String(numberOf(operation)),
      summary,
      String(instructions ?? ''),
    ];
  });
  return `${INDEX}\n${table(['call', 'r5', '', 'instructions'], rows)}`;
}
