/** The orderly end. */
import { ObjectType, Right, SHUTDOWN_NOTIFICATION } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { KernelState, SystemAction, SystemSummary, SystemTopic } from '../../src/abi/system';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { freeCounts } from './support/kernel-views';
import { DATA_BASE, KernelRig } from './support/kernel-rig';

beforeEach(() => host.reset());

const FOREVER = 0xffffffff;
const system = { slot: 0, type: ObjectType.system, object: 0, rights: Right.control };
const AIRCR = 0xe000ed0c;

test('everybody is told, has time, and is stopped, the latest first; then the system starts again', () => {
  const rig = new KernelRig([
    { priority: 2, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }] },
    { priority: 3, grants: [system] },
    { priority: 4, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send }] },
  ]);
  rig.call(0, Operation.wait, { a: FOREVER, b: SHUTDOWN_NOTIFICATION });
  expect(rig.ask(1, Operation.systemControl, { a: 9 }).status).toBe(Status.invalidArgument);
  rig.call(1, Operation.systemControl, { a: SystemAction.reset });
  expect(kernel.state).toBe(KernelState.shuttingDown);
  expect(rig.running).toBe(0);
  expect(rig.result(0)).toMatchObject({ status: Status.ok, operation: SHUTDOWN_NOTIFICATION });
  rig.call(0, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(1, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(2, Operation.call, { a: FOREVER });
  let aliveAtReset: boolean[] = [];
  host.memory.device(AIRCR, 4, {
    write: () => {
      aliveAtReset = [0, 1, 2].map((index) => processes[index]!.alive);
      throw new Error('reset');
    },
  });
  expect(() => rig.advance(99_000)).not.toThrow();
  expect([0, 1, 2].map((index) => processes[index]!.alive)).toEqual([true, true, true]);
  expect(() => rig.advance(2_000)).toThrow('reset');
  expect(aliveAtReset).toEqual([false, false, false]);
  // The caller was stopped before its server was.
  expect(rig.result(2).status).not.toBe(Status.dead);
  expect(freeCounts()).toMatchObject({ slots: [1, 1, 1], threads: 3 });
});

test('who may inspect reads that the system ends; a second request changes nothing', () => {
  const both = { ...system, rights: Right.control | Right.inspect };
  const rig = new KernelRig([{ priority: 2, grants: [both] }]);
  const summary = overlay(SystemSummary, DATA_BASE + 0x600);
  const state = (): KernelState => {
    rig.call(0, Operation.systemInformation, { a: SystemTopic.summary, b: DATA_BASE + 0x600 });
    expect(rig.result(0).status).toBe(Status.ok);
    return summary.state;
  };
  expect(state()).toBe(KernelState.running);
  rig.call(0, Operation.systemControl, { a: SystemAction.reset });
  expect(state()).toBe(KernelState.shuttingDown);
  rig.advance(60_000);
  rig.call(0, Operation.systemControl, { a: SystemAction.shutdown, b: 3 });
  host.memory.device(AIRCR, 4, {
    write: () => {
      throw new Error('reset');
    },
  });
  expect(() => rig.advance(50_000)).toThrow('reset');
});
