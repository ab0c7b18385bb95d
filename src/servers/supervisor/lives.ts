/**
 * Decides when a process lives: restarted after a fault, after a pause when it crashes too often, not at all when its policy
 * or somebody's request says so.
 *
 * Invariant: a process in `paused` is stopped and will be started at `restartAt`; the process's timer is set to the
 * earliest of them.
 */
import { ProcessAction, ProcessInformation, ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { injectFault, processControl, processInformation } from '../../runtime/processes';
import { readClock, setTimer } from '../../runtime/time';
import { POLICIES, PROCESS_COUNT } from './configuration';
import { SupervisorError } from './protocol';
import { RestartBudget } from './restart-budget';

class Life {
  readonly budget = new RestartBudget();
  paused: bool = false;
  restartAt: u64 = 0n;
}

const lives = structs(Life, PROCESS_COUNT);
const information = new ProcessInformation();
/** The slots with the capabilities to control processes and to the clock, and the bit of our timer. */
let processes: u32 = 0;
let clock: u32 = 0;
let timerBit: u32 = 0;

export function superviseWith(processesSlot: u32, clockSlot: u32, timerNotification: u32): void {
  processes = processesSlot;
  clock = clockSlot;
  timerBit = timerNotification;
}

/** A process has faulted or ended. */
export function handleDeath(process: u32): void {
  if (process >= PROCESS_COUNT || !restarts(process)) return;
  const life = lives[process];
  if (life.budget.spend(readClock(clock))) {
    processControl(processes, process, ProcessAction.restart);
    return;
  }
  life.paused = true;
  life.restartAt = life.budget.nextCredit();
  setNextTimer();
}

/** Starts those whose pause is over. */
export function endPauses(): void {
  const now = readClock(clock);
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    const life = lives[process];
    if (!life.paused || life.restartAt > now) continue;
    life.paused = false;
    life.budget.spend(now);
    processControl(processes, process, ProcessAction.restart);
  }
  setNextTimer();
}

export function restartOnRequest(process: u32): SupervisorError {
  return control(process, ProcessAction.restart);
}

/** A process that pauses is down, but would come back: stopping it is ending the pause. */
export function stopOnRequest(process: u32): SupervisorError {
  if (isEssential(process)) return SupervisorError.essential;
  const paused = process < PROCESS_COUNT && lives[process].paused;
  const error = control(process, ProcessAction.stop);
  return paused && error === SupervisorError.notRunning ? SupervisorError.none : error;
}

/**
 * Who asked, by its badge, goes with the fault. A supervisor that crashed itself would answer nobody, and starting what runs
 * changes nothing, but tells whether we are meant.
 */
export function injectOnRequest(process: u32, badge: u32): SupervisorError {
  const status = processInformation(processes, process, information);
  if (status !== Status.ok) return errorOf(status);
  if (!isAlive(information.state)) return SupervisorError.notRunning;
  if (processControl(processes, process, ProcessAction.start) === Status.self) return SupervisorError.itself;
  return errorOf(injectFault(processes, process, badge));
}

function isAlive(state: ProcessState): bool {
  return state === ProcessState.ready || state === ProcessState.blocked;
}

function control(process: u32, action: ProcessAction): SupervisorError {
  if (process >= PROCESS_COUNT) return SupervisorError.noSuchProcess;
  const error = errorOf(processControl(processes, process, action));
  if (error === SupervisorError.none || error === SupervisorError.notRunning) {
    lives[process].paused = false;
    lives[process].budget.refill();
  }
  return error;
}

function errorOf(status: Status): SupervisorError {
  switch (status) {
    case Status.ok:
      return SupervisorError.none;
    case Status.self:
      return SupervisorError.itself;
    case Status.nothing:
      return SupervisorError.noSuchProcess;
    case Status.dead:
      return SupervisorError.notRunning;
    default:
      return SupervisorError.refused;
  }
}

function setNextTimer(): void {
  let earliest: u64 = 0n;
  for (const life of lives) {
    if (life.paused && (earliest === 0n || life.restartAt < earliest)) earliest = life.restartAt;
  }
  setTimer(clock, earliest, 0, earliest === 0n ? 0 : timerBit);
}

function restarts(process: u32): bool {
  return process >= POLICIES.length || POLICIES[process].restarts;
}

function isEssential(process: u32): bool {
  return process < POLICIES.length && POLICIES[process].essential;
}
