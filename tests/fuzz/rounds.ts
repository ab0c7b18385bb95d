/** The long mode of the fuzzers: rounds of programs until the time is up, or until so many have run. */
import { parseArgs } from 'node:util';
import { requireTools } from '../../cli/toolchain/setup';

/** Runs `count` programs from a seed on, tells what failed, and answers how many did. */
export type Round = (seed: number, count: number) => Promise<number>;

/**
 * By the command line: `--minutes N` (1), `--seed S` (the time), `--count N` (as many as there is time for), and `flags` of the fuzzer's own,
 * by which it chooses what a round is. The exit status is 1 if anything failed.
 */
export async function runRounds<Flag extends string>(
  size: number,
  flags: readonly Flag[],
  choose: (given: ReadonlySet<Flag>) => Round,
): Promise<void> {
  const own = flags.map((flag) => [flag, { type: 'boolean' }] as const);
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { ...Object.fromEntries(own), minutes: text, seed: text, count: text },
  });
  const round = choose(new Set(flags.filter((flag) => flag in values)));
  const seed = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed);
  const deadline =
    values.count === undefined ? Date.now() + Number(values.minutes ?? '1') * 60_000 : Infinity;
  const limit = Number(values.count ?? Infinity);
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  console.log(`seed ${seed}`);
  let done = 0;
  let failed = 0;
  while (done < limit && Date.now() < deadline) {
    const count = Math.min(size, limit - done);
    failed += await round((seed + done) >>> 0, count);
    done += count;
    console.log(`${done} programs, ${failed} failed`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
}
