/**
 * Typed wrappers of the system calls that carry no message (those are in `messages.ts`), one for each operation of
 * docs/0003-abi.md. A process has one thread, so they share one frame.
 *
 * Every wrapper returns the `Status`; a result comes back through a parameter or a field the wrapper names.
 */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { FaultReport, ProcessAction, ProcessInformation } from '../abi/process';
import { Status } from '../abi/status';
import { InterruptInformation, SystemAction, SystemSummary, SystemTopic } from '../abi/system';

/** Assembly (`system-call.S`): loads r4-r11 from the frame, calls the kernel, stores them back. */
export declare function systemCall(frame: CallFrame): void;

const frame = new CallFrame();

function invoke(operation: Operation, slot: u32, a: u32, b: u32): Status {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  systemCall(frame);
  return frame.status as Status;
}

/** Sets `bits` in the process behind a notification capability. */
export function signal(notification: u32, bits: u32): Status {
  return invoke(Operation.signal, notification, bits, 0);
}

/** Waits until a bit of `mask` is signalled; the bits that were are in {@link signalled}. */
export function wait(mask: u32, timeout: u32): Status {
  return invoke(Operation.wait, 0, timeout, mask);
}

/** The bits that the last `wait` took. */
export function signalled(): u32 {
  return frame.operation;
}

/** A bit that nobody signals, so that waiting for it is waiting for its timeout. */
const SLEEP_NOTIFICATION = 0x20000000;

/** Lets at least `microseconds` pass. The process's timer stays as it is. */
export function sleep(microseconds: u32): void {
  wait(SLEEP_NOTIFICATION, microseconds);
}

/** Microseconds since boot. */
export function clock(): u64 {
  invoke(Operation.clock, 0, 0, 0);
  return (u64(frame.b) << 32n) | u64(frame.a);
}

/** Signals `bits` at `deadline` and then every `period` microseconds (0: once). The process's timer; `bits` 0 stops it. */
export function setTimer(deadline: u64, period: u32, bits: u32): Status {
  frame.m0 = period;
  frame.m1 = bits;
  return invoke(Operation.setTimer, 0, u32(deadline), u32(deadline >> 32n));
}

/** Lets the other processes of the same priority run first. */
export function yieldProcessor(): void {
  invoke(Operation.yield, 0, 0, 0);
}

/** Ends the process; its supervisor is told. */
export function exit(status: u32): never {
  invoke(Operation.exit, 0, status, 0);
  panic('exit returned');
}

/** Lets the interrupt arrive again. */
export function acknowledgeInterrupt(interrupt: u32): Status {
  return invoke(Operation.acknowledgeInterrupt, interrupt, 0, 0);
}

/** Fills `information` about process number `index`; `nothing` past the last. */
export function processInformation(processes: u32, index: u32, information: ProcessInformation): Status {
  return invoke(Operation.processInformation, processes, index, addressOf(information));
}

/** Starts, stops or restarts process number `index`. */
export function processControl(processes: u32, index: u32, action: ProcessAction): Status {
  return invoke(Operation.processControl, processes, index, action);
}

/** Takes the oldest fault that this supervisor has not seen; `nothing` when there is none. */
export function takeFault(processes: u32, report: FaultReport): Status {
  return invoke(Operation.takeFault, processes, addressOf(report), 0);
}

/** Fills `summary` about the whole system. */
export function systemSummary(system: u32, summary: SystemSummary): Status {
  return invoke(Operation.systemInformation, system, SystemTopic.summary, addressOf(summary));
}

/** Fills `information` about the index-th granted interrupt; `nothing` past the last. */
export function interruptInformation(system: u32, index: u32, information: InterruptInformation): Status {
  frame.m0 = index;
  return invoke(Operation.systemInformation, system, SystemTopic.interrupt, addressOf(information));
}

/** Shuts down, panics or resets; returns only when refused. */
export function systemControl(system: u32, action: SystemAction, argument: u32): Status {
  return invoke(Operation.systemControl, system, action, argument);
}
