/**
 * Random system calls by whoever runs, random time, random deaths; after every step the tables must agree with each other,
 * and at the end every process that should run does, once.
 */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { BlockReason, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { endpoints } from '../../src/kernel/endpoint';
import { processes } from '../../src/kernel/process';
import { kernel } from '../../src/kernel/state';
import { DATA_BASE, KernelRig, MEMORY_STEP, type Grant } from './support/kernel-rig';

const COUNT = 4;
const FOREVER = 0xffffffff;

/** Slots: 0..3 call endpoint n (n's own is for receiving), 4..7 notify process n, 8 control. */
function grantsOf(self: number): Grant[] {
  const grants: Grant[] = [];
  for (let other = 0; other < COUNT; other++) {
    const rights = other === self ? Right.receive : Right.send;
    grants.push({ slot: other, type: ObjectType.endpoint, object: other, rights, badge: self + 1 });
    grants.push({
      slot: 4 + other,
      type: ObjectType.notification,
      object: other,
      rights: Right.send,
      badge: 0xff,
    });
  }
  grants.push({ slot: 8, type: ObjectType.processes, object: 0, rights: Right.control });
  return grants;
}

const step = fc.record({
  kind: fc.constantFrom(
    'call',
    'lend',
    'receive',
    'reply',
    'turn',
    'signal',
    'wait',
    'timer',
    'yield',
    'kill',
    'time',
  ),
  who: fc.nat(COUNT - 1),
  timeout: fc.constantFrom(0, 30, 300, 3000, FOREVER),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('the tables agree after every step', () => {
  let steps = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: COUNT, maxLength: COUNT }),
      fc.array(step, { minLength: 10, maxLength: 60 }),
      (priorities, plan) => {
        host.reset();
        const rig = new KernelRig(
          priorities.map((priority, self) => ({ priority, grants: grantsOf(self), supervisor: 0 })),
        );
        for (const one of plan) {
          perform(rig, one);
          checkTables();
          steps += 1;
        }
        drain(rig);
      },
    ),
    { numRuns: 120 },
  );
  expect(steps).toBeGreaterThan(1000);
});

function perform(rig: KernelRig, { kind, who, timeout }: Step): void {
  if (kind === 'time' || rig.idle) return rig.advance(Math.min(timeout, 4000) + 1);
  const self = rig.running;
  const token = rig.result(self).a;
  switch (kind) {
    case 'call':
      return rig.call(self, Operation.call, { slot: who, a: timeout, message: [self, 2, 3, 4] });
    case 'lend': {
      const at = DATA_BASE + self * MEMORY_STEP + 0x600;
      const words = Uint32Array.from([timeout, at, 16, 3]);
      host.memory.bytes(at, 16).set(new Uint8Array(words.buffer));
      return rig.call(self, Operation.callLending, { slot: who, a: at });
    }
    case 'receive':
      return rig.call(self, Operation.receive, { slot: self, a: timeout });
    case 'reply':
      return rig.call(self, Operation.reply, { slot: token });
    case 'turn':
      return rig.call(self, Operation.replyAndReceive, { slot: self, a: token });
    case 'signal':
      return rig.call(self, Operation.signal, { slot: 4 + who, a: 1 << who });
    case 'wait':
      return rig.call(self, Operation.wait, { a: timeout, b: 0xf0 | (1 << who) });
    case 'timer':
      return rig.call(self, Operation.setTimer, {
        a: 100,
        message: [timeout === 300 ? 100 : 0, 1 << who, 0, 0],
      });
    case 'yield':
      return rig.call(self, Operation.yield);
    case 'kill':
      if (self !== 0 && who !== 0)
        rig.call(self, Operation.processControl, { slot: 8, a: who, b: timeout % 3 });
  }
}

function checkTables(): void {
  expect(processes[kernel.current.index]?.state ?? ProcessState.ready).toBe(ProcessState.ready);
  for (let index = 0; index < COUNT; index++) {
    const { state, blockReason, peer, endpoint, timeout, lease } = processes[index]!;
    expect(state === ProcessState.blocked).toBe(blockReason !== BlockReason.none);
    expect(peer !== null).toBe(blockReason === BlockReason.awaitingReply);
    const isQueued = blockReason === BlockReason.sending || blockReason === BlockReason.receiving;
    expect(endpoint !== null).toBe(isQueued);
    if (state !== ProcessState.blocked) expect(timeout.time).toBe(0n);
    const inCall = blockReason === BlockReason.sending || blockReason === BlockReason.awaitingReply;
    if (!inCall) expect(lease.rights).toBe(0);
    if (peer !== null) expect([ProcessState.ready, ProcessState.blocked]).toContain(peer.state);
    checkEndpoint(index);
  }
}

function checkEndpoint(index: number): void {
  const { owner, receiver, senders } = endpoints[index]!;
  expect(owner?.index).toBe(index);
  expect(receiver !== null).toBe(owner?.blockReason === BlockReason.receiving);
  let last = -1;
  let count = 0;
  for (let sender = senders; sender !== null; sender = sender.next) {
    expect(sender.blockReason).toBe(BlockReason.sending);
    expect(sender.endpoint?.owner?.index).toBe(index);
    expect(sender.priority).toBeGreaterThanOrEqual(last);
    last = sender.priority;
    count += 1;
  }
  const sending = Array.from({ length: COUNT }, (_, one) => processes[one]!).filter(
    (one) => one.blockReason === BlockReason.sending && one.endpoint?.owner?.index === index,
  );
  expect(count).toBe(sending.length);
  if (receiver !== null) expect(count).toBe(0);
}

/** Everybody who runs waits for ever; who was ready must have run, and nobody else. */
function drain(rig: KernelRig): void {
  const ready = new Set<number>();
  for (let index = 0; index < COUNT; index++) {
    if (processes[index]!.state === ProcessState.ready) ready.add(index);
  }
  while (!rig.idle) {
    const { running } = rig;
    expect(ready.delete(running)).toBe(true);
    const start = rig.result(running);
    expect(start.status).not.toBe(Status.unknownCall);
    rig.call(running, Operation.wait, { a: FOREVER, b: 0x80000000 });
  }
  expect(ready.size).toBe(0);
}
