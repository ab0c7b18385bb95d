/** The orderly end. */
import { ObjectType, Right, SHUTDOWN_NOTIFICATION } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { KernelState, SystemAction } from '../../src/abi/system';
import { processes } from '../../src/kernel/process';
import { kernel } from '../../src/kernel/state';
import { freeCounts } from './support/kernel-views';
import { KernelRig } from './support/kernel-rig';

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
  expect(freeCounts()).toMatchObject({ slots: [1, 1, 1], threads: 3 });
});
