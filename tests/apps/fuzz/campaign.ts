/**
 * A fuzzing campaign for apps: programs from consecutive seeds, each run in Node and as an app. Whatever prints something else, faults where it may
 * not, or is refused is a finding, since generated programs are within the subset; it is shrunk and saved, and the
 * regression test runs it from then on.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatDiagnostics } from '../../../transpile';
import { compileApp, type CompiledApp } from '../../../transpile/apps';
import { shrink } from '../../fuzz/shrink';
import { render } from '../../fuzz/tree';
import { runOnArm, runOnHost, type RunOptions } from '../toolchain';
import { generateProgram, STEPS } from './generate/program';
import { expectationAside } from './oracle/aside';
import { differenceFrom } from './oracle/run';

const ROOT = path.resolve(__dirname, '../../..');
const ENTRY = path.join(ROOT, 'src', 'fuzz.ts');
const SAVED = path.join(__dirname, 'saved');
const LANES = 2;
const SHRINK_LIMIT = 120_000;
const HEAP = 65_536;
/** The compiler's; those below are TypeScript's. */
const OUR_CODES = 91_000;
/** What the generator wrote is no TypeScript: a constant has too narrow a type, say. That happens to one in a few hundred. */
const NO_PROGRAM = 'no program';
const MOST_REFUSED = 1 / 20;

export interface Finding {
  readonly seed: number;
  readonly source: string;
  /** What was expected and what was seen. */
  readonly difference: string;
}

/** How a program runs: every other one collects at each allocation, every fourth one is on the host under the sanitizers. */
export interface Way {
  readonly stress: boolean;
  readonly onHost: boolean;
}

export const wayOf = (seed: number): Way => ({ stress: seed % 2 === 1, onHost: seed % 4 === 3 });

/** Runs `count` programs, beginning with the one of `seed`. What `tsc` refuses is none, and the next seed's turn comes. */
export async function runSeeds(seed: number, count: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let next = 0;
  let refused = 0;
  const lane = async (): Promise<void> => {
    while (next < count + refused) {
      const own = (seed + next++) >>> 0;
      const source = render(generateProgram(own));
      const difference = await examine(source, wayOf(own));
      if (difference?.startsWith(NO_PROGRAM) && ++refused <= count * MOST_REFUSED) continue;
      if (difference !== undefined) findings.push({ seed: own, source, difference });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return findings.sort((a, b) => a.seed - b.seed);
}

/** What is wrong with a program; undefined: nothing. */
export async function examine(source: string, way: Way): Promise<string | undefined> {
  const { c, diagnostics } = compile(source);
  const isOurs = diagnostics.some((diagnostic) => diagnostic.code >= OUR_CODES);
  if (c === undefined)
    return `${isOurs ? 'refused' : NO_PROGRAM}: ${formatDiagnostics(diagnostics, { pretty: false, root: ROOT })}`;
  return differenceOf(source, c, way);
}

/** `others`: files that are something else for this once. */
export function compile(source: string, others: ReadonlyMap<string, string> = new Map()): CompiledApp {
  return compileApp(ENTRY, { root: ROOT, overrides: new Map([...others, [ENTRY, source]]) });
}

/** What is wrong with what was made of a program. */
export async function differenceOf(source: string, c: string, way: Way): Promise<string | undefined> {
  const expected = await expectationAside(source, STEPS);
  const options: RunOptions = { heap: HEAP, stress: way.stress, steps: STEPS };
  const { failure, ...seen } = await (way.onHost ? runOnHost(c, options) : runOnArm(c, options));
  if (failure !== undefined) return `failed: ${failure.split('\n').slice(0, 6).join('\n')}`;
  return differenceFrom(expected, seen);
}

/** The program of a finding, made smaller as long as it fails in the same way. */
export async function shrunk({ seed, difference }: Finding): Promise<string> {
  const stillFails = async (source: string): Promise<boolean> => {
    const found = await examine(source, wayOf(seed));
    return found !== undefined && kindOf(found) === kindOf(difference);
  };
  return render(await shrink(generateProgram(seed), stillFails, SHRINK_LIMIT));
}

/** What tells one way of failing from another: a code of the compiler, a fault, or the first word. */
const kindOf = (difference: string): string =>
  /TS\d+.{0,40}|fault \d+/.exec(difference)?.[0] ?? difference.slice(0, 6);

/** Keeps a failing program for the regression test; answers its file. */
export function save(source: string, { seed, difference }: Finding): string {
  mkdirSync(SAVED, { recursive: true });
  const file = path.join(SAVED, `${seed}.ts`);
  const about = difference.split('\n').map((line) => `// ${line}\n`);
  writeFileSync(file, `// seed ${seed}\n${about.join('')}${source}`);
  return file;
}

/** A finding for people: the program, smaller, where it was saved, and how to run the long one again. */
export async function told(finding: Finding): Promise<string> {
  const source = await shrunk(finding);
  const file = path.relative(ROOT, save(source, finding));
  const again = `node tests/apps/fuzz/run.js --seed ${finding.seed} --count 1`;
  return `seed ${finding.seed}: ${finding.difference}\n\n${source}\nsaved as ${file}; the whole program again: ${again}`;
}

/** The programs that failed once. */
export function savedPrograms(): { readonly name: string; readonly source: string }[] {
  mkdirSync(SAVED, { recursive: true });
  const files = readdirSync(SAVED).filter((name) => name.endsWith('.ts'));
  return files.map((name) => ({ name, source: readFileSync(path.join(SAVED, name), 'utf8') }));
}
