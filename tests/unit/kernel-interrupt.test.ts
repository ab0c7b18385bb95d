/** Interrupts: masked on delivery, one notification each, silent when their driver is dead. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { interruptOf } from '../../src/kernel/interrupt';
import { kernelInterrupt } from '../../src/kernel/main';
import { kernel } from '../../src/kernel/state';
import { KernelRig } from './support/kernel-rig';

const LINE = 38;
const BIT = 0x10;
const DRIVER = 0;
const OTHER = 1;
const FOREVER = 0xffffffff;

/** The controller's enable, disable and clear-pending words, as the lines that are enabled now. */
class Lines {
  readonly enabled = new Set<number>();
  readonly cleared: number[] = [];

  constructor() {
    host.memory.device(0xe000e100, 0x400, {
      write: (offset, value) => {
        for (let bit = 0; bit < 32; bit++) {
          if ((value & (1 << bit)) === 0) continue;
          const line = ((offset & 0x1c) << 3) + bit;
          if (offset < 0x80) this.enabled.add(line);
          else if (offset < 0x100) this.enabled.delete(line);
          else if (offset >= 0x180 && offset < 0x200) this.cleared.push(line);
        }
      },
    });
  }
}

let rig: KernelRig;
let lines: Lines;

beforeEach(() => {
  host.reset();
  rig = new KernelRig(
    [
      {
        priority: 1,
        supervisor: OTHER,
        grants: [
          { slot: 0, type: ObjectType.interrupt, object: LINE, rights: Right.acknowledge, badge: BIT },
        ],
      },
      { priority: 5, grants: [{ slot: 0, type: ObjectType.processes, object: 0, rights: Right.control }] },
    ],
    () => (lines = new Lines()),
  );
  rig.call(DRIVER, Operation.wait, { a: FOREVER, b: BIT });
});

test('an interrupt wakes its driver, and the line is silent until acknowledged', () => {
  expect(lines.enabled).toContain(LINE);
  kernelInterrupt(LINE);
  expect(rig.running).toBe(DRIVER);
  expect(rig.result(DRIVER)).toMatchObject({ status: Status.ok, operation: BIT });
  expect(lines.enabled).not.toContain(LINE);
  rig.call(DRIVER, Operation.acknowledgeInterrupt, { slot: 0 });
  expect(rig.result(DRIVER).status).toBe(Status.ok);
  expect(lines.enabled).toContain(LINE);
  expect(lines.cleared.at(-1)).toBe(LINE);
  expect(interruptOf(LINE)?.delivered).toBe(1);
});

test('interrupts of nobody are counted and masked', () => {
  for (const line of [0, 81, 82, 200]) kernelInterrupt(line);
  expect(kernel.unhandledInterrupts).toBe(4);
  expect(rig.running).toBe(OTHER);
});

test('the lines of a dead driver are silent until it is started again', () => {
  rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.stop });
  expect(lines.enabled).not.toContain(LINE);
  kernelInterrupt(LINE);
  expect(kernel.unhandledInterrupts).toBe(1);
  rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.start });
  expect(lines.enabled).toContain(LINE);
  expect(rig.running).toBe(DRIVER);
});
