/**
 * `signal`: set notification bits of a thread.
 *
 * Arguments: r4 notification slot (right `send`); r6 bits.
 * Returns: r4 status; when that is `ok`, r5-r11 stay as they were.
 * Faults: invalidSlot wrongType insufficientRights (also for bits outside the badge); invalidArgument (no bits); notStarted dead.
 * Blocks: never.
 * Notes: bits that are set already stay one notification.
 */
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { Slot } from '../capability/capability';
import { whyNotAlive } from '../message/target';
import { maySwitchFast } from '../thread/inheritance';
import { notify, takeInto } from '../thread/notification';
import { Thread, isAlive } from '../thread/thread';
import { limitWait } from '../thread/wait';
import { lowestBit, trace } from '../trace/trace';

export function signalCall(caller: Thread, slot: Slot): Status {
  const bits = caller.frame.a;
  if (bits === 0) return Status.invalidArgument;
  if ((bits & ~slot.badge) !== 0) return Status.insufficientRights;
  const target = overlay(Thread, slot.object);
  if (!isAlive(target)) return whyNotAlive(target.process);
  caller.frame.status = Status.ok;
  trace(TraceKind.signal, caller, target, lowestBit(bits));
  notify(target, bits);
  return Status.ok;
}

/**
 * `wait`: wait for notification bits of one's own.
 *
 * Arguments: r6 timeout; r7 mask.
 * Returns: r5 the bits of the mask that were set; they are taken.
 * Faults: invalidArgument (empty mask); timeout; cancelled.
 * Blocks: until a bit of the mask is set, or the deadline.
 * Notes: the other bits stay.
 */
export function waitCall(caller: Thread): Status {
  const timeout = caller.frame.a;
  const mask = caller.frame.b;
  if (mask === 0) return Status.invalidArgument;
  if ((caller.notifications & mask) !== 0) {
    takeInto(caller, Status.ok, mask);
    return Status.ok;
  }
  if (timeout === 0) return Status.timeout;
  limitWait(caller, timeout);
  if (caller.callers === null && maySwitchFast(caller)) caller.wakeMask = mask;
  caller.blockReason = BlockReason.waiting;
  return Status.ok;
}
