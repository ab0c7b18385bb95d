/**
 * Starting: each process when all that it depends on is ready. A service is ready when it says so, in time; every other process
 * as soon as it runs.
 */
import { ProcessAction } from '../../abi/process';
import { Status } from '../../abi/status';
import { processControl } from '../../runtime/processes';
import { ServiceState } from '../../interfaces/supervisor';
import { POLICIES, PROCESS_COUNT } from './configuration';
import { EndReason, endWithout } from './end-of-system';
import { dependsOn, order } from './graph';
import { lives, NEVER, putDown } from './life';
import { Grant } from './main';
import { notice, NoticeKind } from './notices';
import { noteChange } from './signals';
import { now } from './timer';

/** Starts who waits only for what is ready by now. As `order` has it, one pass is enough. */
export function startReady(): void {
  for (const process of order) {
    if (lives[process].state === ServiceState.waiting && isSatisfied(process)) start(process);
  }
}

function isSatisfied(process: u32): bool {
  for (let other: u32 = 0; other < PROCESS_COUNT; other++) {
    if (dependsOn(process, other) && lives[other].state !== ServiceState.ready) return false;
  }
  return true;
}

/** Starts it, whatever it waits for, and whether it lives or not. */
export function start(process: u32): Status {
  const life = lives[process];
  const startedAt = now();
  const status = processControl(Grant.processes, process, ProcessAction.restart);
  if (status !== Status.ok) {
    fail(process, NoticeKind.notStarted, status, EndReason.notStarted);
    return status;
  }
  if (life.starts > 0) noteChange();
  life.starts++;
  life.startedAt = startedAt;
  life.over = false;
  const policy = POLICIES[process];
  life.state = policy.service ? ServiceState.starting : ServiceState.ready;
  life.deadline = policy.service ? startedAt + u64(policy.startTimeout) : NEVER;
  return status;
}

/** A process says that it answers requests from now on. */
export function handleReady(process: u32): void {
  if (process >= PROCESS_COUNT || lives[process].state !== ServiceState.starting) return;
  const life = lives[process];
  life.state = ServiceState.ready;
  life.deadline = NEVER;
  life.readyAfter = u32(now() - life.startedAt);
  startReady();
}

/** A service had its time and is not ready: it is stopped. */
export function handleLate(process: u32): void {
  processControl(Grant.processes, process, ProcessAction.stop);
  noteChange();
  fail(process, NoticeKind.late, POLICIES[process].startTimeout, EndReason.notReady);
}

/** It stays down, which is said; a system that can't do without it ends. */
export function fail(process: u32, kind: NoticeKind, value: u32, reason: EndReason): void {
  putDown(process, ServiceState.failed);
  notice(kind, process, value);
  if (POLICIES[process].essential) endWithout(process, reason);
}
