/** Bad system calls, grouped by what is bad: numbers, slots, types, rights, arguments, tokens. Pointers: `pointer-cases.ts`. */
import { Right } from '../../abi/capability';
import { NO_SLOT, Operation, OPERATION_COUNT, TIMER_PERIOD_MINIMUM } from '../../abi/operation';
import {
  ProcessAction,
  ProcessInformation,
  SpawnRequest,
  ThreadAction,
  ThreadRegisters,
} from '../../abi/process';
import { Status } from '../../abi/status';
import { SystemAction, SystemTopic } from '../../abi/system';
import { cancelTimer, readClock, setTimer } from '../../runtime/time';
import { attempt, withWords } from './attempt';
import { EMPTY_SLOT, Grant } from './main';
import { Targets } from '../../interfaces/rogue';

/** Ends a call that should have been refused and waits instead. */
const RESCUE_MICROSECONDS = 50_000n;
const RESCUE = 2;
const LEAST_URGENT = 31;

const information = new ProcessInformation();
const spawnRequest = new SpawnRequest();
const registers = new ThreadRegisters();
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
  callsWithSlot(0x7fff_ffff, Status.invalidSlot, 'slot 0x7fffffff');
  callsWithSlot(0xffff_ffff, Status.invalidSlot, 'slot 0xffffffff');
}

function callsWithSlot(slot: u32, expected: Status, what: string): void {
  endpointCalls(slot, expected, what);
  notificationCalls(slot, expected, what);
  attempt(Operation.identify, slot, 0, 0, expected, what);
  processCalls(slot, expected, what);
  memoryCalls(slot, expected, what);
  systemCalls(slot, expected, what);
}

function endpointCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.call, slot, 0, 0, expected, what);
  attempt(Operation.callLending, slot, 0, 0, expected, what);
  attempt(Operation.callTransferring, slot, 0, 0, expected, what);
  attempt(Operation.send, slot, 0, 0, expected, what);
  attempt(Operation.post, slot, 0, 0, expected, what);
  receiveCalls(slot, expected, what);
}

function receiveCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.receive, slot, 0, 0, expected, what);
  attemptReplyAndReceive(slot, 0, expected, what);
}

/** Should the kernel let it wait, a timer brings it back. */
function attemptReplyAndReceive(slot: u32, token: u32, expected: Status, what: string): void {
  setTimer(Grant.clock, readClock(Grant.clock) + RESCUE_MICROSECONDS, 0, RESCUE);
  attempt(Operation.replyAndReceive, slot, token, 0, expected, what);
  cancelTimer(Grant.clock);
}

function notificationCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.signal, slot, 1, 0, expected, what);
  attempt(Operation.acknowledgeInterrupt, slot, 0, 0, expected, what);
  attempt(Operation.interruptState, slot, 0, 0, expected, what);
}

function processCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.processInformation, slot, 0, addressOf(information), expected, what);
  attempt(Operation.processControl, slot, 0, ProcessAction.start, expected, what);
  attempt(Operation.takeFault, slot, addressOf(information), 0, expected, what);
  attempt(Operation.spawn, slot, 0, addressOf(spawnRequest), expected, what);
  attempt(Operation.waitForEnd, slot, 0, 0, expected, what);
  attempt(Operation.setExceptionHandler, slot, 0, NO_SLOT, expected, what);
  attempt(Operation.threadControl, slot, ThreadAction.resume, 0, expected, what);
}

function memoryCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.mapRegion, slot, 1, 0, expected, what);
  attempt(Operation.unmapRegion, slot, 0, 0, expected, what);
}

function systemCalls(slot: u32, expected: Status, what: string): void {
  attempt(Operation.clock, slot, 0, 0, expected, what);
  attempt(Operation.setTimer, slot, 0, 0, expected, what);
  attempt(Operation.systemInformation, slot, SystemTopic.summary, addressOf(information), expected, what);
  attempt(Operation.systemControl, slot, SystemAction.panic, 0, expected, what);
}

export function badTypes(): void {
  endpointCalls(Grant.inspector, Status.wrongType, 'capability to processes');
  notificationCalls(Grant.console, Status.wrongType, 'capability to an endpoint');
  processCalls(Grant.console, Status.wrongType, 'capability to an endpoint');
  memoryCalls(Grant.notification, Status.wrongType, 'capability to a notification');
  systemCalls(Grant.controller, Status.wrongType, 'capability to processes');
}

export function badRights(): void {
  const refused = Status.insufficientRights;
  const control = 'may inspect, not control';
  attempt(Operation.call, Grant.requests, 0, 0, refused, 'may receive, not send');
  attempt(Operation.callLending, Grant.requests, 0, 0, refused, 'may receive, not send');
  attempt(Operation.send, Grant.requests, 0, 0, refused, 'may receive, not send');
  attempt(Operation.post, Grant.requests, 0, 0, refused, 'may receive, not send');
  receiveCalls(Grant.console, refused, 'may send, not receive');
  attempt(Operation.signal, Grant.notification, 0x10, 0, refused, 'a bit outside the badge');
  attempt(Operation.processControl, Grant.inspector, 0, ProcessAction.stop, refused, control);
  attempt(Operation.processControl, Grant.inspector, 0, ProcessAction.injectFault, refused, control);
  attempt(Operation.setExceptionHandler, Grant.inspector, 0, NO_SLOT, refused, control);
  attempt(Operation.takeFault, Grant.inspector, addressOf(information), 0, refused, control);
  const target = addressOf(information);
  attempt(Operation.processInformation, Grant.controller, 0, target, refused, 'may control, not inspect');
  attempt(Operation.waitForEnd, Grant.controller, 0, 0, refused, 'may control, not inspect');
  attempt(Operation.spawn, Grant.inspector, 0, addressOf(spawnRequest), refused, 'may inspect, not create');
  attempt(Operation.systemControl, Grant.information, SystemAction.shutdown, 0, refused, control);
  attempt(Operation.mint, Grant.inspector, EMPTY_SLOT, Right.control, refused, 'a right that it lacks');
}

