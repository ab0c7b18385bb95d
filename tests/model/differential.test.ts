/**
 * The host kernel does what the reference model does, call by call: with a seed that is always the same and one that is new each
 * time, and with all sequences that ever showed a difference.
 */
import { runCampaign } from './campaign';
import { runSequence } from './host/differential';
import { HOST_PLACES } from './host/images';
import { HostKernel } from './host/kernel';
import { SAVED } from './saved';
import { agentPlan } from './sequence/plans';
import { HOST_CHOICES } from './sequence/weights';

const FIXED_SEED = 20;
const FIXED_CALLS = 60_000;
const FRESH_CALLS = 20_000;
const TIME_LIMIT = 600_000;

const plan = agentPlan(HOST_PLACES);
let kernel: HostKernel;

beforeAll(() => {
  kernel = HostKernel.load(plan);
}, TIME_LIMIT);

test.each(Object.entries(SAVED))('saved: %s', (_name, seeds) => {
  expect(runSequence(kernel, plan, seeds, HOST_CHOICES).difference).toBeUndefined();
});

test(
  `${FIXED_CALLS} calls from seed ${FIXED_SEED}`,
  () => {
    const { calls, failure } = runCampaign(kernel, FIXED_SEED, HOST_CHOICES, { calls: FIXED_CALLS });
    expect(failure?.report).toBeUndefined();
    expect(calls).toBeGreaterThanOrEqual(FIXED_CALLS);
  },
  TIME_LIMIT,
);

test(
  `${FRESH_CALLS} calls from a fresh seed`,
  () => {
    const seed = Date.now() % 0x7fffffff;
    const { calls, sequences, failure } = runCampaign(kernel, seed, HOST_CHOICES, { calls: FRESH_CALLS });
    process.stderr.write(`model: ${calls} calls in ${sequences} sequences from seed ${seed}\n`);
    expect(failure?.report).toBeUndefined();
  },
  TIME_LIMIT,
);
