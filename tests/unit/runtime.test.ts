/** The wrappers of the system calls put every argument into its register and every result where it belongs. */
import { CallFrame } from '../../src/abi/message';
import { FOREVER, Operation } from '../../src/abi/operation';
import { FaultCause, SpawnRequest, ThreadAction, ThreadRegisters } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { CapabilityInformation, PathStatistics, SystemTopic } from '../../src/abi/system';
import * as capabilities from '../../src/runtime/capabilities';
import { readRegisters, setExceptionHandler, writeRegisters } from '../../src/runtime/exceptions';
import { Message } from '../../src/runtime/message';
import * as messages from '../../src/runtime/messages';
import { InterruptState, interruptState, waitFor } from '../../src/runtime/notifications';
import * as processes from '../../src/runtime/processes';
import { Access, allocateRegion, mapRegion, unmapRegion } from '../../src/runtime/regions';
import { request, requestLending } from '../programs/request';
import { capabilityInformation, pathStatistics } from '../../src/runtime/system';
import { Result } from '../../src/runtime/system-call';
import { createThread, threadControl } from '../../src/runtime/threads';
import { cancelTimer, readClock, setTimer } from '../../src/runtime/time';
import { FakeKernel, type Frame } from '../../testing/fake-kernel';

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
});

/** Every operation succeeds with these results. */
function results(operation: Operation, fields: Partial<Frame>): void {
  kernel.on(operation, (frame) => {
    Object.assign(frame, fields);
    return Status.ok;
  });
}

function message(fields: Partial<Message> = {}): Message {
  return Object.assign(new Message(), { label: 7, m0: 1, m1: 2, m2: 3, m3: 4, ...fields });
}

function last(): (typeof kernel.calls)[number] | undefined {
  return kernel.calls.at(-1);
}

test('messages: timeouts, badges, lent buffers and capabilities stand where the kernel looks', () => {
  messages.call(1, message(), 500);
  expect(last()).toEqual({ operation: Operation.call, slot: 1, a: 500, b: 7, words: [1, 2, 3, 4] });
  messages.callLending(1, message(), 0x2000_0000, 16, 2, FOREVER);
  expect(last()).toMatchObject({ operation: Operation.callLending, words: [1, 2, 0x2000_0000, 0x8000_0010] });
  messages.callTransferring(1, message(), 9, 0);
  expect(last()).toMatchObject({ operation: Operation.callTransferring, a: 0, words: [1, 2, 3, 9] });
  messages.send(1, message(), 0);
  expect(last()).toMatchObject({ operation: Operation.send, a: 0, b: 7 });
  messages.post(1, message());
  expect(last()).toMatchObject({ operation: Operation.post, b: 7 });
  messages.receiveFrom(1, 5, message(), 100);
  expect(last()).toMatchObject({ operation: Operation.receive, slot: 1, a: 100, b: 5 });
  messages.receive(1, message(), 100);
  expect(last()).toMatchObject({ operation: Operation.receive, b: 0 });
  messages.reply(message({ token: 0x8000_0101 }));
  expect(last()).toMatchObject({ operation: Operation.reply, slot: 0x8000_0101, b: 7 });
  messages.replyTransferring(message({ token: 0x8000_0101 }), 3);
  expect(last()).toMatchObject({ operation: Operation.replyTransferring, words: [1, 2, 3, 3] });
  messages.faultCaller(0x8000_0101, 42);
  expect(last()).toMatchObject({ operation: Operation.faultCaller, slot: 0x8000_0101, a: 42 });
});

test('capabilities', () => {
  const capability = new capabilities.Capability();
  results(Operation.identify, { a: 1, b: 33, m0: 5, m1: 2, m2: 1 });
  expect(capabilities.identify(3, capability)).toBe(Status.ok);
  expect(capability).toMatchObject({ type: 1, rights: 33, badge: 5, object: 2, depth: 1 });
  capabilities.mint(1, 2, 32, 4);
  expect(last()).toMatchObject({ operation: Operation.mint, slot: 1, a: 2, b: 32, words: [4, 0, 0, 0] });
  const pairs: [() => Status, Operation, number, number][] = [
    [() => capabilities.copy(1, 2), Operation.copy, 1, 2],
    [() => capabilities.moveCapability(1, 2), Operation.move, 1, 2],
    [() => capabilities.deleteCapability(1), Operation.delete, 1, 0],
    [() => capabilities.revoke(1), Operation.revoke, 1, 0],
    [() => capabilities.renew(1), Operation.renew, 1, 0],
    [() => capabilities.saveReply(0x8000_0001, 2), Operation.saveReply, 0x8000_0001, 2],
    [() => capabilities.accept(6), Operation.accept, 0, 6],
  ];
  for (const [call, operation, slot, a] of pairs) {
    expect(call()).toBe(Status.ok);
    expect(last()).toMatchObject({ operation, slot, a });
  }
});

