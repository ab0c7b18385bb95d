/**
 * What becomes of processes that have ended: started again, at once or after a pause, or left down, as their policy and their
 * past say.
 *
 * All ends that are known are taken before anything is decided, and then decided in the order of the dependencies: of two that
 * have crashed together, the one that the other needs is started first.
 */
import { FaultCause, FaultReport } from '../../abi/process';
import { Status } from '../../abi/status';
import { ServiceState } from '../../interfaces/supervisor';
import { takeFault } from '../../runtime/processes';
import { pauseAfter } from './back-off';
import { POLICIES, PROCESS_COUNT } from './configuration';
import { EndReason } from './end-of-system';
import { order } from './graph';
import { lives, putDown } from './life';
import { Grant } from './main';
import { information, look } from './names';
import { notice, noticeFault, NoticeKind } from './notices';
import { publishFault } from './publishing';
import { handleFinished, isShuttingDown } from './shutdown';
import { noteChange } from './signals';
import { fail, startReady } from './start';
import { now } from './timer';

const incoming = new FaultReport();

/** The kernel has ends to tell of. */
export function handleEnds(): void {
  while (takeFault(Grant.processes, incoming) === Status.ok) takeEnd();
  for (const process of order) if (lives[process].over) decide(process);
  startReady();
}

/** Stopping somebody on request is no crash, and not reported. */
function takeEnd(): void {
  const process = incoming.process;
  if (process >= PROCESS_COUNT) return;
  const life = lives[process];
  if (isShuttingDown()) {
    handleFinished(process);
    return;
  }
  noteChange();
  // Whoever was started again on request before its end was looked at has a new life, which goes on.
  const isPresent = look(process) && information.generation === incoming.generation;
  if (incoming.cause === FaultCause.stopped) {
    if (isPresent) putDown(process, ServiceState.stopped);
    return;
  }
  if (isPresent) life.over = true;
  life.crashes++;
  noticeFault(incoming);
  publishFault(process, incoming.cause);
}

function decide(process: u32): void {
  const life = lives[process];
  const policy = POLICIES[process];
  life.over = false;
  if (!policy.restarts) {
    putDown(process, ServiceState.ended);
    return;
  }
  const isLoop = now() - life.startedAt < u64(policy.crashWindow);
  life.loop = isLoop ? life.loop + 1 : 0;
  if (life.loop > policy.crashBudget) {
    fail(process, NoticeKind.overBudget, life.loop, EndReason.overBudget);
    return;
  }
  const pause = pauseAfter(life.loop, timeOf(process));
  if (pause === 0n) putDown(process, ServiceState.waiting);
  else pauseFor(process, pause);
}

/** Processor time of the life that is over. */
function timeOf(process: u32): u64 {
  return look(process) ? information.cpuTime : 0n;
}

function pauseFor(process: u32, pause: u64): void {
  putDown(process, ServiceState.backingOff);
  lives[process].deadline = now() + pause;
  notice(NoticeKind.backOff, process, u32(pause));
}

/** The pause of a process is over. */
export function endPause(process: u32): void {
  putDown(process, ServiceState.waiting);
  startReady();
}
