/** Every system call of the fuzzer goes through here and is counted. */
import { CallFrame } from '../../../../src/abi/message';
import { Operation } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { systemCall } from '../../../../src/runtime/system-call';
import { count } from '../tally';

/** The registers of the fuzzer's own thread; what a call returned stays until the next one. */
export const frame = new CallFrame();

/** Makes the call that is in the frame. */
export function performFrame(): Status {
  const operation = frame.operation;
  systemCall(frame);
  const status = frame.status as Status;
  count(operation, status);
  return status;
}

/** A call with arguments and no message. */
export function perform(operation: Operation, slot: u32, a: u32, b: u32): Status {
  return performWith(operation, slot, a, b, 0, 0);
}

/** As {@link perform}, with the first two words of the message. */
export function performWith(operation: Operation, slot: u32, a: u32, b: u32, m0: u32, m1: u32): Status {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  frame.m0 = m0;
  frame.m1 = m1;
  frame.m2 = 0;
  frame.m3 = 0;
  return performFrame();
}
