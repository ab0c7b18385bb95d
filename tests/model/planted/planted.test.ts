/** The comparison itself, tested: it must notice bugs that we plant in the kernel. */
import { runCampaign } from '../campaign';
import { HOST_PLACES } from '../host/images';
import { HostKernel } from '../host/kernel';
import { agentPlan } from '../sequence/plans';
import { HOST_CHOICES } from '../sequence/weights';
import { PLANTED_BUGS } from './bugs';

const SEED = 1;
const CALLS = 24_000;

test.each(Object.keys(PLANTED_BUGS))('notices %s', (name) => {
  const kernel = HostKernel.load(agentPlan(HOST_PLACES), PLANTED_BUGS[name]);
  const { calls, failure } = runCampaign(kernel, SEED, HOST_CHOICES, { calls: CALLS, briefly: true });
  process.stderr.write(`model: planted: ${name}: ${failure ? `noticed after ${calls} calls` : 'missed'}\n`);
  expect(failure).toBeDefined();
});
