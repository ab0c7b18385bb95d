/**
 * The most instructions that the kernel executes for each system call, seen in a fuzzing run with the counting plugin of the
 * bench; recorded in docs/calls/worst-case.json by `npm run calls -- --measure`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type WorstCase, WORST_CASE } from '../../cli/calls/pages';
import { requireTools } from '../../cli/toolchain/setup';
import { Operation } from '../../src/abi/operation';
import { compilerVersion } from '../bench/baseline';
import { buildPlugin } from '../bench/plugin';
import { buildFuzzSystem, runCampaign } from './campaign';

const RECORDED_SEED = 20261121;
/** Enough for what is rare to be met at its worst. */
const RECORDED_CALLS = 100_000;

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

/** Writes down what a run shows. What cannot be counted because it ends the system has no figure. */
export async function recordWorstCase(): Promise<void> {
  const measured = await measureWorstCase(RECORDED_SEED, RECORDED_CALLS);
  const instructions = Object.fromEntries([...measured].map(([operation, { most }]) => [operation, most]));
  const worst: WorstCase = { compiler: compilerVersion(), instructions };
  writeFileSync(WORST_CASE, `${JSON.stringify(worst, null, 2)}\n`);
}
