/**
 * `acknowledgeInterrupt`: the line may interrupt; its driver has served the device.
 *
 * Arguments: r4 interrupt slot (right `acknowledge`).
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights busy.
 * Blocks: never.
 * Notes: the first to acknowledge drives the line, with the bits of the capability's badge, until it has lost its last capability with
 *   that right. busy: another process does. insufficientRights also: no bits are minted. A request that came while the line was masked
 *   and that the device no longer makes is forgotten.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { Interrupt, acknowledge, interruptFlags } from '../interrupt';
import { finish } from '../results';
import { Thread, firstThread } from '../thread/thread';

export function acknowledgeInterruptCall(caller: Thread, slot: Slot): Status {
  const status = acknowledge(overlay(Interrupt, slot.object), firstThread(caller.process), slot.badge);
  if (status === Status.ok) finish(caller, status);
  return status;
}

/**
 * `interruptState`: whether a line is unmasked, requests now, and was delivered without being seen yet.
 *
 * Arguments: r4 interrupt slot (right `inspect`).
 * Returns: r6 InterruptFlag bits, r7 times delivered.
 * Faults: invalidSlot wrongType insufficientRights.
 * Blocks: never.
 * Notes: `posted` is a bit of the driver's first thread, which others may set, too.
 */
export function interruptStateCall(caller: Thread, slot: Slot): Status {
  const interrupt = overlay(Interrupt, slot.object);
  finish(caller, Status.ok);
  caller.frame.a = interruptFlags(interrupt);
  caller.frame.b = interrupt.delivered;
  return Status.ok;
}
