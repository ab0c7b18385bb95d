/**
 * `saveReply`: makes the right to answer a call a capability, which can be moved and transferred.
 *
 * Arguments: r4 token; r6 destination slot.
 * Returns: r4 status.
 * Faults: notWaiting invalidSlot slotInUse.
 * Blocks: never.
 * Notes: the slot is empty again when the call has ended, however it does. Who deletes the capability cancels the call.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { makeOriginal } from '../authority';
import { checkFree, placeOf } from '../capability';
import { MADE_AT_RUN_TIME } from '../derivation';
import { callerOf } from '../reply';
import { finish } from '../results';
import { Thread, processOf } from '../thread';

export function saveReplyCall(caller: Thread): Status {
  const client = callerOf(caller.frame.status, caller);
  if (client === null) return Status.notWaiting;
  const free = checkFree(processOf(caller), caller.frame.a);
  if (free !== Status.ok) return free;
  const place = placeOf(processOf(caller), caller.frame.a);
  makeOriginal(place, ObjectType.reply, addressOf(client), Right.send, MADE_AT_RUN_TIME);
  finish(caller, Status.ok);
  return Status.ok;
}
