/**
 * A fuzzing campaign: programs from consecutive seeds, in batches; whatever fails is shrunk and saved, so that the
 * regression test runs it from then on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { examine, type Finding, type Options, TARGETS } from './differential';
import { generateProgram } from './generate/program';
import { shrink } from './shrink';
import { compilePrograms } from './targets/compile';
import type { FuzzProgram } from './targets/target';
import { render } from './tree';

const BATCH = 20;
/** Two batches at once keep the compiler here and the compilers there busy. */
const LANES = 2;
const SHRINK_LIMIT = 60_000;
const SAVED = path.join(__dirname, 'saved');

/** Program number `at` of a batch. */
export function programOf(seed: number, at: number): FuzzProgram {
  const prefix = `p${at}_`;
  return { seed, prefix, source: render(generateProgram(seed, prefix)) };
}

/** Runs `count` programs, beginning with the one of `seed`. */
export async function runSeeds(seed: number, count: number, options: Options = {}): Promise<Finding[]> {
  const findings: Finding[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const first = next;
      next += BATCH;
      const size = Math.min(BATCH, count - first);
      const programs = Array.from({ length: size }, (_, at) => programOf((seed + first + at) >>> 0, at));
      findings.push(...(await examine(programs, options)));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return findings;
}

/** Makes the program of a finding smaller, as long as the same target fails in the same way. */
export async function shrunk(finding: Finding): Promise<FuzzProgram> {
  const { program, target } = finding;
  const targets = TARGETS.filter(({ name }) => name === target);
  const stillFails = async (source: string): Promise<boolean> => {
    const candidate = { ...program, source };
    if (target !== 'compiler' && compilePrograms([candidate]).ir === undefined) return false;
    const found = await examine([candidate], { targets });
    return found.some((each) => each.target === target && kindOf(each) === kindOf(finding));
  };
  const tree = await shrink(generateProgram(program.seed, program.prefix), stillFails, SHRINK_LIMIT);
  return { ...program, source: render(tree) };
}

/** What tells one way of failing from another: the compiler's code, or the first words. */
const kindOf = ({ difference }: Finding): string =>
  /TS\d+|-Werror=[\w-]+/.exec(difference)?.[0] ?? difference.slice(0, 12);

/** Keeps a failing program for the regression test; answers its file. */
export function save(program: FuzzProgram, finding: Finding): string {
  mkdirSync(SAVED, { recursive: true });
  const file = path.join(SAVED, `${program.seed}.ts`);
  const about = finding.difference.split('\n').map((line) => `// ${line}\n`);
  writeFileSync(
    file,
    `// seed ${program.seed}, prefix ${program.prefix}: ${finding.target}\n${about.join('')}${program.source}`,
  );
  return file;
}

/** The programs that once failed. */
export function savedPrograms(): FuzzProgram[] {
  if (!existsSync(SAVED)) return [];
  const files = readdirSync(SAVED).filter((file) => file.endsWith('.ts'));
  return files.map((file) => {
    const source = readFileSync(path.join(SAVED, file), 'utf8');
    const [, seed, prefix] = /^\/\/ seed (\d+), prefix (\w+)/.exec(source) ?? [];
    if (seed === undefined || prefix === undefined)
      throw new Error(`${file}: the first line names no seed and prefix`);
    return { seed: Number(seed), prefix, source };
  });
}
