/** Every state of small systems: the kernel does what the model does in each, and keeps its invariants. */
import { explore } from './exploration/explore';
import { CAPABILITIES, SERVER_AND_CLIENTS } from './exploration/systems';
import { HostKernel } from './host/kernel';

const TIME = 25_000;
const STATES = 6_000;
/** Fewer than these, and something has stopped the exploration early. */
const FEWEST = 300;
const TIME_LIMIT = 300_000;

test.each([
  ['a server, two clients, notifications', SERVER_AND_CLIENTS],
  ['capabilities to an endpoint', CAPABILITIES],
])(
  '%s',
  (name, system) => {
    const kernel = HostKernel.load(system.plan);
    const { states, transitions, isComplete, failure } = explore(kernel, system, {
      states: STATES,
      time: TIME,
    });
    const extent = isComplete ? 'all states' : 'the nearest states';
    process.stderr.write(`model: ${name}: ${extent}: ${states}, with ${transitions} transitions\n`);
    expect(failure).toBeUndefined();
    expect(states).toBeGreaterThan(FEWEST);
  },
  TIME_LIMIT,
);
