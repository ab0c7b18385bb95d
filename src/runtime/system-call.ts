/**
 * The one way into the kernel, and the helper that all typed wrappers are made of.
 *
 * Wrappers are grouped by what they are about: `messages`, `leases`, `capabilities`, `notifications`, `time`, `processes`,
 * `threads`, `exceptions`, `regions`, `system`; docs/0003-abi.md has the registers of each. Every wrapper returns the
 * `Status` unless it can't fail; one that has a result puts it where its parameter says.
 *
 * Invariant: a wrapper keeps its frame on its own stack, so that threads of one process don't disturb each other.
 */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';

/** Assembly (`system-call.S`): loads r4-r11 from the frame, calls the kernel, stores them back. */
export declare function systemCall(frame: CallFrame): void;

/** Where a wrapper puts a result of one word. */
export class Result {
  value: u32 = 0;
}

/** Makes the call with slot (or token) and arguments; the message words of `frame` go as they are. */
export function invoke(frame: CallFrame, operation: Operation, slot: u32, a: u32, b: u32): Status {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  systemCall(frame);
  return frame.status as Status;
}

/** A call that has no message words and no result but its status. */
export function simpleCall(operation: Operation, slot: u32, a: u32, b: u32): Status {
  const frame = new CallFrame();
  return invoke(frame, operation, slot, a, b);
}
