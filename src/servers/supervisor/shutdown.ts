/**
 * The orderly end: a process is asked to finish when nobody lives any more who depends on it, and stopped if it has not by its
 * deadline. When all are down, the kernel ends the system.
 */
import { SHUTDOWN_NOTIFICATION } from '../../abi/capability';
import { ProcessAction } from '../../abi/process';
import { SystemAction } from '../../abi/system';
import { ServiceState } from '../../interfaces/supervisor';
import { processControl, signalProcess } from '../../runtime/processes';
import { systemControl } from '../../runtime/system';
import { OWN_NUMBER, POLICIES, PROCESS_COUNT } from './configuration';
import { dependsOn } from './graph';
import { isAlive, lives, putDown } from './life';
import { Grant } from './main';
import { notice, NoticeKind, printNotices } from './notices';
import { now } from './timer';

let shuttingDown: bool = false;
let lastAction: SystemAction = SystemAction.shutdown;
let lastStatus: u32 = 0;

export function isShuttingDown(): bool {
  return shuttingDown;
}

/** Nobody is started any more. A second request changes nothing. */
export function beginShutdown(action: SystemAction, status: u32): void {
  if (shuttingDown) return;
  shuttingDown = true;
  lastAction = action;
  lastStatus = status;
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (!isAlive(process)) putDown(process, ServiceState.stopped);
  }
  continueShutdown();
}

/** Asks those whom nobody needs any more; when nobody is left, the system ends. */
export function continueShutdown(): void {
  let anyAlive = false;
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (process === OWN_NUMBER || !isAlive(process)) continue;
    anyAlive = true;
    if (lives[process].state !== ServiceState.stopping && !isNeeded(process)) ask(process);
  }
  if (!anyAlive) systemControl(Grant.system, lastAction, lastStatus);
}

function isNeeded(process: u32): bool {
  for (let other: u32 = 0; other < PROCESS_COUNT; other++) {
    if (dependsOn(other, process) && isAlive(other)) return true;
  }
  return false;
}

function ask(process: u32): void {
  lives[process].state = ServiceState.stopping;
  lives[process].deadline = now() + u64(POLICIES[process].stopTimeout);
  signalProcess(Grant.processes, process, SHUTDOWN_NOTIFICATION);
}

/** It has ended, by itself or by a fault. */
export function handleFinished(process: u32): void {
  putDown(process, ServiceState.stopped);
  continueShutdown();
}

/** It had its time. Only of services it is worth telling: others do not listen. */
export function handleNotFinished(process: u32): void {
  processControl(Grant.processes, process, ProcessAction.stop);
  if (POLICIES[process].service) {
    notice(NoticeKind.notFinished, process, POLICIES[process].stopTimeout);
    printNotices();
  }
  handleFinished(process);
}
