/** The clock and the process's timer, both through a clock capability; and sleeping, which needs none. */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { wait } from './notifications';
import { invoke } from './system-call';

/** Microseconds since boot. */
export function readClock(clock: u32): u64 {
  const frame = new CallFrame();
  invoke(frame, Operation.clock, clock, 0, 0);
  return (u64(frame.b) << 32n) | u64(frame.a);
}

/** Signals `bits` at `deadline` and then every `period` microseconds (0: once), to the process's first thread. */
export function setTimer(clock: u32, deadline: u64, period: u32, bits: u32): Status {
  const frame = new CallFrame();
  frame.m0 = period;
  frame.m1 = bits;
  return invoke(frame, Operation.setTimer, clock, u32(deadline), u32(deadline >> 32n));
}

/** Stops the process's timer. */
export function cancelTimer(clock: u32): Status {
  return setTimer(clock, 0n, 0, 0);
}

/** A bit that nobody signals, so that waiting for it is waiting for its timeout. */
const SLEEP_NOTIFICATION = 0x20000000;

/** Lets at least `microseconds` pass. The process's timer stays as it is. */
export function sleep(microseconds: u32): void {
  wait(SLEEP_NOTIFICATION, microseconds);
}
