/** Deadlines that have passed, each by the state of its life. */
import { ServiceState } from '../../interfaces/supervisor';
import { endPause } from './ends';
import { order } from './graph';
import { lives, NEVER } from './life';
import { handleNotFinished } from './shutdown';
import { handleLate } from './start';
import { now } from './timer';

/** In the order of the dependencies. */
export function handleDeadlines(): void {
  const time = now();
  for (const process of order) {
    const deadline = lives[process].deadline;
    if (deadline !== NEVER && deadline <= time) handleDeadline(process);
  }
}

function handleDeadline(process: u32): void {
  switch (lives[process].state) {
    case ServiceState.starting:
      handleLate(process);
      break;
    case ServiceState.backingOff:
      endPause(process);
      break;
    case ServiceState.stopping:
      handleNotFinished(process);
      break;
    default:
  }
}
