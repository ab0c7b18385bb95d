/**
 * The comparison's long mode: `node tests/model/run.js --minutes 10 --seed 1`. It compares the host kernel with the model until the
 * time is over or something differs, which it tells shrunk; then its status is 1.
 */
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign';
import { HOST_PLACES } from './host/images';
import { HostKernel } from './host/kernel';
import { agentPlan } from './sequence/plans';
import { HOST_CHOICES } from './sequence/weights';

function main(): void {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  });
  const minutes = numberOf('minutes', values.minutes ?? '10');
  const seed = values.seed === undefined ? Date.now() % 0x7fffffff : numberOf('seed', values.seed);
  const kernel = HostKernel.load(agentPlan(HOST_PLACES));
  console.log(`seed ${seed}, ${minutes} minutes`);
  const bounds = { calls: Infinity, time: minutes * 60_000 };
  const { calls, sequences, failure } = runCampaign(kernel, seed, HOST_CHOICES, bounds);
  console.log(`${calls} calls in ${sequences} sequences`);
  if (!failure) return;
  console.log(failure.report);
  process.exitCode = 1;
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  console.error(`--${name} wants a number, not '${text}'`);
  process.exit(2);
}

main();
