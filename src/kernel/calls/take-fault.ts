/**
 * `takeFault`: a supervisor learns why a process of its ended.
 *
 * Arguments: r4 process slot (right `control`); r6 address of a FaultReport.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; invalidAddress; nothing (all are taken).
 * Blocks: never.
 * Notes: each end is given once, and only to the process's own supervisor.
 */
import { FaultReport } from '../../abi/process';
import { Status } from '../../abi/status';
import { reportFault } from '../fault/fault-report';
import { Access, isAccessibleStruct } from '../memory/user-memory';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function takeFaultCall(caller: Thread): Status {
  const frame = caller.frame;
  const process = caller.process;
  if (!isAccessibleStruct(process, frame.a, sizeof(FaultReport), Access.write)) return Status.invalidAddress;
  if (!reportFault(process, overlay(FaultReport, frame.a))) return Status.nothing;
  finish(caller, Status.ok);
  return Status.ok;
}
