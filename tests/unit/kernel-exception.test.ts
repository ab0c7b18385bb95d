/** Exceptions: a handler repairs and resumes, or lets the process end; without one that can, it ends as by default. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import {
  BlockReason,
  EXCEPTION_LABEL,
  FaultCause,
  ProcessAction,
  ThreadRegisters,
} from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { handOver } from '../../src/kernel/fault/exception';
import { endFaulted } from '../../src/kernel/fault/fault';
import { FaultFlag } from '../../src/kernel/fault/fault-record';
import { processes } from '../../src/kernel/process/process';
import { reschedule } from '../../src/kernel/thread/scheduler';
import { kernel } from '../../src/kernel/state';
import { blockReasonOf, threads } from '../../src/kernel/thread/thread';
import { CODE_BASE, DATA_BASE, KernelRig, MEMORY_STEP } from './support/kernel-rig';

const CLIENT = 0;
const HANDLER = 1;
const BOSS = 2;
const REGISTERS = DATA_BASE + HANDLER * MEMORY_STEP + 0x600;
const ADDRESS = 0x20001234;

let rig: KernelRig;
let token: number;

beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    {
      priority: 7,
      slots: 4,
      threads: 1,
      supervisor: BOSS,
      grants: [
        { slot: 0, type: ObjectType.endpoint, object: 1, rights: Right.receive },
        { slot: 2, type: ObjectType.endpoint, object: 0, rights: Right.send },
      ],
    },
    {
      priority: 5,
      slots: 6,
      supervisor: BOSS,
      grants: [
        { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive },
        { slot: 1, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control },
        { slot: 2, type: ObjectType.endpoint, object: 0, rights: Right.send, badge: 31 },
        { slot: 3, type: ObjectType.endpoint, object: 1, rights: Right.send },
      ],
    },
    {
      priority: 3,
      slots: 2,
      grants: [{ slot: 0, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control }],
    },
  ]);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
});

/** The handler says so, and waits for exceptions. */
function handle(slot = 2): void {
  expect(rig.ask(HANDLER, Operation.setExceptionHandler, { slot: 1, a: CLIENT, b: slot }).status).toBe(
    Status.ok,
  );
  rig.call(HANDLER, Operation.receive, { slot: 0, a: FOREVER });
}

/** The running thread of the client faults; what the processor told has been noted. */
function fault(): void {
  const process = processes[CLIENT]!;
  const thread = threads[rig.runningThread]!;
  expect(rig.running).toBe(CLIENT);
  Object.assign(thread.frame, { status: 44, operation: 55, a: 66, b: 77, m0: 88, m1: 99, m2: 110, m3: 121 });
  process.fault.cause = FaultCause.dataAccess;
  process.fault.address = ADDRESS;
  process.fault.detail = 3;
  process.fault.flags = FaultFlag.frameValid;
  rig.enter(() => {
    if (!handOver(thread)) endFaulted(process);
    reschedule();
  });
}

function registers(direction: number): Status {
  return rig.ask(HANDLER, Operation.exceptionRegisters, { slot: token, a: REGISTERS, b: direction }).status;
}

test('the handler is told, sees the registers, changes them and resumes', () => {
  handle();
  store32(threads[CLIENT]!.stackPointer + 24, 0x08040122);
  fault();
  expect(rig.running).toBe(HANDLER);
  const message = rig.result(HANDLER);
  token = message.a;
  expect(message).toMatchObject({ status: Status.ok, operation: 31, b: EXCEPTION_LABEL });
  expect([message.m0, message.m1, message.m2, message.m3]).toEqual([
    FaultCause.dataAccess,
    ADDRESS,
    0x08040122,
    3,
  ]);
  expect(blockReasonOf(threads[CLIENT]!)).toBe(BlockReason.faulted);
  expect(registers(0)).toBe(Status.ok);
  const seen = overlay(ThreadRegisters, REGISTERS);
  expect([4, 5, 6, 7, 8, 9, 10, 11].map((number) => seen.general[number])).toEqual([
    44, 55, 66, 77, 88, 99, 110, 121,
  ]);
  expect([seen.pc, seen.xpsr]).toEqual([0x08040122, 1 << 24]);
  expect(seen.sp).toBe(threads[CLIENT]!.stackPointer + 32);
  seen.general[0] = 0x1111;
  seen.general[7] = 0x7777;
  seen.general[12] = 0xcccc;
  seen.pc = 0x08040131;
  seen.xpsr = 0xffffffff;
  seen.sp = 0;
  expect(registers(1)).toBe(Status.ok);
  rig.call(HANDLER, Operation.replyAndReceive, { slot: 0, a: token, b: 0 });
  expect(rig.running).toBe(CLIENT);
  const frame = threads[CLIENT]!.stackPointer;
  expect([load32(frame), load32(frame + 16), load32(frame + 24)]).toEqual([0x1111, 0xcccc, 0x08040130]);
  expect(load32(frame + 28)).toBe(0xf90f0000);
  expect(rig.result(CLIENT)).toMatchObject({ status: 44, operation: 55, b: 0x7777, m3: 121 });
});

