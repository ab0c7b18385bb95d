/** Bad system calls, grouped by what is bad: numbers, slots, types, rights, arguments, tokens. Pointers: `pointer-cases.ts`. */
import { Lending } from '../../abi/message';
import { Operation, OPERATION_COUNT, TIMER_PERIOD_MINIMUM } from '../../abi/operation';
import { ProcessAction, ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { SystemAction, SystemTopic } from '../../abi/system';
import { readClock, setTimer } from '../../runtime/time';
import { attempt, attemptTimer } from './attempt';
import { Grant } from './main';
import { Targets } from './protocol';

/** Ends a `replyAndReceive` that should have been refused and waits instead. */
const RESCUE_MICROSECONDS = 50_000n;
const RESCUE = 2;
const EMPTY_SLOT = 31;

const lending = new Lending();
const information = new ProcessInformation();
/** Token of the previous request: its caller has long been answered. */
let staleToken: u32 = 0;

export function rememberToken(token: u32): void {
  staleToken = token;
}

export function badNumbers(): void {
  attempt(OPERATION_COUNT, 0, 0, 0, Status.unknownCall, 'one past the last number');
  attempt(0xff, 0, 0, 0, Status.unknownCall, 'number 255');
  attempt(0x100, 0, 0, 0, Status.unknownCall, 'number 256');
  attempt(0x8000_0000, 0, 0, 0, Status.unknownCall, 'number 0x80000000');
  attempt(0xffff_ffff, 0, 0, 0, Status.unknownCall, 'number 0xffffffff');
}

export function badSlots(): void {
  callsWithSlot(EMPTY_SLOT, Status.invalidSlot, 'empty slot');
  callsWithSlot(0x1_0000, Status.invalidSlot, 'slot 65536');
  callsWithSlot(0xffff_ffff, Status.invalidSlot, 'slot 0xffffffff');
}

function callsWithSlot(slot: u32, expected: Status, what: string): void {
  endpointCalls(slot, expected, what);
  attempt(Operation.signal, slot, 1, 0, expected, what);
  attempt(Operation.acknowledgeInterrupt, slot, 0, 0, expected, what);
  attempt(Operation.identify, slot, 0, 0, expected, what);
  processCalls(slot, expected, what);
  systemCalls(slot, expected, what);
}

function endpointCalls(slot: u32, expected: Status, what: string): void {
  clear(lending);
  attempt(Operation.call, slot, 0, 0, expected, what);
  attempt(Operation.callLending, slot, addressOf(lending), 0, expected, what);
  receiveCalls(slot, expected, what);
}

function receiveCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.receive, slot, 0, 0, expected, what);
  attemptReplyAndReceive(slot, 0, expected, what);
}

/** Should the kernel let it wait, a timer brings it back. */
function attemptReplyAndReceive(slot: u32, token: u32, expected: Status, what: string): void {
  setTimer(clock() + RESCUE_MICROSECONDS, 0, RESCUE);
  attempt(Operation.replyAndReceive, slot, token, 0, expected, what);
  setTimer(0n, 0, 0);
}

function processCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.processInformation, slot, 0, addressOf(information), expected, what);
  attempt(Operation.processControl, slot, 0, ProcessAction.start, expected, what);
  attempt(Operation.takeFault, slot, addressOf(information), 0, expected, what);
}

function systemCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.systemInformation, slot, SystemTopic.summary, addressOf(information), expected, what);
  attempt(Operation.systemControl, slot, SystemAction.panic, 0, expected, what);
}

export function badTypes(): void {
  endpointCalls(Grant.inspector, Status.wrongType, 'capability to processes');
  attempt(Operation.signal, Grant.console, 1, 0, Status.wrongType, 'capability to an endpoint');
  attempt(
    Operation.acknowledgeInterrupt,
    Grant.notification,
    0,
    0,
    Status.wrongType,
    'capability to a notification',
  );
  processCalls(Grant.console, Status.wrongType, 'capability to an endpoint');
  systemCalls(Grant.controller, Status.wrongType, 'capability to processes');
}

