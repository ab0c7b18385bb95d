/** Messages in masses: a million of them leave the system as it was. */
import { bootSystem, type RunningSystem } from './system';
import { listProcesses, type Process } from './tables';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ timeLimit: 600_000 });
});
afterAll(async () => {
  await system?.stop();
});

/** Round trips in one command, and commands. Each round trip is two messages. */
const ROUNDS = 100_000;
const COMMANDS = 5;

/** What must not change by talking. */
async function held(): Promise<Partial<Process>[]> {
  const processes = [...(await listProcesses(system)).values()];
  return processes.map(({ name, starts, faults, memoryUsed, threads, slotsUsed, effectivePriority }) => {
    return { name, starts, faults, memoryUsed, threads, slotsUsed, effectivePriority };
  });
}

test('51 a million messages leak nothing, and take the fast path', async () => {
  await system.command('ping 10');
  const before = await held();
  for (let command = 0; command < COMMANDS; command++) {
    const answer = await system.console.command(`ping ${ROUNDS}`, 120_000);
    expect(answer).toMatch(/^100000 round trips of 16 bytes in \d+ us: \d+\.\d us each, 0 wrong$/);
  }
  expect(await held()).toEqual(before);
  const share = Number(/, (\d+) %/.exec(await system.command('ipc'))?.[1]);
  expect(share).toBeGreaterThanOrEqual(99);
}, 600_000);
