/**
 * Runs programs on every target and compares what was seen: any difference, crash, or refusal by a compiler is a
 * finding. The JavaScript is what the others are compared with, for no better reason than that it comes first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Program } from '../../transpile/ir/ir';
import { compilePrograms } from './targets/compile';
import { compiledTargets, REFUSAL } from './targets/gcc';
import { javascript } from './targets/javascript';
import type { Batch, FuzzProgram, Observation, Target } from './targets/target';

export const TARGETS: readonly Target[] = [javascript, ...compiledTargets];

export interface Finding {
  readonly program: FuzzProgram;
  readonly target: string;
  /** What was expected and what was seen, or what failed. */
  readonly difference: string;
}

export interface Options {
  readonly targets?: readonly Target[];
  readonly planted?: PlantedBug;
}

/** A bug in one back end, for the tests of the fuzzer: that back end is given, or gives, something else. */
export interface PlantedBug {
  readonly in: 'c' | 'javascript';
  readonly ir?: (ir: Program) => void;
  readonly text?: (text: string) => string;
}

/** What is wrong with the programs of one batch: at most one finding for each program and target. */
export async function examine(programs: readonly FuzzProgram[], options: Options = {}): Promise<Finding[]> {
  const { ir, errors } = compilePrograms(programs);
  if (ir === undefined) return refused(programs, errors);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-fuzz-'));
  const { planted } = options;
  try {
    const expected = await javascript.run({
      programs,
      folder,
      ...spoilt(programs, ir, planted, 'javascript'),
    });
    const batch = { programs, folder, ...spoilt(programs, ir, planted, 'c') };
    const findings = failures(programs, javascript, expected);
    for (const target of options.targets ?? TARGETS) {
      if (target === javascript) continue;
      const found = compare(programs, target, expected, await target.run(batch));
      findings.push(...(isRefusal(found) ? await examineEach(programs, target, options) : found));
    }
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One image for all programs means one refusal for all. */
const isRefusal = (found: readonly Finding[]): boolean =>
  found.length > 1 && found.every(({ difference }) => difference.startsWith(REFUSAL));

async function examineEach(
  programs: readonly FuzzProgram[],
  target: Target,
  options: Options,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const program of programs) {
    findings.push(...(await examine([program], { ...options, targets: [target] })));
  }
  return findings;
}

/** What a back end works with: the real thing, unless the bug is planted there. */
function spoilt(
  programs: readonly FuzzProgram[],
  ir: Program,
  planted: PlantedBug | undefined,
  backEnd: PlantedBug['in'],
): Pick<Batch, 'ir' | 'isSpoilt' | 'rewrite'> {
  if (planted?.in !== backEnd) return { ir };
  const own = compilePrograms(programs).ir ?? ir;
  planted.ir?.(own);
  return { ir: own, isSpoilt: true, ...(planted.text && { rewrite: planted.text }) };
}

/** The compiler refuses the batch: that of one program is its finding; of several, each is asked alone. */
async function refused(programs: readonly FuzzProgram[], errors: string): Promise<Finding[]> {
  const [only, ...others] = programs;
  if (only === undefined) return [];
  if (others.length === 0) return [{ program: only, target: 'compiler', difference: errors }];
  const each = programs.flatMap((program) => {
    const alone = compilePrograms([program]);
    return alone.ir ? [] : [{ program, target: 'compiler', difference: alone.errors }];
  });
  return each.length > 0
    ? each
    : [{ program: only, target: 'compiler', difference: `only together: ${errors}` }];
}

function failures(programs: readonly FuzzProgram[], target: Target, seen: readonly Observation[]): Finding[] {
  return programs.flatMap((program, at) => {
    const failure = seen[at]?.failure;
    return failure === undefined ? [] : [{ program, target: target.name, difference: failure }];
  });
}

function compare(
  programs: readonly FuzzProgram[],
  target: Target,
  expected: readonly Observation[],
  seen: readonly Observation[],
): Finding[] {
  return programs.flatMap((program, at) => {
    const difference = differenceOf(expected[at], seen[at]);
    return difference === undefined ? [] : [{ program, target: target.name, difference }];
  });
}

function differenceOf(expected: Observation | undefined, seen: Observation | undefined): string | undefined {
  if (!expected || !seen || expected.failure !== undefined) return undefined;
  if (seen.failure !== undefined) return seen.failure;
  for (const [at, run] of expected.runs.entries()) {
    const other = seen.runs[at];
    if (other !== run) return `input, panic, result, checksum, accesses:\n  ${run} in JavaScript\n  ${other}`;
  }
  const [layouts, others] = [expected.layouts.join(' '), seen.layouts.join(' ')];
  if (others === '' || others === layouts) return undefined;
  return `layout before and after: ${layouts} in JavaScript, ${others}`;
}
