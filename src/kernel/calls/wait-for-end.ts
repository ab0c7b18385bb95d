/**
 * `waitForEnd`: wait until a process is over.
 *
 * Arguments: r4 process slot (right `inspect`); r6 process number; r7 timeout.
 * Returns: r6 exit status or detail of the fault, r7 FaultCause.
 * Faults: invalidSlot wrongType insufficientRights nothing restarted self notStarted timeout cancelled.
 * Blocks: until the process ends, or the deadline.
 * Notes: at once if it is over. A restart is an end, too (`stopped`).
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { finishJoin, join } from '../process/joining';
import { namedProcess, whyNotNamed } from '../process/named-process';
import { Thread } from '../thread/thread';
import { limitWait } from '../thread/wait';

export function waitForEndCall(caller: Thread, slot: Slot): Status {
  const process = namedProcess(caller, slot);
  if (process === null) return whyNotNamed(slot);
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