export function badArguments(targets: Targets): void {
  const meaningless = Status.invalidArgument;
  attempt(Operation.wait, 0, 0, 0, meaningless, 'no bits to wait for');
  attempt(Operation.signal, Grant.notification, 0, 0, meaningless, 'no bits to set');
  attempt(Operation.call, Grant.itself, 0, 0, Status.self, 'its own endpoint');
  attempt(Operation.send, Grant.itself, 0, 0, Status.self, 'its own endpoint');
  withWords(TIMER_PERIOD_MINIMUM - 1, 1, 0, 0);
  attempt(Operation.setTimer, Grant.clock, 0, 0, meaningless, 'a period that would use up the processor');
  badProcesses(targets.process);
  const target = addressOf(information);
  attempt(Operation.systemInformation, Grant.information, 4, target, meaningless, 'topic 4');
  attempt(
    Operation.systemInformation,
    Grant.information,
    0xffff_ff00,
    target,
    meaningless,
    'topic 0xffffff00',
  );
  badMemory();
  badSpace();
  badThreads();
}

function badThreads(): void {
  const entry = addressOf(badSpace);
  withWords(0, EMPTY_SLOT, 0, 0);
  attempt(
    Operation.createThread,
    0,
    entry,
    0,
    Status.invalidArgument,
    'a thread that is more urgent than itself',
  );
  withWords(LEAST_URGENT, EMPTY_SLOT, 0, 0);
  attempt(Operation.createThread, 0, entry, 0, Status.exhausted, 'a thread: it may have none');
}

/** Destinations that exist and are free are needed for everything that makes a capability. */
function badSpace(): void {
  const occupied = Grant.requests;
  attempt(Operation.copy, Grant.console, occupied, 0, Status.slotInUse, 'over another capability');
  attempt(Operation.mint, Grant.console, occupied, Right.send, Status.slotInUse, 'over another capability');
  attempt(Operation.move, Grant.console, occupied, 0, Status.slotInUse, 'over another capability');
  attempt(Operation.copy, Grant.console, 0xffff, 0, Status.invalidSlot, 'to a slot that does not exist');
  attempt(Operation.move, Grant.console, 0xffff, 0, Status.invalidSlot, 'to a slot that does not exist');
  withWords(77, 0, 0, 0);
  attempt(Operation.mint, Grant.console, EMPTY_SLOT, Right.send, Status.insufficientRights, 'another badge');
}

/** Process 0 is alive, and somebody else. */
function badProcesses(self: u32): void {
  const target = addressOf(information);
  const inspector = Grant.inspector;
  const controller = Grant.controller;
  const absent = Status.nothing;
  const nobody = 'process 0xffffffff';
  attempt(Operation.processInformation, inspector, 0xff, target, absent, 'process 255');
  attempt(Operation.processInformation, inspector, 0xffff_ffff, target, absent, nobody);
  attempt(Operation.waitForEnd, inspector, 0xffff_ffff, 0, absent, nobody);
  attempt(Operation.processControl, controller, 0xffff_ffff, ProcessAction.stop, absent, nobody);
  attempt(Operation.setExceptionHandler, controller, 0xffff_ffff, NO_SLOT, absent, nobody);
  attempt(Operation.processControl, controller, 0, 4, Status.invalidArgument, 'action 4');
  attempt(Operation.processControl, controller, 0, 0xffff_ff00, Status.invalidArgument, 'action 0xffffff00');
  attempt(Operation.processControl, controller, 0, ProcessAction.start, Status.busy, 'start what is running');
  attempt(Operation.processControl, controller, self, ProcessAction.stop, Status.self, 'itself');
}

function badMemory(): void {
  const meaningless = Status.invalidArgument;
  withWords(EMPTY_SLOT, 0, 0, 0);
  attempt(Operation.allocateRegion, 0, 0, 0, meaningless, 'no bytes');
  withWords(EMPTY_SLOT, 0, 0, 0);
  attempt(Operation.allocateRegion, 0, 16, 0, meaningless, '16 bytes');
  withWords(EMPTY_SLOT, 0, 0, 0);
  attempt(Operation.allocateRegion, 0, 96, 0, meaningless, '96 bytes');
}

export function badTokens(token: u32): void {
  tokenCalls(0xffff_ffff, 'token 0xffffffff');
  tokenCalls(token ^ 1, 'token of another process');
  tokenCalls(token ^ 0x100, 'token of another call');
  if (staleToken !== 0) tokenCalls(staleToken, 'token of a caller that was answered');
  attempt(Operation.reply, Grant.console, 0, 0, Status.wrongType, 'a capability to an endpoint');
  attempt(Operation.reply, EMPTY_SLOT, 0, 0, Status.invalidSlot, 'an empty slot');
}

function tokenCalls(token: u32, what: string): void {
  attempt(Operation.reply, token, 0, 0, Status.notWaiting, what);
  attempt(Operation.faultCaller, token, 0, 0, Status.notWaiting, what);
  attempt(Operation.exceptionRegisters, token, addressOf(registers), 0, Status.notWaiting, what);
  attempt(Operation.saveReply, token, EMPTY_SLOT, 0, Status.notWaiting, what);
  attemptReplyAndReceive(Grant.requests, token, Status.notWaiting, what);
}
