/**
 * The system call at whose every instruction an interrupt is pended, and what prober and profiler tell each other about it:
 * the profiler reads `way` and writes `finished`.
 */
import { CallFrame } from '../../../../src/abi/message';
import { Operation } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { measuredCall } from '../measured-call';

/** Ways by number: as in the profiler. */
export const WAY_COUNT = 200;
const NO_WAY = 255;

class Probe {
  /** The way that the next probed call is. */
  way: u32 = NO_WAY;
  /** Not 0: every instruction of the way has had its turn. */
  readonly finished = array(u32, WAY_COUNT);
}

/** @used */
export const latencyProbe = new Probe();

export const frame = new CallFrame();

/** The call in `frame`, with its operation and first arguments, as way number `way`. */
export function probed(way: u32, operation: Operation, slot: u32, a: u32, b: u32): Status {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  store32(addressOf(latencyProbe), way);
  measuredCall(frame);
  store32(addressOf(latencyProbe), NO_WAY);
  return frame.status as Status;
}

/** The profiler writes it behind the compiler's back. */
export function isFinished(way: u32): bool {
  return load32(addressOf(latencyProbe.finished) + way * 4) !== 0;
}
