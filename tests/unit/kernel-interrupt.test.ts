/** Interrupts: masked on delivery, one notification each, for the one process that drives the line; silent when that is dead. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { InterruptFlag } from '../../src/abi/system';
import { interruptOf } from '../../src/kernel/interrupt';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { KernelRig } from './support/kernel-rig';
import { typeIn } from './support/kernel-views';

const LINE = 38;
const BIT = 0x10;
const DRIVER = 0;
const OTHER = 1;
const IRQ_RIGHTS = Right.acknowledge | Right.inspect;

/** The controller's enable, disable and clear-pending words, as the lines that are enabled now. */
class Lines {
  readonly enabled = new Set<number>();
  readonly cleared: number[] = [];
  /** Lines that devices assert. */
  readonly asserted = new Set<number>();

  constructor() {
    host.memory.device(0xe000e100, 0x400, {
      write: (offset, value) => this.write(offset, value),
      read: (offset) => (offset >= 0x100 && offset < 0x180 ? this.pending((offset & 0x1c) << 3) : undefined),
    });
  }

  private write(offset: number, value: number): void {
    for (let bit = 0; bit < 32; bit++) {
      if ((value & (1 << bit)) === 0) continue;
      const line = ((offset & 0x1c) << 3) + bit;
      if (offset < 0x80) this.enabled.add(line);
      else if (offset < 0x100) this.enabled.delete(line);
      else if (offset >= 0x180 && offset < 0x200) this.cleared.push(line);
    }
  }

  private pending(first: number): number {
    let word = 0;
    for (const line of this.asserted) if (line >= first && line < first + 32) word |= 1 << (line & 31);
    return word >>> 0;
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
        slots: 4,
        grants: [
          { slot: 0, type: ObjectType.interrupt, object: LINE, rights: IRQ_RIGHTS, badge: BIT },
          { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant },
        ],
      },
      {
        priority: 5,
        slots: 4,
        grants: [
          { slot: 0, type: ObjectType.process, object: 0xff, rights: Right.control },
          { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.receive },
        ],
      },
    ],
    () => (lines = new Lines()),
  );
});

/** The driver waits for its interrupt. */
function waiting(): void {
  rig.call(DRIVER, Operation.wait, { a: FOREVER, b: BIT });
}

test('an interrupt wakes its driver, and the line is silent until acknowledged', () => {
  waiting();
  expect(lines.enabled).toContain(LINE);
  rig.interrupt(LINE);
  expect(rig.running).toBe(DRIVER);
  expect(rig.result(DRIVER)).toMatchObject({ status: Status.ok, operation: BIT });
  expect(lines.enabled).not.toContain(LINE);
  expect(rig.ask(DRIVER, Operation.acknowledgeInterrupt, { slot: 0 }).status).toBe(Status.ok);
  expect(lines.enabled).toContain(LINE);
  expect(lines.cleared.at(-1)).toBe(LINE);
  expect(interruptOf(LINE)?.delivered).toBe(1);
});

test('state: enabled, requested by the device, delivered and not seen', () => {
  const state = (): number => rig.ask(DRIVER, Operation.interruptState, { slot: 0 }).a;
  expect(state()).toBe(InterruptFlag.enabled);
  rig.interrupt(LINE);
  expect(state()).toBe(InterruptFlag.posted);
  lines.asserted.add(LINE);
  expect(state()).toBe(InterruptFlag.posted | InterruptFlag.pending);
  waiting();
  expect(rig.result(DRIVER)).toMatchObject({ status: Status.ok, operation: BIT });
  expect(state()).toBe(InterruptFlag.pending);
  expect(rig.ask(DRIVER, Operation.interruptState, { slot: 0 }).b).toBe(1);
});

test('one that comes before the acknowledgement is not delivered twice', () => {
  waiting();
  rig.interrupt(LINE);
  waiting();
  rig.interrupt(LINE);
  expect(rig.running).toBe(OTHER);
  expect(interruptOf(LINE)?.delivered).toBe(1);
  expect(kernel.unhandledInterrupts).toBe(1);
});

test('interrupts of nobody are counted and masked', () => {
  waiting();
  for (const line of [0, 81, 90]) rig.interrupt(line);
  expect(kernel.unhandledInterrupts).toBe(3);
  expect(rig.running).toBe(OTHER);
});

test('the lines of a dead driver are silent until it is started again', () => {
  waiting();
  rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.stop });
  expect(lines.enabled).not.toContain(LINE);
  rig.interrupt(LINE);
  expect(kernel.unhandledInterrupts).toBe(1);
  rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.start });
  expect(lines.enabled).toContain(LINE);
  expect(rig.running).toBe(DRIVER);
});

// ------------------------------------------------------------------------------------- given and taken back

/** The driver gives the other what is in its slot, which goes into the other's slot 2. */
function give(slot: number): void {
  letRun(DRIVER);
  rig.call(DRIVER, Operation.wait, { a: 10, b: BIT });
  rig.call(OTHER, Operation.accept, { a: 2 });
  rig.call(OTHER, Operation.receive, { slot: 1, a: FOREVER });
  rig.advance(20);
  rig.call(DRIVER, Operation.callTransferring, { slot: 1, a: 50, message: [0, 0, 0, slot] });
  expect(typeIn(OTHER, 2)).toBe(ObjectType.interrupt);
  rig.call(OTHER, Operation.reply, { slot: rig.result(OTHER).a });
}

/** The driver waits, or has what it waited for. */
function letRun(process: number): void {
  if (rig.running === process) return;
  if (process === DRIVER) rig.wake(DRIVER, 1);
  else rig.call(DRIVER, Operation.wait, { a: FOREVER, b: 1 });
}

