/** Every state of small systems: the kernel does what the model does in each, and keeps its invariants. */
import { explore } from './exploration/explore';
import { SMALL_SYSTEMS } from './exploration/systems';
import { HostKernel } from './host/kernel';

/** Fewer than these, and something has stopped the exploration early. */
const FEWEST = 300;
/** Each takes a few seconds alone. */
const TIME = 240_000;

test.each(Object.entries(SMALL_SYSTEMS))('all states of %s', (name, system) => {
  const kernel = HostKernel.load(system.plan);
  const { states, transitions, isComplete, failure } = explore(kernel, system, TIME);
  const rest = isComplete ? 'nothing left to try' : 'out of time';
  process.stderr.write(`model: ${name}: ${states} distinct states, ${transitions} transitions, ${rest}\n`);
  expect(failure).toBeUndefined();
  expect(isComplete).toBe(true);
  expect(states).toBeGreaterThan(FEWEST);
});
