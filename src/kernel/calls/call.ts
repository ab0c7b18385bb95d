/**
 * `call`, `callLending`, `callTransferring`: send a message to the process behind an endpoint and wait for its reply.
 *
 * Arguments: r4 endpoint slot (right `send`); r6 timeout; r7 label; r8-r11 message. callLending: r10 address and r11 length
 *   with the rights above it instead. callTransferring: the right `grant`, too; r11 own slot (TRANSFER_MOVE) instead.
 * Returns: r4 status; r5 1 if a capability came with the reply; r7 label and r8-r11 message of the reply.
 * Faults: invalidSlot wrongType insufficientRights; notStarted dead restarted; self; cycle (r6 the process that waits for the
 *   caller already); timeout; revoked; cancelled; callTransferring: notAccepted full.
 * Blocks: until the reply, the deadline, or the receiver's death.
 * Notes: the deadline covers queueing and the server's work. A timeout of 0 never gets a reply, so it only checks. What is
 *   lent is checked where it is used. The lease ends with the call. What is transferred is checked like the endpoint: `wrongType`
 *   says that it can only be moved.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { checkTransfer } from '../capability/transfer';
import { send } from '../message/send';
import { checkAwaitedTarget, targetOf } from '../message/target';
import { Thread } from '../thread/thread';
import { limitWait } from '../thread/wait';

export function callCall(caller: Thread, slot: Slot): Status {
  const status = checkAwaitedTarget(caller, slot);
  if (status !== Status.ok) return status;
  return caller.frame.a === 0 ? Status.timeout : sendMessage(caller, slot);
}

export function callLendingCall(caller: Thread, slot: Slot): Status {
  const address = caller.frame.m2;
  const extent = caller.frame.m3;
  const status = callCall(caller, slot);
  if (status !== Status.ok) return status;
  caller.leaseAddress = address;
  caller.leaseExtent = extent;
  return Status.ok;
}

export function callTransferringCall(caller: Thread, slot: Slot): Status {
  const transfer = checkTransfer(caller, caller.frame.m3);
  return transfer === Status.ok ? callCall(caller, slot) : transfer;
}

/** Everything was checked: gives the message away, or waits for somebody to take it. */
export function sendMessage(sender: Thread, slot: Slot): Status {
  limitWait(sender, sender.frame.a);
  sender.callSlot = sender.frame.status;
  sender.frame.a = slot.badge;
  const status = send(sender, targetOf(slot));
  if (status !== Status.ok) sender.deadline = 0n;
  return status;
}
