/** The registers of each system call, from the tables of docs/0003-abi.md, and what statuses mean, from their declaration. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths';

export interface Register {
  readonly name: string;
  readonly meaning: string;
}

/** By operation: what each column of its table says of it; a `-` is left out. */
export function readRegisters(): Map<string, Register[]> {
  const registers = new Map<string, Register[]>();
  let header: string[] = [];
  for (const line of readFileSync(path.join(ROOT, 'docs', '0003-abi.md'), 'utf8').split('\n')) {
    const cells = cellsOf(line);
    if (cells.length < 3) continue;
    if (cells[0] === 'operation') header = cells;
    else if (/^[a-z]\w*$/i.test(cells[0] ?? '') && header.length > 0) {
      const named = cells.slice(1).map((meaning, index) => ({ name: header[index + 1] ?? '', meaning }));
      registers.set(
        cells[0] ?? '',
        named.filter(({ meaning }) => meaning !== '-' && meaning !== ''),
      );
    }
  }
  return registers;
}

/** `| a | b |`, where a bar inside a cell is written `\|`. */
function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The comment of each member of `Status`. */
export function readStatusMeanings(): Map<string, string> {
  const source = readFileSync(path.join(ROOT, 'src', 'abi', 'status.ts'), 'utf8');
  const members = [...source.matchAll(/\/\*\* ([^*]+) \*\/\s+(\w+) = \d+,/g)];
  return new Map(members.map(([, meaning = '', name = '']) => [name, meaning]));
}
