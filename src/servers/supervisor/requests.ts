/** What clients ask for: stop, restart, make fault. A request that is refused changes nothing. */
import { ProcessAction } from '../../abi/process';
import { Status } from '../../abi/status';
import { ServiceState } from '../../interfaces/supervisor';
import { SupervisorError } from '../../interfaces/generated/supervisor-server';
import { injectFault, processControl } from '../../runtime/processes';
import { OWN_NUMBER, POLICIES, PROCESS_COUNT } from './configuration';
import { lives, putDown } from './life';
import { Grant } from './main';
import { findProcess } from './names';
import { notice, NoticeKind } from './notices';
import { isShuttingDown } from './shutdown';
import { noteChange } from './signals';
import { start } from './start';

/** A new life, with nothing held against it. What it depends on is not asked: who demands it knows. */
export function restartOnRequest(process: u32): SupervisorError {
  const error = checkTarget(process);
  if (error !== SupervisorError.none) return error;
  lives[process].loop = 0;
  return errorOf(start(process));
}

/** Who lives is the kernel's to say. One that waits or pauses is down, but would come: stopping it is ending that. */
export function stopOnRequest(process: u32): SupervisorError {
  const error = checkTarget(process);
  if (error !== SupervisorError.none) return error;
  if (POLICIES[process].essential) return SupervisorError.essential;
  const status = processControl(Grant.processes, process, ProcessAction.stop);
  if (status !== Status.ok && !(status === Status.dead && isToCome(process))) return errorOf(status);
  putDown(process, ServiceState.stopped);
  if (status === Status.ok) noteChange();
  return SupervisorError.none;
}

function isToCome(process: u32): bool {
  const state = lives[process].state;
  return state === ServiceState.waiting || state === ServiceState.backingOff;
}

/** The fault says who asked for it, by its badge. */
export function faultOnRequest(process: u32, badge: u32): SupervisorError {
  const error = checkTarget(process);
  if (error !== SupervisorError.none) return error;
  return errorOf(injectFault(Grant.processes, process, badge));
}

/** Only the registry asks services how they are. The fault shows where the process is. */
export function faultUnhealthy(process: u32, reporter: u32): void {
  if (reporter !== findProcess(textBytes('registry')) || checkTarget(process) !== SupervisorError.none)
    return;
  if (lives[process].state !== ServiceState.ready) return;
  notice(NoticeKind.unhealthy, process, 0);
  injectFault(Grant.processes, process, reporter + 1);
}

function checkTarget(process: u32): SupervisorError {
  if (process >= PROCESS_COUNT) return SupervisorError.noSuchProcess;
  if (process === OWN_NUMBER) return SupervisorError.itself;
  return isShuttingDown() ? SupervisorError.refused : SupervisorError.none;
}

function errorOf(status: Status): SupervisorError {
  switch (status) {
    case Status.ok:
      return SupervisorError.none;
    case Status.nothing:
      return SupervisorError.noSuchProcess;
    case Status.dead:
      return SupervisorError.notRunning;
    default:
      return SupervisorError.refused;
  }
}
