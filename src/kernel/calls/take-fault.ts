/**
 * `takeFault`: a supervisor learns why a process of its ended.
 *
 * Arguments: r4 processes slot (right `control`); r6 address of a FaultReport.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; invalidAddress; nothing (all are taken).
 * Blocks: never.
 * Notes: each end is given once, and only to the process's own supervisor.
 */
import { ObjectType, Right } from '../../abi/capability';
import { FaultReport } from '../../abi/process';
import { Status } from '../../abi/status';
import { checkCapability } from '../capability';
import { takeFault } from '../fault';
import { Process } from '../process';
import { finish } from '../results';
import { Access, isAccessibleStruct } from '../user-memory';

export function takeFaultCall(caller: Process): Status {
  const frame = caller.frame;
  const status = checkCapability(caller, frame.status, ObjectType.processes, Right.control);
  if (status !== Status.ok) return status;
  if (!isAccessibleStruct(caller, frame.a, sizeof(FaultReport), Access.write)) return Status.invalidAddress;
  if (!takeFault(caller, overlay(FaultReport, frame.a))) return Status.nothing;
  finish(caller, Status.ok);
  return Status.ok;
}
