/** Notification bits: setting those of others, waiting for one's own, and the interrupts that arrive as such. */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { invoke, simpleCall } from './system-call';

/** Sets `bits` in the thread behind a notification capability. */
export function signal(notification: u32, bits: u32): Status {
  return simpleCall(Operation.signal, notification, bits, 0);
}

/** Waits until a bit of `mask` is signalled. */
export function wait(mask: u32, timeout: u32): Status {
  return simpleCall(Operation.wait, 0, timeout, mask);
}

/** As {@link wait}; the bits of `mask` that were signalled, which are taken. 0: none was in time. */
export function waitFor(mask: u32, timeout: u32): u32 {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.wait, 0, timeout, mask);
  return status === Status.ok ? frame.operation : 0;
}

/** Lets the interrupt arrive again. */
export function acknowledgeInterrupt(interrupt: u32): Status {
  return simpleCall(Operation.acknowledgeInterrupt, interrupt, 0, 0);
}

/** What `interruptState` tells. */
export class InterruptState {
  /** Bits of InterruptFlag. */
  flags: u32 = 0;
  /** Deliveries since boot. */
  delivered: u32 = 0;
}

export function interruptState(interrupt: u32, state: InterruptState): Status {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.interruptState, interrupt, 0, 0);
  state.flags = frame.a;
  state.delivered = frame.b;
  return status;
}
