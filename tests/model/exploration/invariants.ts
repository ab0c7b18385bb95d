/** What must be so in every state of the kernel, whatever the model says (docs/0015-kernel-objects.md). */
import { BlockReason } from '../../../src/abi/process';
import type { KernelView } from '../host/kernel-view';

export function violations(kernel: KernelView): string[] {
  const { running, ready, threads, endpoints, capabilities } = kernel.view();
  const wrong: string[] = [];
  const expect = (holds: boolean, what: string): void => void (holds || wrong.push(`violated: ${what}`));
  const names = ready.map(({ name }) => name);
  expect(new Set(names).size === names.length, 'a thread is in one ready queue, once');
  expect(running === undefined || !names.includes(running), 'the running thread is in no ready queue');
  expect(
    kernel.readyLevels === levelsOf(ready.map(({ level }) => level)),
    'the mask of ready levels is right',
  );
  for (const thread of threads) {
    const { name, reason, suspended, effective, priority, server, callers } = thread;
    const isQueued = names.includes(name) || running === name;
    expect(isQueued === (reason === BlockReason.none && !suspended), `${name} is either ready or blocked`);
    const level = ready.find((each) => each.name === name)?.level;
    expect(level === undefined || level === effective, `${name} is in the queue of its priority`);
    const sending = endpoints.flatMap(({ senders }) => senders).filter((each) => each === name).length;
    expect(sending === (isSending(thread) ? 1 : 0), `${name} is in one queue of senders if it sends`);
    const owed = threads.filter((each) => each.callers.includes(name)).map((each) => each.name);
    expect(owed.join() === (server ?? ''), `${name}'s call is in exactly its server's hands`);
    const lent = callers.map((caller) => threads.find((each) => each.name === caller)?.effective ?? 0);
    expect(effective <= Math.min(priority, ...lent), `${name} is at least as urgent as who waits for it`);
  }
  for (const { place, parent, depth } of capabilities)
    expect(depth <= 1 || parent !== undefined, `authority in ${place} comes from somewhere`);
  for (const { place, rights, parent, badge, target } of capabilities) {
    const source = capabilities.find((each) => each.place === parent);
    if (!source) continue;
    expect((rights & ~source.rights) === 0, `${place} has no right that its source has not`);
    expect(source.badge === 0 || source.badge === badge, `${place} has the badge of its source`);
    expect(source.target === target, `${place} names what its source names`);
  }
  return wrong;
}

function levelsOf(levels: readonly number[]): number {
  return levels.reduce((mask, level) => (mask | (0x80000000 >>> level)) >>> 0, 0);
}

/** By a message of its own, or one that the kernel makes of its fault. */
const SENDING = [BlockReason.sending, BlockReason.faulted];

function isSending({
  reason,
  endpoint,
  server,
}: {
  reason: BlockReason;
  endpoint: number | undefined;
  server: string | undefined;
}): boolean {
  // prettier-ignore
  return endpoint !== undefined && server === undefined && SENDING.includes(reason);
}
