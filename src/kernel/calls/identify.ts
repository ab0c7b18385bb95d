/**
 * `identify`: what is in a slot of one's own.
 *
 * Arguments: r4 slot.
 * Returns: r6 object type, r7 rights, r8 badge.
 * Faults: invalidSlot.
 * Blocks: never.
 */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { capabilityAt } from '../capability';
import { Process } from '../process';
import { finish } from '../results';

export function identifyCall(caller: Process): Status {
  const capability = capabilityAt(caller, caller.frame.status);
  if (capability.type === ObjectType.none) return Status.invalidSlot;
  finish(caller, Status.ok);
  caller.frame.a = capability.type;
  caller.frame.b = capability.rights;
  caller.frame.m0 = capability.badge;
  return Status.ok;
}
