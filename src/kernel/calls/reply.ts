/**
 * `reply`: answer a call.
 *
 * Arguments: r4 token or reply slot (right `send`); r7 label, r8-r11 reply.
 * Returns: r4 status.
 * Faults: notWaiting; invalidSlot wrongType insufficientRights (of a slot).
 * Blocks: never.
 * Notes: a reply capability is used up.
 */
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import { checkFree } from '../capability/capability';
import { checkTransfer, transferCapability } from '../capability/transfer';
import { isException } from '../fault/exception';
import { namedCaller, whyNobody } from '../message/named-call';
import { completeCall } from '../message/reply';
import { finish } from '../results';
import { NO_ACCEPT, Thread } from '../thread/thread';

export function replyCall(caller: Thread): Status {
  const name = caller.frame.status;
  const client = namedCaller(caller, name);
  if (client === null) return whyNobody(caller, name);
  completeCall(client, caller.frame);
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `replyTransferring`: answer a call and give the caller a capability with the reply.
 *
 * Arguments: r4 token or reply slot (right `send`); r7 label, r8-r10 reply; r11 own slot (TRANSFER_MOVE).
 * Returns: r4 status.
 * Faults: notWaiting; invalidSlot wrongType insufficientRights (of the reply slot, of what is transferred); self (the capability
 *   to answer that very call); notAccepted full.
 * Blocks: never.
 * Notes: if the transfer fails the call is not answered.
 */
export function replyTransferringCall(caller: Thread): Status {
  const frame = caller.frame;
  const name = frame.status;
  const client = namedCaller(caller, name);
  if (client === null) return whyNobody(caller, name);
  const source = checkTransfer(caller, frame.m3);
  if (source !== Status.ok) return source;
  const status = transferCapability(caller, client, frame.m3);
  if (status !== Status.ok) return status;
  frame.m3 = 0;
  // A thread that faulted goes on with the registers that it has.
  const hears = !isException(client);
  completeCall(client, frame);
  if (hears) client.frame.operation = 1;
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `accept`: say which slot the next transferred capability goes to.
 *
 * Arguments: r6 slot, NO_SLOT: none.
 * Returns: r4 status.
 * Faults: invalidSlot slotInUse.
 * Blocks: never.
 * Notes: it stays until changed. Until the slot is free again, transfers fail with `notAccepted`.
 */
export function acceptCall(caller: Thread): Status {
  const slot = caller.frame.a;
  if (slot !== NO_SLOT) {
    const status = checkFree(caller.process, slot);
    if (status !== Status.ok) return status;
  }
  caller.acceptSlot = slot === NO_SLOT ? NO_ACCEPT : u16(slot);
  finish(caller, Status.ok);
  return Status.ok;
}
