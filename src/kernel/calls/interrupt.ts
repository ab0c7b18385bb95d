/**
 * `acknowledgeInterrupt`: the driver has served its device, the line may interrupt again.
 *
 * Arguments: r4 interrupt slot (right `acknowledge`).
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights.
 * Blocks: never.
 * Notes: a request that came while the line was masked and that the device no longer makes is forgotten.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { Interrupt, acknowledge, interruptFlags } from '../interrupt';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function acknowledgeInterruptCall(caller: Thread, slot: Slot): Status {
  acknowledge(overlay(Interrupt, slot.object));
  finish(caller, Status.ok);
  return Status.ok;
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
