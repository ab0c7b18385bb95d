/**
 * Random system calls by whoever runs, random time, random deaths; after every step the tables must agree with each other,
 * and at the end every thread that should run does, once.
 */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { checkInvariants } from './support/kernel-invariants';
import {
  CODE_BASE,
  DATA_BASE,
  KernelRig,
  MEMORY_STEP,
  type Arguments,
  type Grant,
} from './support/kernel-rig';

const COUNT = 4;
const FOREVER = 0xffffffff;
const CONTROL = 8;
const CLOCK = 9;
const FREE = 10;
const NEVER_SIGNALLED = 0x20000000;

/** Slots: 0..3 send to endpoint n (n's own is for receiving), 4..7 notify process n, then control, clock, free ones. */
function grantsOf(self: number): Grant[] {
  const grants: Grant[] = [];
  for (let other = 0; other < COUNT; other++) {
    const rights = other === self ? Right.receive : Right.send | Right.grant;
    grants.push({ slot: other, type: ObjectType.endpoint, object: other, rights, badge: self + 1 });
    grants.push({
      slot: 4 + other,
      type: ObjectType.notification,
      object: other,
      rights: Right.send,
      badge: 0xff,
    });
  }
  const rights = Right.control | Right.inspect;
  grants.push({ slot: CONTROL, type: ObjectType.process, object: 0xff, rights });
  grants.push({ slot: CLOCK, type: ObjectType.clock, object: 0, rights });
  return grants;
}

/** What a running thread may ask for: `who` and `timeout` are chosen at random, `token` is what its registers hold. */
interface Choice {
  readonly self: number;
  readonly who: number;
  readonly timeout: number;
  readonly token: number;
}

const lent = (self: number): readonly [number, number, number, number] => [
  0,
  0,
  DATA_BASE + self * MEMORY_STEP + 0x600,
  (16 | (3 << 30)) >>> 0,
];

const asked: Record<string, (choice: Choice) => [Operation, Arguments]> = {
  call: ({ who, timeout }) => [Operation.call, { slot: who, a: timeout }],
  lend: ({ who, timeout, self }) => [Operation.callLending, { slot: who, a: timeout, message: lent(self) }],
  copy: ({ token, self }) => [
    Operation.leaseCopy,
    { slot: token, message: [DATA_BASE + self * MEMORY_STEP + 0x700, 8, 0, 0] },
  ],
  give: ({ who, timeout }) => [
    Operation.callTransferring,
    { slot: who, a: timeout, message: [0, 0, 0, 4 + who] },
  ],
  accept: () => [Operation.accept, { a: FREE }],
  delete: () => [Operation.delete, { slot: FREE }],
  send: ({ who, timeout }) => [Operation.send, { slot: who, a: timeout }],
  post: ({ who }) => [Operation.post, { slot: who }],
  receive: ({ self, timeout }) => [Operation.receive, { slot: self, a: timeout }],
  closed: ({ self, who, timeout }) => [Operation.receive, { slot: self, a: timeout, b: who + 1 }],
  reply: ({ token }) => [Operation.reply, { slot: token }],
  turn: ({ self, token }) => [Operation.replyAndReceive, { slot: self, a: token }],
  save: ({ token }) => [Operation.saveReply, { slot: token, a: FREE + 1 }],
  replySaved: () => [Operation.reply, { slot: FREE + 1 }],
  signal: ({ who }) => [Operation.signal, { slot: 4 + who, a: 1 << who }],
  wait: ({ who, timeout }) => [Operation.wait, { a: timeout, b: 0xf0 | (1 << who) }],
  timer: ({ who, timeout }) => [
    Operation.setTimer,
    { slot: CLOCK, a: 100, message: [timeout === 300 ? 100 : 0, 1 << who, 0, 0] },
  ],
  yield: () => [Operation.yield, {}],
  renew: ({ who }) => [Operation.renew, { slot: who }],
  refuse: ({ token }) => [Operation.faultCaller, { slot: token, a: 1 }],
  thread: ({ self }) => [
    Operation.createThread,
    { a: CODE_BASE + self * MEMORY_STEP + 1, message: [3, FREE + 2, 0, 0] },
  ],
  suspend: () => [Operation.threadControl, { slot: FREE + 2, a: 1 }],
  resume: () => [Operation.threadControl, { slot: FREE + 2, a: 2 }],
  cancel: () => [Operation.threadControl, { slot: FREE + 2, a: 0 }],
  urge: ({ who }) => [Operation.threadControl, { slot: FREE + 2, a: 4, b: who }],
  end: () => [Operation.exitThread, {}],
};

