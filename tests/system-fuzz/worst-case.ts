/**
 * The most instructions that the kernel executes for each system call, seen in a fuzzing run with the counting plugin of the
 * bench; recorded in docs/calls/worst-case.json by `npm run calls -- --measure`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { operationNames } from '../../cli/calls/documents';
import { readWorstCase, WORST_CASE } from '../../cli/calls/pages';
import { requireTools } from '../../cli/toolchain/setup';
import { Operation } from '../../src/abi/operation';
import { compilerVersion } from '../bench/baseline';
import { buildPlugin } from '../bench/plugin';
import { buildFuzzSystem, runCampaign } from './campaign';

/** Many runs, and long ones (about four minutes in all), so that what is rare is met at its worst. */
const RECORDED_SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);
const RECORDED_CALLS = 50_000;

const TIME_LIMIT = 600_000;

/** By operation: how many calls there were, and the most instructions of one. */
export type Measured = ReadonlyMap<string, { readonly calls: number; readonly most: number }>;

export async function measureWorstCase(seed: number, calls: number): Promise<Measured> {
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-calls-'));
  try {
    const results = path.join(folder, 'results.json');
    const plugin = [await buildPlugin(), 'calls=most', `out=${results}`].join(',');
    // Time is instructions here, or the plugin's slowness would be the system's.
    const options = { extra: ['-plugin', plugin], instructionShift: 3, timeLimit: TIME_LIMIT };
    await runCampaign(await buildFuzzSystem(), seed, calls, options);
    return readResults(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResults(file: string): Measured {
  const { calls } = JSON.parse(readFileSync(file, 'utf8')) as { calls: Record<string, [number, number]> };
  const named = Object.entries(calls).flatMap(([number, [count, most]]) => {
    const name = Operation[Number(number)];
    return name === undefined ? [] : [[name, { calls: count, most }] as const];
  });
  return new Map(named);
}

/**
 * Writes down the most of several runs, and of those before with the same compiler: what is rare isn't met every time. Who has made a call
 * shorter removes its line first.
 */
export async function recordWorstCase(): Promise<void> {
  const before = readWorstCase();
  const instructions = { ...(before?.compiler === compilerVersion() ? before.instructions : {}) };
  for (const seed of RECORDED_SEEDS) {
    for (const [operation, { most }] of await measureWorstCase(seed, RECORDED_CALLS)) {
      instructions[operation] = Math.max(most, instructions[operation] ?? 0);
    }
  }
  const inOrder = operationNames().flatMap((name) =>
    name in instructions ? [[name, instructions[name]] as const] : [],
  );
  const worst = { compiler: compilerVersion(), instructions: Object.fromEntries(inOrder) };
  writeFileSync(WORST_CASE, `${JSON.stringify(worst, null, 2)}\n`);
}
