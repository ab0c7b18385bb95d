/** What the system fuzzer found in the kernel, each as small as it can be. */
import { ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { ThreadAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { priorityOf, threads } from '../../src/kernel/thread/thread';
import { checkInvariants } from './support/kernel-invariants';
import { CODE_BASE, KernelRig } from './support/kernel-rig';

beforeEach(() => host.reset());
afterEach(checkInvariants);

const SERVER = 0;
const CLIENT = 1;
/** The server's other threads, behind the first ones of both processes. */
const SECOND = 2;
const THIRD = 3;
const THREAD_SLOT = 8;

/** A server with three threads of one priority, which can send to itself, and a client. */
function rigWithThreads(): KernelRig {
  const sendTo = (slot: number) => ({ slot, type: ObjectType.endpoint, object: 0, rights: Right.send });
  const rig = new KernelRig([
    {
      priority: 4,
      slots: 12,
      threads: 2,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }, sendTo(1)],
    },
    { priority: 4, grants: [sendTo(0)] },
  ]);
  for (const slot of [THREAD_SLOT, THREAD_SLOT + 1]) {
    const created = rig.ask(SERVER, Operation.createThread, { a: CODE_BASE, message: [4, slot, 0, 0] });
    expect(created.status).toBe(Status.ok);
  }
  return rig;
}

test('resuming a thread that nobody suspended changes nothing: it is ready once', () => {
  const rig = rigWithThreads();
  for (let time = 0; time < 2; time++) {
    const resumed = rig.ask(SERVER, Operation.threadControl, { slot: THREAD_SLOT, a: ThreadAction.resume });
    expect(resumed.status).toBe(Status.ok);
  }
  const turns = [CLIENT, SECOND, THIRD, SERVER].map((next) => {
    rig.call(threads[rig.runningThread]!.process.index, Operation.yield);
    return [rig.runningThread, next];
  });
  expect(turns.map(([ran]) => ran)).toEqual(turns.map(([, next]) => next));
});

test('who waits for a thread that waits for its own process is queued, not looked for for ever', () => {
  const rig = rigWithThreads();
  // Another thread could receive it, so the first may wait in its own endpoint's queue.
  rig.call(SERVER, Operation.call, { slot: 1, a: FOREVER });
  expect(rig.runningThread).toBe(CLIENT);
  rig.call(CLIENT, Operation.call, { a: FOREVER });
  expect(rig.runningThread).toBe(SECOND);
});

test('who queues where it is the server itself lends itself nothing: it has the priority that it is given', () => {
  const rig = rigWithThreads();
  rig.call(SERVER, Operation.wait, { a: 100, b: 1 });
  rig.call(CLIENT, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.runningThread).toBe(SECOND);
  rig.call(SERVER, Operation.receive, { a: 0 });
  rig.call(SERVER, Operation.call, { slot: 1, a: FOREVER });
  expect(rig.runningThread).toBe(THIRD);
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.advance(200);
  rig.call(SERVER, Operation.threadControl, { slot: THREAD_SLOT, a: ThreadAction.setPriority, b: 9 });
  expect(priorityOf(threads[SECOND]!.moreUrgent)).toBe(9);
});
