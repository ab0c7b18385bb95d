/**
 * `node tests/system-fuzz/run.js --calls 10000000 [--seed S]`: fuzzes the kernel in the simulator until so many calls were
 * made, and shows how they ended. The exit status is 1 if anything was not as it must be.
 */
import { parseArgs } from 'node:util';
import { requireTools } from '../../cli/toolchain/setup';
import { buildFuzzSystem, runCampaign, tableOf } from './campaign';
import { gaps } from './coverage';
import { disturbances } from './undisturbed';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { calls: { type: 'string' }, seed: { type: 'string' } } });
  const calls = Number(values.calls ?? '1000000');
  const seed = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed);
  if (!Number.isInteger(calls) || calls <= 0 || !Number.isInteger(seed))
    throw new Error('--calls and --seed are whole numbers');
  await requireTools(['compiler', 'simulator']);
  console.log(`seed ${seed}, ${calls} calls`);
  const campaign = await runCampaign(await buildFuzzSystem(), seed, calls);
  console.log(tableOf(campaign));
  const problems = [...disturbances(campaign), ...gaps(campaign)];
  console.log(problems.length === 0 ? 'all as it must be' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
