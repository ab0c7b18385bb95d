/**
 * `send`: give a message to the process behind an endpoint, and go on when it has received it.
 *
 * Arguments: r4 endpoint slot (right `send`); r6 timeout; r7 label; r8-r11 message.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; notStarted dead restarted; self; cycle (r6 the process that waits for the
 *   caller already); timeout; revoked; cancelled.
 * Blocks: until the message is received, the deadline, or the receiver's death.
 * Notes: a timeout of 0 gives it only to somebody who waits for it.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { wants } from '../message/send';
import { checkAwaitedTarget, targetOf } from '../message/target';
import { Thread } from '../thread/thread';
import { sendMessage } from './call';

export function sendCall(caller: Thread, slot: Slot): Status {
  const status = checkAwaitedTarget(caller, slot);
  if (status !== Status.ok) return status;
  return caller.frame.a === 0 && !isAwaited(slot) ? Status.timeout : sendMessage(caller, slot);
}

/** Whether somebody waits for just this. */
function isAwaited(slot: Slot): bool {
  const endpoint = targetOf(slot);
  return endpoint.waiting !== null && wants(endpoint, slot.badge);
}