function acknowledge(process: number, slot: number): Status {
  letRun(process);
  return rig.ask(process, Operation.acknowledgeInterrupt, { slot }).status;
}

test('who is moved the capability is the driver as soon as it acknowledges', () => {
  give((TRANSFER_MOVE | 0) >>> 0);
  expect(typeIn(DRIVER, 0)).toBe(ObjectType.none);
  expect(lines.enabled).not.toContain(LINE);
  expect(acknowledge(OTHER, 2)).toBe(Status.ok);
  rig.interrupt(LINE);
  expect(rig.ask(OTHER, Operation.wait, { a: 0, b: BIT })).toMatchObject({
    status: Status.ok,
    operation: BIT,
  });
});

test('who gave its line away has a capability again when it starts again, and does not drive', () => {
  give((TRANSFER_MOVE | 0) >>> 0);
  expect(acknowledge(OTHER, 2)).toBe(Status.ok);
  rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.restart });
  expect(typeIn(DRIVER, 0)).toBe(ObjectType.interrupt);
  expect(interruptOf(LINE)!.thread).toBe(threads[OTHER]);
  expect(acknowledge(DRIVER, 0)).toBe(Status.busy);
});

test('a copy alone takes the line from nobody', () => {
  give(0);
  expect(lines.enabled).toContain(LINE);
  expect(acknowledge(OTHER, 2)).toBe(Status.busy);
  expect(interruptOf(LINE)!.thread).toBe(threads[DRIVER]);
});

test('a driver with several capabilities drives until it has none with the right to acknowledge', () => {
  expect(rig.ask(DRIVER, Operation.copy, { slot: 0, a: 2 }).status).toBe(Status.ok);
  expect(rig.ask(DRIVER, Operation.mint, { slot: 0, a: 3, b: Right.inspect }).status).toBe(Status.ok);
  rig.call(DRIVER, Operation.delete, { slot: 0 });
  expect(lines.enabled).toContain(LINE);
  expect(acknowledge(DRIVER, 2)).toBe(Status.ok);
  rig.call(DRIVER, Operation.delete, { slot: 2 });
  expect(lines.enabled).not.toContain(LINE);
  expect(interruptOf(LINE)!.thread).toBe(null);
});

describe('a manager holds a line that it does not drive', () => {
  const MANAGER_RIGHTS = Right.acknowledge | Right.inspect;
  const MINTED = 2;

  beforeEach(() => {
    host.reset();
    rig = new KernelRig(
      [
        {
          priority: 1,
          slots: 4,
          supervisor: OTHER,
          grants: [
            { slot: 0, type: ObjectType.interrupt, object: LINE, rights: MANAGER_RIGHTS },
            { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant },
          ],
        },
        {
          priority: 5,
          slots: 4,
          grants: [
            { slot: 0, type: ObjectType.process, object: 0xff, rights: Right.control },
            { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.receive },
          ],
        },
      ],
      () => (lines = new Lines()),
    );
  });

  function mintAndGive(): void {
    const bits = [BIT, 0, 0, 0] as const;
    letRun(DRIVER);
    const minted = rig.ask(DRIVER, Operation.mint, { slot: 0, a: MINTED, b: MANAGER_RIGHTS, message: bits });
    expect(minted.status).toBe(Status.ok);
    give((TRANSFER_MOVE | MINTED) >>> 0);
    expect(acknowledge(OTHER, 2)).toBe(Status.ok);
    expect(lines.enabled).toContain(LINE);
  }

  test('the line is masked until somebody drives it, for whom bits were minted', () => {
    expect(acknowledge(DRIVER, 0)).toBe(Status.insufficientRights);
    expect(lines.enabled).not.toContain(LINE);
    mintAndGive();
    rig.interrupt(LINE);
    expect(rig.ask(OTHER, Operation.wait, { a: 0, b: BIT }).operation).toBe(BIT);
    expect(acknowledge(OTHER, 2)).toBe(Status.ok);
  });

  test('the giver cannot acknowledge for the driver', () => {
    mintAndGive();
    const bits = [BIT, 0, 0, 0] as const;
    letRun(DRIVER);
    rig.call(DRIVER, Operation.mint, { slot: 0, a: MINTED, b: MANAGER_RIGHTS, message: bits });
    expect(acknowledge(DRIVER, MINTED)).toBe(Status.busy);
  });

  test('when the driver gives it up, or is deprived of it, the line is masked and can be given again', () => {
    mintAndGive();
    rig.call(OTHER, Operation.delete, { slot: 2 });
    expect(lines.enabled).not.toContain(LINE);
    mintAndGive();
    letRun(DRIVER);
    rig.call(DRIVER, Operation.revoke, { slot: 0 });
    expect(typeIn(OTHER, 2)).toBe(ObjectType.none);
    expect(lines.enabled).not.toContain(LINE);
    mintAndGive();
  });

  test('the end of the manager takes the line from the driver', () => {
    mintAndGive();
    rig.call(OTHER, Operation.processControl, { slot: 0, a: DRIVER, b: ProcessAction.stop });
    expect(typeIn(OTHER, 2)).toBe(ObjectType.none);
    expect(lines.enabled).not.toContain(LINE);
  });
});

test('deleting the capability masks the line for good', () => {
  expect(rig.ask(DRIVER, Operation.delete, { slot: 0 }).status).toBe(Status.ok);
  expect(lines.enabled).not.toContain(LINE);
  rig.interrupt(LINE);
  expect(kernel.unhandledInterrupts).toBe(1);
});

test('many lines at once are delivered in one go', () => {
  waiting();
  kernel.pendingLines[0]! |= 5;
  rig.interrupt(LINE);
  expect(rig.running).toBe(DRIVER);
  expect(kernel.unhandledInterrupts).toBe(2);
});