test('time and notifications', () => {
  kernel.now = 0x1_0000_0002n;
  expect(readClock(4)).toBe(0x1_0000_0002n);
  expect(last()).toMatchObject({ operation: Operation.clock, slot: 4 });
  setTimer(4, 0x1_0000_0007n, 50, 2);
  expect(kernel.timer).toEqual({ deadline: 0x1_0000_0007n, period: 50, bits: 2 });
  cancelTimer(4);
  expect(kernel.timer).toBeUndefined();
  results(Operation.wait, { operation: 6 });
  expect(waitFor(7, 10)).toBe(6);
  kernel.on(Operation.wait, () => Status.timeout);
  expect(waitFor(7, 10)).toBe(0);
  const state = new InterruptState();
  results(Operation.interruptState, { a: 5, b: 9 });
  interruptState(2, state);
  expect(state).toMatchObject({ flags: 5, delivered: 9 });
});

test('processes, threads, regions', () => {
  const result = new Result();
  const wanted = new SpawnRequest();
  results(Operation.spawn, { a: 8 });
  processes.spawn(2, 5, wanted, result);
  expect(last()).toMatchObject({ slot: 2, a: 5, b: addressOf(wanted) });
  expect(result.value).toBe(8);
  const end = new processes.ProcessEnd();
  results(Operation.waitForEnd, { a: 3, b: FaultCause.exited });
  processes.waitForEnd(2, 8, 100, end);
  expect(end).toMatchObject({ cause: FaultCause.exited, detail: 3 });
  processes.injectFault(2, 8, 77);
  expect(last()).toMatchObject({ operation: Operation.processControl, a: 8, b: 3, words: [77, 0, 0, 0] });
  processes.signalProcess(2, 8, 6);
  expect(last()).toMatchObject({ operation: Operation.processControl, a: 8, b: 4, words: [6, 0, 0, 0] });
  results(Operation.createThread, { a: 1 });
  createThread((_argument) => undefined, 9, 12, 6, result);
  expect(last()).toMatchObject({ operation: Operation.createThread, b: 9, words: [12, 6, 0, 0] });
  expect(result.value).toBe(1);
  threadControl(6, ThreadAction.setPriority, 20);
  expect(last()).toMatchObject({ slot: 6, a: ThreadAction.setPriority, b: 20 });
  results(Operation.allocateRegion, { a: 0x2001_0000 });
  allocateRegion(256, 0, 7, result);
  expect(last()).toMatchObject({ a: 256, b: 0, words: [7, 0, 0, 0] });
  expect(result.value).toBe(0x2001_0000);
  mapRegion(7, Access.readWrite, result);
  expect(last()).toMatchObject({ slot: 7, a: 3 });
  unmapRegion(7);
  expect(last()).toMatchObject({ operation: Operation.unmapRegion, slot: 7 });
});

test('exceptions and the system', () => {
  const registers = new ThreadRegisters();
  setExceptionHandler(1, 4, 2);
  expect(last()).toMatchObject({ operation: Operation.setExceptionHandler, slot: 1, a: 4, b: 2 });
  readRegisters(0x8000_0001, registers);
  expect(last()).toMatchObject({ slot: 0x8000_0001, a: addressOf(registers), b: 0 });
  writeRegisters(0x8000_0001, registers);
  expect(last()).toMatchObject({ slot: 0x8000_0001, b: 1 });
  const information = new CapabilityInformation();
  capabilityInformation(3, 2, 9, information);
  expect(last()).toMatchObject({ a: SystemTopic.capability, words: [0x2_0009, 0, 0, 0] });
  pathStatistics(3, new PathStatistics());
  expect(last()).toMatchObject({ a: SystemTopic.paths });
});

describe('a request to a server that was restarted', () => {
  /** Refuses the first call as the kernel does: everything comes back zero but the status. */
  function restartOnce(operation: Operation): void {
    let calls = 0;
    kernel.on(operation, (frame) => {
      Object.assign(frame, { a: 0, b: 0, m0: 0, m1: 0, m2: 0, m3: 0 });
      return calls++ === 0 ? Status.restarted : Status.ok;
    });
  }

  test('is made again, as it was, after accepting the new life', () => {
    restartOnce(Operation.call);
    expect(request(5, message())).toBe(Status.ok);
    expect(kernel.calls.map(({ operation }) => operation)).toEqual([
      Operation.call,
      Operation.renew,
      Operation.call,
    ]);
    expect(kernel.calls[2]).toEqual(kernel.calls[0]);
  });

  test('and so is one that lends', () => {
    restartOnce(Operation.callLending);
    expect(requestLending(5, message(), 0x2000_0000, 12, 1)).toBe(Status.ok);
    expect(kernel.calls[2]).toEqual(kernel.calls[0]);
  });

  test('is not made again when the new life is not there', () => {
    restartOnce(Operation.call);
    kernel.on(Operation.renew, () => Status.dead);
    expect(request(5, message())).toBe(Status.restarted);
    expect(kernel.callsOf(Operation.call)).toHaveLength(1);
  });

  test('a server that dies with the request in its hands is the client’s to judge', () => {
    kernel.on(Operation.call, () => Status.dead);
    expect(request(5, message())).toBe(Status.dead);
    expect(kernel.calls).toHaveLength(1);
  });
});

test('a message is the frame of a system call under other names', () => {
  expect(sizeof(Message)).toBe(sizeof(CallFrame));
});
