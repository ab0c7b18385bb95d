/**
 * The lives of other processes, as the kernel counts them. Comparing the life that one knew with the present one tells that a
 * process has ended or begun anew, however many of its ends one has missed.
 */
import { ProcessInformation, ProcessState } from '../abi/process';
import { Status } from '../abi/status';
import { processInformation } from '../runtime/processes';

/** The life of a process that does not live. */
export const NO_LIFE = 0;

const information = new ProcessInformation();

/** The present life of a process: its generation, or NO_LIFE. `processes`: the slot with the right to look. */
export function lifeOf(processes: u32, process: u32): u32 {
  if (processInformation(processes, process, information) !== Status.ok) return NO_LIFE;
  const state = information.state;
  const alive = state === ProcessState.ready || state === ProcessState.blocked;
  return alive ? information.generation : NO_LIFE;
}
