/** Names of processes: the kernel has them. */
import { ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { processInformation } from '../../runtime/processes';
import { equalsName } from '../../runtime/words';
import { PROCESS_COUNT } from './configuration';
import { Grant } from './main';

/** What {@link findProcess} gives for a name that nobody has. */
export const NO_PROCESS = 0xffffffff;

/** The process that was looked at last. */
export const information = new ProcessInformation();

/** Fills {@link information}; false if there is no such process. */
export function look(process: u32): bool {
  return processInformation(Grant.processes, process, information) === Status.ok;
}

export function nameOf(process: u32): ReadonlySpan<u8> {
  look(process);
  return information.name;
}

export function findProcess(name: ReadonlySpan<u8>): u32 {
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (look(process) && equalsName(information.name, name)) return process;
  }
  return NO_PROCESS;
}
