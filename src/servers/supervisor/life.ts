/**
 * What the supervisor remembers of each process's life, by process number.
 *
 * Invariant: a life has a deadline exactly in the states `starting` (of a service: to be ready), `backingOff` (to be started
 * again) and `stopping` (to be stopped); and that of the supervisor itself in a boot that makes no sense (events.ts).
 */
import { ServiceState } from '../../interfaces/supervisor';
import { OWN_NUMBER, POLICIES, PROCESS_COUNT } from './configuration';

/** A deadline that there is not. */
export const NEVER = 0n;

/** Badge of no client. */
export const NOBODY = 0;

export class Life {
  state: ServiceState = ServiceState.down;
  /** It has ended, and what becomes of it is not decided yet. */
  over: bool = false;
  /** Microseconds since boot. */
  startedAt: u64 = 0n;
  deadline: u64 = 0n;
  readyAfter: u32 = 0;
  /** Lives that it had. */
  starts: u32 = 0;
  crashes: u32 = 0;
  /** Crashes in a row, each soon after its start. */
  loop: u32 = 0;
  /** Badge of the client that had it created, while both live. */
  owner: u32 = NOBODY;
}

export const lives = structs(Life, PROCESS_COUNT);

/** At boot: what is to be started waits, and the supervisor itself is there. */
export function beginLives(): void {
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    lives[process].state = POLICIES[process].starts ? ServiceState.waiting : ServiceState.down;
  }
  lives[OWN_NUMBER].state = ServiceState.ready;
}

/** Whether there is a process to signal or to stop. */
export function isAlive(process: u32): bool {
  switch (lives[process].state) {
    case ServiceState.starting:
    case ServiceState.ready:
    case ServiceState.stopping:
      return true;
    default:
      return false;
  }
}

/** It is down, for the reason that the state says. */
export function putDown(process: u32, state: ServiceState): void {
  lives[process].state = state;
  lives[process].deadline = NEVER;
}
