/**
 * `saveReply`: makes the right to answer a call a capability, which can be moved and transferred.
 *
 * Arguments: r4 token; r6 destination slot.
 * Returns: r4 status.
 * Faults: notWaiting busy invalidSlot slotInUse.
 * Blocks: never.
 * Notes: busy: it is one already; there is one for each call. The slot is empty again when the call has ended, however it does.
 *   Who deletes the capability cancels the call.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { makeOriginal } from '../capability/authority';
import { checkFree, placeOf } from '../capability/capability';
import { MADE_AT_RUN_TIME } from '../capability/derivation';
import { rightsTo } from '../capability/removal';
import { callerOf } from '../message/reply';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function saveReplyCall(caller: Thread): Status {
  const client = callerOf(caller.frame.status, caller);
  const process = caller.process;
  if (client === null) return Status.notWaiting;
  // Whoever holds it owes the reply: it is in this process, if anywhere.
  if (rightsTo(process, ObjectType.reply, addressOf(client)) !== 0) return Status.busy;
  const free = checkFree(process, caller.frame.a);
  if (free !== Status.ok) return free;
  const place = placeOf(process, caller.frame.a);
  makeOriginal(place, ObjectType.reply, addressOf(client), Right.send, MADE_AT_RUN_TIME);
  finish(caller, Status.ok);
  return Status.ok;
}
