/**
 * The recorded instruction counts, one set for each version of the C compiler: counts change with the compiler, and must not
 * change for any other reason without being recorded in the same commit (`npm run bench -- --record`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from './image';
import type { Row } from './row';

/** Instructions by the name of the row. */
export type Baseline = Record<string, number>;

/** A count may be this much above the recorded one. */
export const TOLERANCE = 0.02;

const FILE = path.join(__dirname, 'baseline.json');

/** The compiler, as it names itself. */
export function compilerVersion(): string {
  return (tool('gcc', ['--version']).split('\n')[0] ?? '').trim();
}

/** What was recorded with this compiler; undefined for another. */
export function readBaseline(): Baseline | undefined {
  return readAll()[compilerVersion()];
}

export function recordBaseline(rows: readonly Row[]): void {
  const counts = Object.fromEntries(rows.map(({ name, instructions }) => [name, instructions]));
  const all = { ...readAll(), [compilerVersion()]: counts };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

/** What grew beyond the tolerance, and what is not recorded, as sentences. */
export function complaints(rows: readonly Row[], baseline: Baseline): string[] {
  return rows.flatMap(({ name, instructions }) => {
    const recorded = baseline[name];
    if (recorded === undefined) return [`${name}: ${instructions} instructions, none recorded`];
    if (instructions <= recorded * (1 + TOLERANCE)) return [];
    return [`${name}: ${instructions} instructions, recorded are ${recorded}`];
  });
}

function readAll(): Record<string, Baseline> {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Baseline>;
  } catch {
    return {};
  }
}
