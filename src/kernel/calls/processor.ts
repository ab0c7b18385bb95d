/**
 * `yield`: let the others of one's priority go first.
 *
 * Arguments: none.
 * Returns: r4 status.
 * Faults: none.
 * Blocks: never.
 * Notes: it returns when all of the same priority that were ready have had their turn.
 */
import { FaultCause } from '../../abi/process';
import { Status } from '../../abi/status';
import { recordEnd } from '../fault/fault';
import { finish } from '../results';
import { endTurn } from '../thread/scheduler';
import { Thread } from '../thread/thread';

export function yieldCall(caller: Thread): Status {
  finish(caller, Status.ok);
  endTurn();
  return Status.ok;
}

/**
 * `exit`: end one's process.
 *
 * Arguments: r6 status.
 * Returns: it does not.
 * Faults: none.
 * Blocks: never.
 * Notes: the supervisor, if there is one, is told.
 */
export function exitCall(caller: Thread): Status {
  recordEnd(caller.process, FaultCause.exited, caller.frame.a);
  return Status.ok;
}
