/**
 * A million system calls from a process that holds capabilities of every type: the kernel stays whole, nobody else is disturbed,
 * nothing is left behind, and every call succeeded and failed in every way its page names.
 *
 * A failure names its seed; `CONDUCTOR_SYSTEM_FUZZ_SEED=<seed> npm run test:system-fuzz` runs it again.
 */
import { requireTools } from '../../cli/toolchain/setup';
import { buildFuzzSystem, type Campaign, runCampaign, tableOf } from './campaign';
import { gaps } from './coverage';
import { disturbances } from './undisturbed';

const CALLS = 500_000;
const FIXED_SEED = 20261121;
const LIMIT = 600_000;
const freshSeed = Number(process.env['CONDUCTOR_SYSTEM_FUZZ_SEED'] ?? Date.now() >>> 0);

let elf: string;
beforeAll(async () => {
  await requireTools(['compiler', 'simulator']);
  elf = await buildFuzzSystem();
}, LIMIT);

describe.each([
  ['the fixed seed', FIXED_SEED],
  ['a fresh seed', freshSeed],
])('%s', (_name, seed) => {
  let campaign: Campaign;
  beforeAll(async () => {
    process.stdout.write(`CONDUCTOR_SYSTEM_FUZZ_SEED=${seed}\n`);
    campaign = await runCampaign(elf, seed, CALLS);
    process.stdout.write(`${tableOf(campaign)}\n`);
  }, LIMIT);

  test('all calls were made', () => {
    expect(campaign.calls).toBeGreaterThanOrEqual(CALLS);
  });

  test('the kernel is whole, others are undisturbed, nothing is left', () => {
    expect(disturbances(campaign)).toEqual([]);
  });

  test('every call succeeded and met each of its faults, and no other', () => {
    expect(gaps(campaign)).toEqual([]);
  });
});
