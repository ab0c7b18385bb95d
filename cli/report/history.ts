/**
 * The sizes of a system over time: a file beside the system file, to which `conductor report --record` (and `npm run bench --
 * --record`, for the default system) appends. In the repository, so that a change of a size is seen with the change that made it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SystemReport } from '../../linker/report';
import { UserError } from '../errors';
import { shown } from '../paths';

/** All in bytes, but `processes`. */
export interface Sizes {
  readonly processes: number;
  /** Kernel, tables and processes, with what lies between them. */
  readonly flash: number;
  readonly ram: number;
  /** Of the kernel without its tables of objects; with what traces, if the system has a trace. */
  readonly kernelFlash: number;
  readonly kernelRam: number;
  /** What each process adds to the kernel's RAM. */
  readonly perProcess: number;
}

export interface SizeRecord extends Sizes {
  /** ISO 8601. */
  readonly date: string;
  /** What the sizes were built from, with its changes; absent outside of a repository. */
  readonly commit?: string;
  readonly compiler: string;
}

export function sizesOf({ flash, ram, kernel, processes }: SystemReport): Sizes {
  return {
    processes: processes.length,
    flash: kernel.flash.size + flash.occupied,
    ram: kernel.ram.size + ram.occupied,
    kernelFlash: kernel.sizes.flash,
    kernelRam: kernel.sizes.ram,
    perProcess: kernel.sizes.perProcess,
  };
}

/** `default.sizes.json` for `default.ts`. */
export function historyFile(systemFile: string): string {
  return path.join(path.dirname(systemFile), `${path.basename(systemFile, '.ts')}.sizes.json`);
}

/** The oldest first; empty if nothing has been recorded. */
export function readHistory(systemFile: string): SizeRecord[] {
  const file = historyFile(systemFile);
  if (!existsSync(file)) return [];
  try {
    const records: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(records) && records.every(isRecord)) return records;
  } catch {
    // Said below.
  }
  throw new UserError(
    `${shown(file)} does not hold recorded sizes: mend it, or delete it to begin a new history`,
  );
}

const FIGURES = ['processes', 'flash', 'ram', 'kernelFlash', 'kernelRam', 'perProcess'] as const;

function isRecord(value: unknown): value is SizeRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  const isDated = typeof record['date'] === 'string' && !Number.isNaN(Date.parse(record['date']));
  return isDated && FIGURES.every((figure) => typeof record[figure] === 'number');
}

/** False: the last record says the same, so nothing was appended. */
export function recordSizes(systemFile: string, report: SystemReport, compiler: string): boolean {
  const history = readHistory(systemFile);
  const sizes = sizesOf(report);
  const last = history.at(-1);
  if (last && last.compiler === compiler && FIGURES.every((figure) => last[figure] === sizes[figure]))
    return false;
  const commit = commitOf(path.dirname(systemFile));
  const record = { date: new Date().toISOString(), ...(commit && { commit }), compiler, ...sizes };
  writeFileSync(historyFile(systemFile), formatHistory([...history, record]));
  return true;
}

/** One record a line, so that two branches that append can be merged. */
function formatHistory(records: readonly SizeRecord[]): string {
  return `[\n${records.map((record) => `  ${JSON.stringify(record)}`).join(',\n')}\n]\n`;
}

function commitOf(folder: string): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