test('a capability that comes with the answer changes no register of who is resumed', () => {
  handle();
  rig.ask(CLIENT, Operation.accept, { a: 3 });
  fault();
  rig.call(HANDLER, Operation.replyTransferring, {
    slot: rig.result(HANDLER).a,
    b: 0,
    message: [0, 0, 0, 2],
  });
  expect(rig.result(HANDLER).status).toBe(Status.ok);
  expect(rig.result(CLIENT)).toMatchObject({ status: 44, operation: 55, a: 66, b: 77, m0: 88, m3: 121 });
});

test('any other reply stops the process as by default', () => {
  handle();
  fault();
  rig.call(HANDLER, Operation.reply, { slot: rig.result(HANDLER).a, b: 1 });
  expect(processes[CLIENT]!.alive).toBe(false);
  expect(rig.running).toBe(BOSS);
  expect(processes[CLIENT]!.faults).toBe(1);
});

test('without a handler, and with one that is gone, the default', () => {
  rig.call(HANDLER, Operation.wait, { a: FOREVER, b: 1 });
  fault();
  expect([rig.running, processes[CLIENT]!.alive]).toEqual([BOSS, false]);
});

test('a handler that dies while it decides leaves the default', () => {
  handle();
  fault();
  rig.call(HANDLER, Operation.exit);
  expect(rig.running).toBe(BOSS);
  expect([processes[CLIENT]!.alive, processes[HANDLER]!.alive]).toEqual([false, false]);
});

test('deleting the capability unsets the handler; an exception that was not received yet ends in the default', () => {
  expect(rig.ask(HANDLER, Operation.setExceptionHandler, { slot: 1, a: CLIENT, b: 2 }).status).toBe(
    Status.ok,
  );
  rig.call(HANDLER, Operation.wait, { a: FOREVER, b: 1 });
  fault();
  expect([rig.idle, processes[CLIENT]!.alive]).toEqual([true, true]);
  rig.wake(HANDLER, 1);
  rig.call(HANDLER, Operation.delete, { slot: 2 });
  expect([rig.running, processes[CLIENT]!.alive]).toEqual([BOSS, false]);
});

test('a handler that waits for the thread itself is none', () => {
  handle();
  // The client faults in the middle of the handler's call.
  rig.call(CLIENT, Operation.wait, { a: FOREVER, b: 1 });
  rig.wake(HANDLER, 1);
  rig.call(HANDLER, Operation.call, { slot: 3, a: FOREVER });
  rig.wake(CLIENT, 1);
  rig.call(CLIENT, Operation.receive, { slot: 0, a: FOREVER });
  expect(rig.running).toBe(CLIENT);
  fault();
  expect(processes[CLIENT]!.alive).toBe(false);
  expect(rig.result(HANDLER).status).toBe(Status.dead);
});

test('what cannot be: handlers for the dead, registers of ordinary calls', () => {
  rig.call(HANDLER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(CLIENT, Operation.wait, { a: FOREVER, b: 1 });
  rig.wake(BOSS, 0x80000000);
  rig.call(BOSS, Operation.processControl, { slot: 0, a: CLIENT, b: ProcessAction.stop });
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  rig.wake(HANDLER, 1);
  const set = (a: number, b: number): Status =>
    rig.ask(HANDLER, Operation.setExceptionHandler, { slot: 1, a, b }).status;
  expect(set(CLIENT, 2)).toBe(Status.dead);
  expect(set(9, 2)).toBe(Status.nothing);
  expect(set(BOSS, 0)).toBe(Status.insufficientRights);
  expect(set(BOSS, 1)).toBe(Status.wrongType);
  expect(set(BOSS, NO_SLOT)).toBe(Status.ok);
  token = 0x80000100;
  expect(registers(0)).toBe(Status.notWaiting);
  expect(kernel.pendingWork).toBe(0);
});

test('while one thread is handled, another one of the process that faults ends it', () => {
  handle();
  rig.call(CLIENT, Operation.createThread, { a: CODE_BASE + 1, message: [7, 1, 0, 0] });
  fault();
  const { a: first } = rig.result(HANDLER);
  rig.call(HANDLER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.runningThread).toBe(3);
  fault();
  expect([processes[CLIENT]!.alive, rig.running]).toEqual([false, BOSS]);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  rig.wake(HANDLER, 1);
  expect(rig.ask(HANDLER, Operation.reply, { slot: first }).status).toBe(Status.notWaiting);
});

test('a handler is set for one life of the process', () => {
  handle();
  rig.call(CLIENT, Operation.wait, { a: FOREVER, b: 1 });
  const restart = (process: number): void => {
    rig.wake(BOSS, 0x80000000);
    rig.call(BOSS, Operation.processControl, { slot: 0, a: process, b: ProcessAction.restart });
    rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  };
  restart(CLIENT);
  fault();
  expect([processes[CLIENT]!.alive, rig.running]).toEqual([false, BOSS]);
});

test('registers that are not on the stack any more are not to be had', () => {
  handle();
  fault();
  token = rig.result(HANDLER).a;
  threads[CLIENT]!.stackPointer = DATA_BASE - 32;
  expect(registers(0)).toBe(Status.invalidAddress);
  threads[CLIENT]!.stackPointer = DATA_BASE + 0x100;
  expect(registers(0)).toBe(Status.ok);
});

test('registers of an ordinary call are nobody’s', () => {
  rig.call(HANDLER, Operation.receive, { slot: 0, a: FOREVER });
  rig.call(CLIENT, Operation.call, { slot: 2, a: FOREVER });
  token = rig.result(HANDLER).a;
  expect(registers(0)).toBe(Status.wrongType);
});
