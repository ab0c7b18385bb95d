/**
 * Exceptions: a fault that a process's handler may repair. The faulting thread calls the handler's endpoint in the handler's name
 * (its capability, its badge), and the reply decides: resume, or stop as by default.
 *
 * The thread's frame holds its registers, not a message, so whoever delivers, answers or ends such a call asks
 * {@link isException} first. The message is made of the process's fault record when it is delivered.
 *
 * A call that ends without an answer leaves the thread faulted with nobody to wait for; the kernel stops its process as
 * soon as it has finished what it is at (`endAbandoned`), because that may be the end of another process.
 */
import { CallFrame } from '../../abi/message';
import { BlockReason, EXCEPTION_LABEL, EXCEPTION_RESUME } from '../../abi/process';
import { Status } from '../../abi/status';
import { ExceptionFrame } from '../arch/armv7m/exception-frame';
import { NO_PLACE, slotOf } from '../capability/capability';
import { Endpoint, isSending, serverOf } from '../message/endpoint';
import { endCall } from '../message/reply';
import { send } from '../message/send';
import { lastBefore } from '../message/target';
import { Process, processes } from '../process/process';
import { handTurn, removeReady } from '../thread/scheduler';
import { Thread, isAlive, isReady, threads } from '../thread/thread';
import { abandonWait } from '../thread/wait';
import { WORK_EXCEPTIONS, requestWork } from '../work';
import { endFaulted } from './fault';
import { FaultFlag } from './fault-record';

/** Whether the thread's present call is an exception. */
export function isException(thread: Thread): bool {
  return thread.blockReason === BlockReason.faulted;
}

/** Lets the process's handler decide about a thread whose fault has been recorded; false when it can't. */
export function handOver(thread: Thread): bool {
  const process = thread.process;
  if ((process.fault.flags & FaultFlag.frameValid) === 0 || !isReady(thread)) return false;
  const endpoint = handlerOf(process);
  if (endpoint === null || isHandling(process)) return false;
  const handler = serverOf(endpoint);
  if (handler === thread || lastBefore(thread, handler) !== null) return false;
  removeReady(thread);
  thread.blockReason = BlockReason.faulted;
  return send(thread, endpoint) === Status.ok;
}

/** Where its exceptions go; null without a handler that lives. */
function handlerOf(process: Process): Endpoint | null {
  if (process.exceptionHandler === NO_PLACE) return null;
  const slot = slotOf(process.exceptionHandler);
  const endpoint = overlay(Endpoint, slot.object);
  return slot.callKey === endpoint.key ? endpoint : null;
}

/** There is one fault record: the fault of a second thread, while the first one's is being handled, is too much. */
function isHandling(process: Process): bool {
  for (const thread of threads)
    if (thread.process === process && isAlive(thread) && isException(thread)) return true;
  return false;
}

/** The badge that the handler sees. */
export function exceptionBadge(thread: Thread): u32 {
  return slotOf(thread.process.exceptionHandler).badge;
}

/** Fills the message that the handler gets. */
export function describeException(thread: Thread, message: CallFrame): void {
  const process = thread.process;
  message.b = EXCEPTION_LABEL;
  message.m0 = process.fault.cause;
  message.m1 = process.fault.address;
  message.m2 = overlay(ExceptionFrame, thread.stackPointer).pc;
  message.m3 = process.fault.detail;
}

/** The handler's reply: the thread goes on with the registers that it has now, or its process stops. */
export function answerException(thread: Thread, label: u32): void {
  endCall(thread);
  if (label === EXCEPTION_RESUME) handTurn(thread);
  else requestWork(WORK_EXCEPTIONS);
}

/** The handler will not answer. */
export function abandonException(thread: Thread): void {
  abandonWait(thread);
  thread.blockReason = BlockReason.faulted;
  requestWork(WORK_EXCEPTIONS);
}

/** Stops the processes of threads whose handler did not resume them. */
export function endAbandoned(): void {
  for (const thread of threads) {
    if (isException(thread) && thread.server === null && thread.endpoint === null) endFaulted(thread.process);
  }
}

/** Exceptions of the process go through the capability at `place` from now on; NO_PLACE: to nobody. */
export function setHandler(process: Process, place: u32): void {
  if (process.exceptionHandler !== NO_PLACE) abandonQueued(process);
  process.exceptionHandler = u16(place);
}

/** The capability at `place` goes: it leads to nobody's handler any more. */
export function forgetHandler(place: u32): void {
  for (const process of processes) if (process.exceptionHandler === place) setHandler(process, NO_PLACE);
}

/** What a handler has received it may still answer. */
function abandonQueued(process: Process): void {
  for (const thread of threads) {
    if (thread.process === process && isException(thread) && isSending(thread)) abandonException(thread);
  }
}
