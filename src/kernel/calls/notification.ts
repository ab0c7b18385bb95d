/**
 * `signal` and `wait`: set notification bits of another process; wait for bits of one's own.
 *
 * Arguments: signal: r4 notification slot (right `send`), r6 bits. wait: r6 timeout, r7 mask.
 * Returns: signal: r4 status. wait: r5 the bits of the mask that were set; they are taken.
 * Faults: signal: invalidSlot wrongType insufficientRights (also for bits outside the badge); invalidArgument (no bits);
 *   dead. wait: invalidArgument (empty mask); timeout.
 * Blocks: wait, until a bit of the mask or the deadline. signal never.
 */
import { ObjectType, Right } from '../../abi/capability';
import { BlockReason } from '../../abi/process';
import { FOREVER } from '../../abi/operation';
import { Status } from '../../abi/status';
import { capabilityAt, checkCapability } from '../capability';
import { notify, takeInto } from '../notification';
import { Process, isAlive, processes } from '../process';
import { finish } from '../results';
import { block } from '../scheduler';
import { limitWait } from '../timer';

export function signalCall(caller: Process): Status {
  const status = checkCapability(caller, caller.frame.status, ObjectType.notification, Right.send);
  if (status !== Status.ok) return status;
  const capability = capabilityAt(caller, caller.frame.status);
  const bits = caller.frame.a;
  if (bits === 0) return Status.invalidArgument;
  if ((bits & ~capability.badge) !== 0) return Status.insufficientRights;
  const target = processes[capability.object];
  if (!isAlive(target)) return Status.dead;
  finish(caller, Status.ok);
  notify(target, bits);
  return Status.ok;
}

export function waitCall(caller: Process): Status {
  const timeout = caller.frame.a;
  const mask = caller.frame.b;
  if (mask === 0) return Status.invalidArgument;
  if ((caller.notifications & mask) !== 0) {
    takeInto(caller, Status.ok, mask);
    return Status.ok;
  }
  if (timeout === 0) return Status.timeout;
  if (timeout !== FOREVER) limitWait(caller, timeout);
  caller.waitMask = mask;
  block(caller, BlockReason.waiting);
  return Status.ok;
}