export function badRights(): void {
  const control = 'may inspect, not control';
  clear(lending);
  attempt(Operation.call, Grant.requests, 0, 0, Status.insufficientRights, 'may receive, not send');
  attempt(
    Operation.callLending,
    Grant.requests,
    addressOf(lending),
    0,
    Status.insufficientRights,
    'may receive, not send',
  );
  receiveCalls(Grant.console, Status.insufficientRights, 'may send, not receive');
  attempt(
    Operation.signal,
    Grant.notification,
    0x10,
    0,
    Status.insufficientRights,
    'a bit outside the badge',
  );
  attempt(
    Operation.processControl,
    Grant.inspector,
    0,
    ProcessAction.stop,
    Status.insufficientRights,
    control,
  );
  attempt(
    Operation.takeFault,
    Grant.inspector,
    addressOf(information),
    0,
    Status.insufficientRights,
    control,
  );
  attempt(
    Operation.processInformation,
    Grant.controller,
    0,
    addressOf(information),
    Status.insufficientRights,
    'may control, not inspect',
  );
  attempt(
    Operation.systemControl,
    Grant.information,
    SystemAction.shutdown,
    0,
    Status.insufficientRights,
    control,
  );
}

export function badArguments(targets: Targets): void {
  attempt(Operation.wait, 0, 0, 0, Status.invalidArgument, 'no bits to wait for');
  attempt(Operation.signal, Grant.notification, 0, 0, Status.invalidArgument, 'no bits to set');
  attempt(Operation.call, Grant.itself, 0, 0, Status.self, 'its own endpoint');
  attemptTimer(TIMER_PERIOD_MINIMUM - 1, 'a period that would use up the processor');
  badProcesses(targets.process);
  const target = addressOf(information);
  attempt(Operation.systemInformation, Grant.information, 2, target, Status.invalidArgument, 'topic 2');
  attempt(
    Operation.systemInformation,
    Grant.information,
    0xffff_ff00,
    target,
    Status.invalidArgument,
    'topic 0xffffff00',
  );
}

/** Process 0 is alive, and somebody else. */
function badProcesses(self: u32): void {
  const target = addressOf(information);
  const inspector = Grant.inspector;
  const controller = Grant.controller;
  attempt(Operation.processInformation, inspector, 0xff, target, Status.nothing, 'process 255');
  attempt(Operation.processInformation, inspector, 0xffff_ffff, target, Status.nothing, 'process 0xffffffff');
  attempt(
    Operation.processControl,
    controller,
    0xffff_ffff,
    ProcessAction.stop,
    Status.nothing,
    'process 0xffffffff',
  );
  attempt(Operation.processControl, controller, 0, 3, Status.invalidArgument, 'action 3');
  attempt(Operation.processControl, controller, 0, 0xffff_ff00, Status.invalidArgument, 'action 0xffffff00');
  attempt(Operation.processControl, controller, 0, ProcessAction.start, Status.busy, 'start what is running');
  attempt(Operation.processControl, controller, self, ProcessAction.stop, Status.self, 'itself');
}

export function badTokens(token: u32): void {
  tokenCalls(0xffff_ffff, 'token 0xffffffff');
  tokenCalls(token ^ 1, 'token of another process');
  tokenCalls(token ^ 0x8000_0000, 'token of another generation');
  if (staleToken !== 0) tokenCalls(staleToken, 'token of a caller that was answered');
  attempt(Operation.reply, 0, 0, 0, Status.notWaiting, 'token 0');
}

function tokenCalls(token: u32, what: string): void {
  attempt(Operation.reply, token, 0, 0, Status.notWaiting, what);
  attemptReplyAndReceive(Grant.requests, token, Status.notWaiting, what);
}
