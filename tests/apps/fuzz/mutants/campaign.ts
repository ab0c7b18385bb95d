/**
 * Mutants of the programs of the features: what the compiler says of each has a code with a page, and a line; it neither fails nor takes for ever;
 * and what it accepts does what it does in Node.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import { inTime } from '../../../../transpile/apps/core/in-time';
import { createAppProgram } from '../../../../transpile/apps/frontend/program';
import { Random } from '../../../fuzz/random';
import { allPrograms } from '../../programs';
import { compile, differenceOf } from '../campaign';
import { STEPS } from '../generate/program';
import { expectationAside } from '../oracle/aside';
import { mutated, originalOf, type Original } from './mutate';

const ROOT = path.resolve(__dirname, '../../../..');
const PAGES = path.join(ROOT, 'docs', 'diagnostics');
/** Microseconds of the processor, which others may be using as well, for what takes a few hundred thousand. */
const PATIENCE = 20_000_000;
/** Milliseconds after which it is given up. */
const MOST_PATIENCE = 120_000;
/** Of each program that is read. */
const MUTANTS = 4;
const INTERNAL = 91000;

export interface MutantFinding {
  readonly source: string;
  readonly difference: string;
}

export async function examineMutants(seed: number, count: number): Promise<MutantFinding[]> {
  const findings: MutantFinding[] = [];
  for (let at = 0; at < count; at++) {
    const source = mutantOf((seed + at) >>> 0);
    const difference = await differenceOfMutant(source);
    if (difference !== undefined) findings.push({ source, difference: `mutant ${seed + at}: ${difference}` });
  }
  return findings;
}

/** Which do not read other modules, and have nothing that keeps them from compiling. */
const programs = allPrograms().filter(
  ({ outcome, name }) => outcome.kind !== 'refused' && !name.startsWith('modules/'),
);
const originals = new Map<string, Original>();

export function mutantOf(seed: number): string {
  const random = new Random(seed);
  const chosen = new Random(Math.floor(seed / MUTANTS)).pick(programs);
  const original = originals.get(chosen.file) ?? read(chosen.file);
  originals.set(chosen.file, original);
  return mutated(original, random);
}

function read(name: string): Original {
  const program = createAppProgram([name], { root: ROOT });
  const file = program.getSourceFile(name);
  if (!file) throw new Error(`${name} is not part of its program`);
  return originalOf(file, program.getTypeChecker());
}

/** What is wrong; undefined: nothing. */
export async function differenceOfMutant(source: string): Promise<string | undefined> {
  const started = process.cpuUsage();
  const app = inTime(() => compile(source), MOST_PATIENCE);
  if (app === undefined) return `no end of compiling after ${MOST_PATIENCE / 1000} s`;
  const { c, diagnostics } = app;
  const { user, system } = process.cpuUsage(started);
  if (user + system > PATIENCE) return `it took ${(user + system) / 1e6} s of processor time to compile`;
  if (c === undefined) {
    const said = diagnostics.map(problemOf).filter((problem) => problem !== undefined);
    return diagnostics.length === 0 ? 'neither C nor a diagnostic' : said[0];
  }
  const { thrown } = await expectationAside(source, STEPS);
  if (thrown !== undefined && ENDLESS.test(thrown)) return undefined;
  const difference = await differenceOf(source, c, { stress: false, onHost: false });
  return difference !== undefined && isExcused(source, difference) ? undefined : difference;
}

/** Programs without end, or with more calls than any stack has room for. */
const ENDLESS = /timed out|no end of output|call stack/;

/**
 * What says nothing of the compiler: a comparison that contradicts itself sorts as it likes; an element that is missing where nobody asks (`a?.[i]`), a value that
 * was narrowed and then taken away, more than fits into the heap, and searches that are too long fault, of which the oracle knows nothing; and formats that
 * are not those of the value.
 */
const isExcused = (source: string, difference: string): boolean =>
  /; fault 5 |fault (1|3|17|20) /.test(difference) ||
  (/\.(sort|toSorted)\(/.test(source) && difference.startsWith('line '));

function problemOf({ code, file, messageText }: ts.Diagnostic): string | undefined {
  const text = typeof messageText === 'string' ? messageText : messageText.messageText;
  if (code === INTERNAL) return `an internal error: ${text}`;
  if (file === undefined) return `TS${code} says no line: ${text}`;
  const isOurs = code >= INTERNAL && code < INTERNAL + 1_000;
  return isOurs && !existsSync(path.join(PAGES, `TS${code}.md`)) ? `TS${code} has no page` : undefined;
}
