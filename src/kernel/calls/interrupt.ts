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
import { capabilityAt, checkCapability } from '../capability';
import { acknowledge, interruptOf } from '../interrupt';
import { Process } from '../process';
import { finish } from '../results';

export function acknowledgeInterruptCall(caller: Process): Status {
  const status = checkCapability(caller, caller.frame.status, ObjectType.interrupt, Right.acknowledge);
  if (status !== Status.ok) return status;
  const interrupt = interruptOf(capabilityAt(caller, caller.frame.status).object);
  if (interrupt !== null) acknowledge(interrupt);
  finish(caller, Status.ok);
  return Status.ok;
}
