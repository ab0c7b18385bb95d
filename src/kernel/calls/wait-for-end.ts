/**
 * `waitForEnd`: wait until a process is over.
 *
 * Arguments: r4 process slot (right `inspect`); r6 process number; r7 timeout.
 * Returns: r6 exit status or detail of the fault, r7 FaultCause.
 * Faults: invalidSlot wrongType insufficientRights nothing restarted self notStarted timeout cancelled.
 * Blocks: until the process ends, or the deadline.
 * Notes: at once if it is over. A restart is an end, too (`stopped`).
 */
import { Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { finishJoin, join } from '../joining';
import { checkProcess, namedProcess } from '../named-process';
import { Thread } from '../thread';
import { limitWait } from '../wait';

export function waitForEndCall(caller: Thread): Status {
  const status = checkProcess(caller, Right.inspect);
  if (status !== Status.ok) return status;
  const process = namedProcess(caller);
  if (process === caller.process) return Status.self;
  if (process.generation === 0) return Status.notStarted;
  if (!process.alive) {
    finishJoin(caller, process);
    return Status.ok;
  }
  if (caller.frame.b === 0) return Status.timeout;
  limitWait(caller, caller.frame.b);
  join(caller, process);
  return Status.ok;
}