const step = fc.record({
  kind: fc.constantFrom(...Object.keys(asked), 'time', 'time', 'kill'),
  who: fc.nat(COUNT - 1),
  timeout: fc.constantFrom(0, 30, 300, 3000, FOREVER),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('the tables agree after every step: a fixed seed, by which most of what can happen to a message does', () => {
  const { steps, seen } = checkRuns({ seed: 11, numRuns: 250 });
  expect(steps).toBeGreaterThan(3000);
  expect([0, 1, 3, 8, 9, 11, 12, 14, 17, 18, 23].filter((status) => !seen.has(status))).toEqual([]);
});

test('the tables agree after every step: a fresh seed', () => {
  expect(checkRuns({ numRuns: 150 }).steps).toBeGreaterThan(3000);
});

/** Random sequences of steps; every Status that a call gave. */
function checkRuns(parameters: fc.Parameters<unknown>): { steps: number; seen: Set<number> } {
  const seen = new Set<number>();
  let steps = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: COUNT, maxLength: COUNT }),
      fc.array(step, { minLength: 20, maxLength: 80 }),
      (priorities, plan) => {
        host.reset();
        const rig = new KernelRig(
          priorities.map((priority, self) => ({
            priority,
            grants: grantsOf(self),
            ...(self === 0 ? {} : { supervisor: 0 }),
            slots: FREE + 3,
            threads: self === 1 ? 1 : 0,
          })),
        );
        for (const one of plan) {
          perform(rig, one, seen);
          checkInvariants();
          steps += 1;
        }
        drain(rig);
      },
    ),
    parameters,
  );
  return { steps, seen };
}

function perform(rig: KernelRig, { kind, who, timeout }: Step, seen: Set<number>): void {
  if (kind === 'time' || rig.idle) return rig.advance(Math.min(timeout, 4000) + 1);
  const self = rig.running;
  const thread = threads[rig.runningThread]!;
  if (kind === 'kill') {
    // The supervisor stays: it is told of all ends.
    if (self !== 0 && who !== 0)
      rig.call(self, Operation.processControl, { slot: CONTROL, a: who, b: timeout % 3 });
    return;
  }
  const token = thread.frame.a;
  const endsSupervisor = kind === 'refuse' && (token & 0xff) === 0;
  if (endsSupervisor || (kind === 'end' && self === 0)) return;
  rig.call(self, ...asked[kind]!({ self, who, timeout, token }));
  seen.add(thread.frame.status);
}

/** Everybody who runs waits for ever; who was ready must have run, and nobody else. */
function drain(rig: KernelRig): void {
  const ready = new Set<number>();
  for (let number = 0; number < kernel.threadCount; number++) {
    const thread = threads[number]!;
    const waits = thread.blockReason !== 0 || thread.server !== null || thread.endpoint !== null;
    if (thread.state === 1 && !waits) ready.add(number);
  }
  while (!rig.idle) {
    expect(ready.delete(rig.runningThread)).toBe(true);
    expect(kernel.current.frame.status).not.toBe(Status.unknownCall);
    rig.call(rig.running, Operation.wait, { a: FOREVER, b: NEVER_SIGNALLED });
  }
  expect(ready.size).toBe(0);
}
