/**
 * `acknowledgeInterrupt`: the driver has served its device, the line may interrupt again.
 *
 * Arguments: r4 interrupt slot (right `acknowledge`).
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights.
 * Blocks: never.
 * Notes: a request that came while the line was masked and that the device no longer makes is forgotten.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { checkUse, usedSlot } from '../capability';
import { Interrupt, acknowledge, interruptFlags } from '../interrupt';
import { finish } from '../results';
import { Thread } from '../thread';

export function acknowledgeInterruptCall(caller: Thread): Status {
  const status = checkInterrupt(caller, Right.acknowledge);
  if (status !== Status.ok) return status;
  acknowledge(interruptAt(caller));
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
export function interruptStateCall(caller: Thread): Status {
  const status = checkInterrupt(caller, Right.inspect);
  if (status !== Status.ok) return status;
  const interrupt = interruptAt(caller);
  finish(caller, Status.ok);
  caller.frame.a = interruptFlags(interrupt);
  caller.frame.b = interrupt.delivered;
  return Status.ok;
}

function checkInterrupt(caller: Thread, right: Right): Status {
  return checkUse(caller, ObjectType.interrupt, right);
}

function interruptAt(caller: Thread): Interrupt {
  return overlay(Interrupt, usedSlot(caller).object);
}
