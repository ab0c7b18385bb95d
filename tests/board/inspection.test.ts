/**
 * What is read from the memory of a running system is what the system says about itself, and each thread's calls lead from where it
 * waits to where it began.
 */
import { lookInto } from '../../cli/inspect/look';
import type { CallStack, Snapshot, ThreadSnapshot } from '../../cli/inspect/snapshot';
import defaultSystem from '../../system/default';
import { bootSystem, defaultElf, type RunningSystem } from './system';
import { listProcesses, type Process } from './tables';

let system: RunningSystem;
let processes: ReadonlyMap<string, Process>;
let capabilities: readonly string[];
let snapshot: Snapshot;

beforeAll(async () => {
  system = await bootSystem();
  await system.command('ping 3');
  processes = await listProcesses(system);
  capabilities = (await system.command('caps')).split('\n');
  snapshot = await lookInto(system.board, defaultElf());
});
afterAll(() => system.stop());

const places = ({ frames }: CallStack): string[] =>
  frames.flatMap(({ locations }) => locations.map(({ file }) => file));

test('the processes are those of `ps`, with their lives and priorities', () => {
  const told = snapshot.processes.map(({ number, name, generation, faults, threads }) => {
    const { priority } = snapshot.threads.find((thread) => thread.number === number) ?? {};
    return {
      name,
      starts: generation,
      faults,
      threads: threads.length,
      ...(priority === undefined ? {} : { priority }),
    };
  });
  expect(told.length).toBe(processes.size);
  for (const process of told) expect(processes.get(process.name)).toMatchObject(process);
});

/** Where a process's own code begins, from the root of the checkout. */
function programOf(thread: ThreadSnapshot): string {
  const name = snapshot.processes[thread.process]!.name.replace(/\.\d+$/, '');
  const { program, ...description } = defaultSystem.processes[name as keyof typeof defaultSystem.processes];
  // An app waits in what hosts it.
  return 'heap' in description ? 'src/app-host/main.ts' : program.replace('conductor/', 'src/');
}

test('103 every blocked thread has its calls, from its program to the system call in which it waits', () => {
  const blocked = snapshot.threads.filter(({ state }) => state === 'blocked');
  expect(blocked.length).toBeGreaterThan(10);
  for (const thread of blocked) {
    const files = places(thread.calls);
    expect([thread.name, files[0], files.at(-1)]).toEqual([
      thread.name,
      'src/runtime/system-call.S',
      'src/runtime/start.S',
    ]);
    expect(files).toContain(programOf(thread));
    expect(thread.calls.end).toBeUndefined();
  }
});

test('who waits for whom', () => {
  const byName = (name: string): ThreadSnapshot => snapshot.threads.find((each) => each.name === name)!;
  expect(byName('shell').wait).toEqual({ reason: 'awaitingReply', thread: byName('console').number });
  const { wait } = byName('pong');
  expect(wait?.reason).toBe('receiving');
  const endpoint = snapshot.endpoints[wait?.endpoint ?? -1];
  expect(endpoint).toMatchObject({
    owner: byName('pong').process,
    waiting: byName('pong').number,
    queued: [],
  });
});

test('stacks have the sizes and the high-water marks that `ps` shows', () => {
  // Listing the processes takes the shell itself deeper.
  const firsts = snapshot.threads.filter(
    ({ number, process, name }) => number === process && name !== 'shell',
  );
  expect(firsts.length).toBeGreaterThan(10);
  for (const { name, stack } of firsts) {
    expect(processes.get(name)).toMatchObject({ stackSize: stack.size, stackUsed: stack.highWater });
    expect(stack.used).toBeLessThanOrEqual(stack.highWater);
  }
});

test('the capabilities are those of `caps`', () => {
  const told = snapshot.capabilities.map(({ process, slot, type, rights, badge }) => {
    return { slot: `${snapshot.processes[process]!.name}.${slot}`, type, rights: rights.join(','), badge };
  });
  const shown = capabilities.map((row) => {
    const [, slot, type, rights, badge] = /^(\S+) (\S+) .*?(\S+) badge=(\d+)/.exec(row) ?? [];
    return { slot, type, rights, badge: Number(badge) };
  });
  expect(told).toEqual(shown);
});
