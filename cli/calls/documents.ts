/**
 * What the kernel's sources say about each system call: the doc blocks of `src/kernel/calls`, taken apart.
 *
 * A block is a comment with these sections, in this order, each beginning a line; it may describe a group of calls:
 *
 *     `signal`, `wait`: one sentence, ended by a full stop.
 *
 *     Arguments: what r4, r6-r11 are.
 *     Returns: what they are afterwards.
 *     Faults: names of `Status`, each may be followed by an explanation in parentheses; or none.
 *     Blocks: until what; or never.
 *     Notes: what else there is to know.
 *
 * In a section, `wait: ...` at its beginning or behind a full stop or semicolon begins what concerns `wait` alone; what stands
 * before the first of these is for all calls of the group. Notes may be missing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { ROOT } from '../paths';

const FOLDER = path.join(ROOT, 'src', 'kernel', 'calls');
const SECTIONS = ['Arguments', 'Returns', 'Faults', 'Blocks', 'Notes'] as const;
type Section = (typeof SECTIONS)[number];

export interface Fault {
  readonly status: string;
  /** What it means here, if that is not what it always means. */
  readonly explanation?: string;
}

export interface CallDocument {
  readonly operation: string;
  /** Source, relative to the checkout. */
  readonly file: string;
  readonly summary: string;
  readonly arguments: string;
  readonly returns: string;
  readonly faults: readonly Fault[];
  readonly blocks: string;
  readonly notes: string;
}

export class DocumentError extends Error {}

export function operationNames(): string[] {
  return Object.keys(Operation).filter((name) => Number.isNaN(Number(name)));
}

export function isStatus(name: string): boolean {
  return typeof Status[name as keyof typeof Status] === 'number';
}

/** The document of every operation that has one. */
export function readDocuments(): Map<string, CallDocument> {
  const documents = new Map<string, CallDocument>();
  for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.ts'))) {
    const file = path.posix.join('src/kernel/calls', name);
    for (const document of parseSource(readFileSync(path.join(FOLDER, name), 'utf8'), file)) {
      if (documents.has(document.operation))
        throw new DocumentError(`${file}: a second ${document.operation}`);
      documents.set(document.operation, document);
    }
  }
  return documents;
}

export function parseSource(source: string, file: string): CallDocument[] {
  const comments = [...source.matchAll(/\/\*\*([^]*?)\*\//g)].map(([, text = '']) => plain(text));
  return comments.filter((text) => /^Arguments:/m.test(text)).flatMap((text) => parseBlock(text, file));
}

/** Without the stars in front of the lines. */
function plain(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}

function parseBlock(text: string, file: string): CallDocument[] {
  const [head = '', ...rest] = text.split(new RegExp(`^(?=(?:${SECTIONS.join('|')}): )`, 'm'));
  const [, named = '', summary = ''] = /^((?:`\w+`(?:, | and )?)+): ([^]+)$/.exec(head.trim()) ?? [];
  const operations = [...named.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  const problem = (what: string): DocumentError =>
    new DocumentError(`${file}: ${named || 'a block'}: ${what}`);
  if (operations.length === 0) throw problem('it does not begin with the names of its calls and a colon');
  const unknown = operations.find((name) => !operationNames().includes(name));
  if (unknown !== undefined) throw problem(`there is no operation ${unknown}`);
  const order = rest.map((section) => section.slice(0, section.indexOf(':')));
  const wanted = SECTIONS.filter((section) => section !== 'Notes' || order.includes('Notes'));
  if (order.join() !== wanted.join())
    throw problem(`its sections are ${order.join(', ')}, not ${wanted.join(', ')}`);
  const sections = new Map(
    rest.map((section, index) => [order[index], oneLine(section.slice(section.indexOf(':') + 1))]),
  );
  return operations.map((operation) => {
    const part = (section: Section): string => partFor(operation, operations, sections.get(section) ?? '');
    return {
      operation,
      file,
      summary: oneLine(summary),
      arguments: part('Arguments'),
      returns: part('Returns'),
      faults: parseFaults(part('Faults'), problem),
      blocks: part('Blocks'),
      notes: part('Notes'),
    };
  });
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** What all calls of the group share, and what concerns this one. */
function partFor(operation: string, group: readonly string[], text: string): string {
  const names = group.join('|');
  const pieces = text.split(new RegExp(`(?:^|(?<=[.;]) )(?=(?:${names})(?:, (?:${names}))*: )`));
  const mine = pieces.flatMap((piece) => {
    const [, heading, rest = ''] =
      new RegExp(`^((?:${names})(?:, (?:${names}))*): ([^]*)$`).exec(piece) ?? [];
    if (heading === undefined) return [piece];
    return heading.split(', ').includes(operation) ? [rest] : [];
  });
  const sentences = mine.map((piece, index) =>
    /\.$/.test(mine[index - 1] ?? '') ? capitalised(piece) : piece,
  );
  return sentences.join(' ').trim().replace(/;$/, '.');
}

function parseFaults(text: string, problem: (what: string) => DocumentError): Fault[] {
  if (text === '' || text === 'none.') return [];
  const faults: Fault[] = [];
  for (const [, status = '', explanation] of text.matchAll(/([^\s,;.()]+)(?: \(([^)]*)\))?/g)) {
    if (!isStatus(status) || status === 'ok') throw problem(`'${status}' in Faults is no status of a fault`);
    if (!faults.some((fault) => fault.status === status)) {
      faults.push(explanation === undefined ? { status } : { status, explanation });
    }
  }
  return faults;
}

/** A sentence's first letter; a register or a name in the code is written as it is. */
export function capitalised(text: string): string {
  return /^(?:a|[a-z][a-z]+)\b(?!\()/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
