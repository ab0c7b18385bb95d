/**
 * `post`: leave a message in the port of an endpoint, and go on at once.
 *
 * Arguments: r4 endpoint slot (right `send`); r7 label; r8-r11 message.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; notStarted dead restarted; full.
 * Blocks: never.
 * Notes: posted messages are received after those of waiting senders, in the order in which they were posted.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { post } from '../message/port';
import { checkTarget, targetOf } from '../message/target';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function postCall(caller: Thread, slot: Slot): Status {
  const status = checkTarget(slot);
  if (status !== Status.ok) return status;
  const result = post(caller.frame, slot.badge, targetOf(slot));
  if (result === Status.ok) finish(caller, Status.ok);
  return result;
}
