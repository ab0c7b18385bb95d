/** Long ends and starts: they give way between their pieces, and at each pause the process is over, or not there yet. */
import { ALL_PROCESSES, FAULT_NOTIFICATION, ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { FaultCause, ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { processImage } from '../../src/kernel/arch/armv7m/link';
import { processes } from '../../src/kernel/process/process';
import { TIME_SLICE } from '../../src/kernel/thread/scheduler';
import { ThreadState, threads } from '../../src/kernel/thread/thread';
import { checkInvariants } from './support/kernel-invariants';
import { DATA_BASE, KernelRig, MEMORY_STEP } from './support/kernel-rig';
import { freeCounts, typeIn } from './support/kernel-views';

const URGENT = 0;
const MAKER = 1;
const VICTIM = 2;
/** From this slot on, the victim's space is free. */
const FREE = 2;
const DEPTH = 8;
/** An end looks when it has its turn, begins, and has done a piece. */
const BETWEEN_PIECES = 3;

let rig: KernelRig;

beforeEach(() => begin(5));

function begin(victimPriority: number): void {
  host.reset();
  const control = { type: ObjectType.process, object: ALL_PROCESSES, rights: Right.inspect | Right.control };
  rig = new KernelRig([
    { priority: 1, slots: 4, grants: [{ slot: 0, ...control }] },
    { priority: 6, slots: 4, supervisor: URGENT, grants: [{ slot: 0, ...control }] },
    {
      priority: victimPriority,
      slots: FREE + DEPTH,
      supervisor: URGENT,
      memoryLimit: 0x1000,
      grants: [
        { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive | Right.send },
        { slot: 1, type: ObjectType.endpoint, object: 1, rights: Right.send | Right.grant },
      ],
    },
    {
      priority: 7,
      slots: 4,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 1, rights: Right.receive }],
    },
  ]);
  rig.call(URGENT, Operation.wait, { a: FOREVER, b: 1 });
}

/** A line of derivations, each from the last. */
function deepen(): void {
  for (let each = 0; each < DEPTH; each++)
    rig.call(VICTIM, Operation.copy, { slot: each === 0 ? 1 : FREE + each - 1, a: FREE + each });
}

function held(process: number): number {
  return Array.from({ length: processes[process]!.slotCount }, (_, slot) => typeIn(process, slot)).filter(
    (type) => type !== ObjectType.none,
  ).length;
}

test('an end gives way after each capability, the deepest first; at each pause the process is over', () => {
  deepen();
  const before = held(VICTIM);
  const seen = new Set<number>();
  rig.timer.nagging = BETWEEN_PIECES;
  rig.atPause = () => {
    checkInvariants();
    expect(processes[VICTIM]!.alive).toBe(false);
    seen.add(held(VICTIM));
  };
  rig.call(VICTIM, Operation.exit, { a: 3 });
  expect([...seen]).toEqual(Array.from({ length: before + 1 }, (_, index) => before - index));
  expect(threads[VICTIM]!.state).toBe(ThreadState.unused);
  expect(rig.running).toBe(MAKER);
});

test('who is more urgent does not wait for the end, and finds the process over; its start finishes the end first', () => {
  deepen();
  // The end itself wakes its supervisor.
  rig.call(VICTIM, Operation.yield);
  rig.wake(URGENT, 1);
  rig.call(URGENT, Operation.waitForEnd, { slot: 0, a: VICTIM, b: FOREVER });
  rig.call(VICTIM, Operation.exit, { a: 77 });
  expect(rig.running).toBe(URGENT);
  expect(rig.result(URGENT)).toMatchObject({ status: Status.ok, a: 77, b: FaultCause.exited });
  expect([held(VICTIM), threads[VICTIM]!.state]).toEqual([FREE + DEPTH, ThreadState.ending]);
  checkInvariants();
  const control = (b: ProcessAction): number =>
    rig.ask(URGENT, Operation.processControl, { slot: 0, a: VICTIM, b }).status;
  expect(control(ProcessAction.stop)).toBe(Status.dead);
  expect(held(VICTIM)).toBe(FREE + DEPTH);
  expect(control(ProcessAction.start)).toBe(Status.ok);
  expect(rig.running).toBe(URGENT);
  expect([held(VICTIM), processes[VICTIM]!.generation, processes[VICTIM]!.alive]).toEqual([FREE, 2, true]);
});

