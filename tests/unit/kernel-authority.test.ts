/** The authority graph as `systemInformation` tells it: at boot what the system file grants, then what has become of it. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { ProcessAction, ProcessInformation } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { CapabilityInformation, PathStatistics, SystemSummary, SystemTopic } from '../../src/abi/system';
import { NO_KEY, SIGNAL_STAMP, slots } from '../../src/kernel/capability/capability';
import { endpoints } from '../../src/kernel/message/endpoint';
import { NO_PROCESS, processes } from '../../src/kernel/process/process';
import { fillInformation } from '../../src/kernel/process/process-information';
import { kernel } from '../../src/kernel/state';
import { DATA_BASE, KernelRig, type Grant, POOL_BASE } from './support/kernel-rig';
import { place } from './support/kernel-views';

const BUFFER = DATA_BASE + 0x600;

const grants: readonly (readonly Grant[])[] = [
  [
    { slot: 0, type: ObjectType.system, object: 0, rights: Right.inspect },
    { slot: 1, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control },
    { slot: 2, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant, badge: 1 },
    { slot: 3, type: ObjectType.process, object: 1, rights: Right.inspect },
    { slot: 4, type: ObjectType.interrupt, object: 38, rights: Right.acknowledge, badge: 8 },
    { slot: 5, type: ObjectType.clock, object: 0, rights: Right.inspect },
  ],
  [
    { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.receive },
    { slot: 2, type: ObjectType.notification, object: 0, rights: Right.send, badge: 0xf },
  ],
];

let rig: KernelRig;

beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    { priority: 3, slots: 10, grants: grants[0]!, memoryLimit: 1024 },
    { priority: 5, slots: 6, grants: grants[1]!, supervisor: 0 },
  ]);
});

function inform(topic: SystemTopic, index = 0): Status {
  return rig.ask(0, Operation.systemInformation, { slot: 0, a: topic, b: BUFFER, message: [index, 0, 0, 0] })
    .status;
}

interface Told {
  type: number;
  object: number;
  rights: number;
  badge: number;
  depth: number;
  parent: number;
  stale: number;
}

function capability(process: number, slot: number): Told {
  expect(inform(SystemTopic.capability, process * 0x10000 + slot)).toBe(Status.ok);
  const { type, object, rights, badge, depth, parent, stale } = overlay(CapabilityInformation, BUFFER);
  return { type, object, rights, badge, depth, parent, stale };
}

test('at boot the graph is what was granted, and nothing else', () => {
  grants.forEach((granted, process) => {
    const slots = process === 0 ? 10 : 6;
    for (let slot = 0; slot < slots; slot++) {
      const grant = granted.find((each) => each.slot === slot);
      const { type, object, rights, badge, depth, parent } = capability(process, slot);
      expect([process, slot, type, object, rights, badge]).toEqual([
        process,
        slot,
        grant?.type ?? ObjectType.none,
        grant?.object ?? 0,
        grant?.rights ?? 0,
        grant?.badge ?? 0,
      ]);
      expect([depth, parent]).toEqual([0, NO_SLOT]);
    }
    expect(inform(SystemTopic.capability, process * 0x10000 + slots)).toBe(Status.nothing);
  });
  expect(inform(SystemTopic.capability, 2 * 0x10000)).toBe(Status.nothing);
});

test('what is derived at run time tells from what, and how far from what was granted', () => {
  rig.call(0, Operation.mint, { slot: 2, a: 6, b: Right.send });
  rig.call(0, Operation.copy, { slot: 6, a: 7 });
  rig.call(0, Operation.allocateRegion, { a: 512, message: [8, 0, 0, 0] });
  expect(capability(0, 6)).toMatchObject({
    type: ObjectType.endpoint,
    rights: Right.send,
    badge: 1,
    depth: 1,
    parent: 2,
  });
  expect(capability(0, 7)).toMatchObject({ depth: 2, parent: 6 });
  expect(capability(0, 8)).toMatchObject({
    type: ObjectType.region,
    object: POOL_BASE,
    depth: 1,
    parent: NO_SLOT,
  });
  rig.call(0, Operation.delete, { slot: 6 });
  expect(capability(0, 7)).toMatchObject({ depth: 1, parent: 2 });
});

test('a capability to an earlier life is told to be stale until it is renewed', () => {
  expect([capability(0, 2).stale, capability(0, 3).stale]).toEqual([0, 0]);
  rig.call(0, Operation.processControl, { slot: 1, a: 1, b: ProcessAction.restart });
  expect([capability(0, 2).stale, capability(0, 3).stale]).toEqual([1, 1]);
  rig.call(0, Operation.renew, { slot: 2 });
  rig.call(0, Operation.renew, { slot: 3 });
  expect([capability(0, 2).stale, capability(0, 3).stale]).toEqual([0, 0]);
});

test('what the rights do not allow has no word that the fast path would believe', () => {
  const words = (process: number, slot: number): number[] => {
    const { callKey, stamp } = slots[place(process, slot)]!;
    return [callKey, stamp];
  };
  const { key } = endpoints[0]!;
  const nothing = [NO_KEY, NO_KEY];
  expect([words(0, 2), words(1, 1), words(1, 2)]).toEqual([
    [key, NO_KEY],
    [NO_KEY, key],
    [NO_KEY, SIGNAL_STAMP],
  ]);
  rig.call(0, Operation.mint, { slot: 2, a: 6, b: Right.grant });
  rig.call(0, Operation.renew, { slot: 6 });
  rig.call(0, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(1, Operation.mint, { slot: 1, a: 3 });
  rig.call(1, Operation.mint, { slot: 2, a: 4 });
  expect([words(0, 6), words(1, 3), words(1, 4)]).toEqual([nothing, nothing, nothing]);
});

test('messages that did not take the fast path are counted by reason', () => {
  rig.call(0, Operation.call, { slot: 2, a: 100 });
  rig.call(1, Operation.receive, { slot: 1, a: FOREVER });
  rig.call(1, Operation.reply, { slot: rig.result(1).a });
  expect(inform(SystemTopic.paths)).toBe(Status.ok);
  const { hits, misses } = overlay(PathStatistics, BUFFER);
  expect(hits).toBe(0);
  expect([...misses].reduce((sum, count) => sum + count, 0)).toBe(1);
});

test('a topic, an index or a place that is none is refused', () => {
  expect(inform(4 as SystemTopic)).toBe(Status.invalidArgument);
  expect(inform(SystemTopic.interrupt, 1)).toBe(Status.nothing);
  const at = (b: number): Status => rig.ask(0, Operation.systemInformation, { slot: 0, a: 2, b }).status;
  for (const address of [0, BUFFER + 1, DATA_BASE + 0x1000 - 4, 0xfffffff0])
    expect(at(address)).toBe(Status.invalidAddress);
});

test('a process is told as it is now: its time, its memory, whom it waits for', () => {
  const told = overlay(ProcessInformation, BUFFER);
  rig.call(0, Operation.allocateRegion, { a: 512, message: [8, 0, 0, 0] });
  rig.advance(500);
  fillInformation(told, processes[0]!);
  expect([told.memoryUsed, told.cpuTime >= 500n, told.peer]).toEqual([512, true, NO_PROCESS]);
  rig.call(0, Operation.call, { slot: 2, a: FOREVER });
  fillInformation(told, processes[0]!);
  expect(told.peer).toBe(1);
});

test('the summary has the calls of both paths, and the time in which nobody ran', () => {
  rig.call(0, Operation.wait, { a: 300, b: 1 });
  rig.call(1, Operation.wait, { a: FOREVER, b: 1 });
  rig.advance(400);
  const summary = overlay(SystemSummary, BUFFER);
  inform(SystemTopic.summary);
  const { systemCalls, idleTime } = summary;
  expect(idleTime >= 250n).toBe(true);
  kernel.hits += 5;
  inform(SystemTopic.summary);
  expect(summary.systemCalls).toBe(systemCalls + 6);
});
