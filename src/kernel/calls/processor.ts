/**
 * `yield` and `exit`: give up the processor, for now or for good.
 *
 * Arguments: exit: r6 status.
 * Returns: yield: r4 status, after the others of the same priority have had their turn. exit does not.
 * Faults: none.
 * Notes: the supervisor, if there is one, is told of an exit.
 */
import { FaultCause } from '../../abi/process';
import { Status } from '../../abi/status';
import { recordEnd } from '../fault';
import { Process } from '../process';
import { finish } from '../results';
import { endTurn } from '../scheduler';

export function yieldCall(caller: Process): Status {
  finish(caller, Status.ok);
  endTurn();
  return Status.ok;
}

export function exitCall(caller: Process): Status {
  recordEnd(caller, FaultCause.exited, caller.frame.a);
  return Status.ok;
}