test('what is less urgent than who ends a process waits until nothing is left of it', () => {
  rig.call(VICTIM, Operation.wait, { a: FOREVER, b: 1 });
  const free = freeCounts();
  rig.wake(VICTIM, 1);
  deepen();
  rig.wake(URGENT, 1);
  rig.call(URGENT, Operation.wait, { a: FOREVER, b: FAULT_NOTIFICATION });
  rig.call(VICTIM, Operation.allocateRegion, { a: 256, message: [FREE + DEPTH, 0, 0, 0] });
  rig.call(VICTIM, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.ask(MAKER, Operation.processControl, { slot: 0, a: VICTIM, b: ProcessAction.stop }).status).toBe(
    Status.ok,
  );
  // Its supervisor was told at once, and is more urgent.
  expect([rig.running, threads[VICTIM]!.state]).toEqual([URGENT, ThreadState.ending]);
  rig.call(URGENT, Operation.wait, { a: FOREVER, b: FAULT_NOTIFICATION });
  expect([rig.running, held(VICTIM), freeCounts().pool]).toEqual([MAKER, 0, free.pool]);
});

test('so it is when the time slice of who ends it is over, and the end interrupted', () => {
  begin(6);
  rig.wake(URGENT, 1);
  rig.call(URGENT, Operation.wait, { a: FOREVER, b: FAULT_NOTIFICATION });
  rig.call(MAKER, Operation.yield);
  deepen();
  rig.call(VICTIM, Operation.wait, { a: FOREVER, b: 1 });
  rig.advance(TIME_SLICE + 1);
  rig.call(MAKER, Operation.processControl, { slot: 0, a: VICTIM, b: ProcessAction.stop });
  expect([rig.running, threads[VICTIM]!.state]).toEqual([URGENT, ThreadState.ending]);
  rig.call(URGENT, Operation.wait, { a: FOREVER, b: FAULT_NOTIFICATION });
  expect([rig.running, held(VICTIM)]).toEqual([MAKER, 0]);
});

test('a restart is an end and a start, whoever interrupts it', () => {
  deepen();
  rig.call(VICTIM, Operation.wait, { a: FOREVER, b: 1 });
  rig.timer.nagging = BETWEEN_PIECES;
  rig.atPause = checkInvariants;
  expect(
    rig.ask(MAKER, Operation.processControl, { slot: 0, a: VICTIM, b: ProcessAction.restart }).status,
  ).toBe(Status.ok);
  expect([rig.running, processes[VICTIM]!.generation, held(VICTIM)]).toEqual([VICTIM, 2, FREE]);
});

test('the memory of a process is made ready in pieces while it is not there yet', () => {
  const size = 3 * MEMORY_STEP;
  const zeroes = DATA_BASE + VICTIM * MEMORY_STEP + 0x400;
  host.memory.as('loader', () => {
    Object.assign(processImage(VICTIM), { ramSize: size, resetSize: size });
  });
  rig.call(VICTIM, Operation.exit);
  for (let offset = 0; offset < size - 0x400; offset += 4) host.memory.store(zeroes + offset, offset, 4);
  rig.timer.nagging = 1;
  const cleared: number[] = [];
  rig.atPause = () => {
    checkInvariants();
    const words = Array.from({ length: size / 4 - 0x100 }, (_, word) =>
      host.memory.load(zeroes + 4 * word, 4),
    );
    const left = words.filter((word) => word !== 0).length;
    if (processes[VICTIM]!.alive) expect(left).toBe(0);
    else if (cleared.at(-1) !== left) cleared.push(left);
  };
  rig.call(MAKER, Operation.processControl, { slot: 0, a: VICTIM, b: ProcessAction.start });
  expect(cleared.length).toBeGreaterThan(2);
  expect(processes[VICTIM]!.alive).toBe(true);
});

test('what a process retains is as the last life left it; everything else is as the build made it', () => {
  const end = DATA_BASE + (VICTIM + 1) * MEMORY_STEP;
  host.memory.as('loader', () => {
    Object.assign(processImage(VICTIM), { resetSize: MEMORY_STEP - 8 });
  });
  for (const offset of [12, 8, 4]) host.memory.store(end - offset, offset, 4);
  rig.call(VICTIM, Operation.exit);
  rig.call(MAKER, Operation.processControl, { slot: 0, a: VICTIM, b: ProcessAction.start });
  expect(rig.running).toBe(VICTIM);
  expect([12, 8, 4].map((offset) => host.memory.load(end - offset, 4))).toEqual([0, 8, 4]);
});
