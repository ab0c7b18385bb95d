/**
 * Telling services that lives have ended or begun anew. Who it was they find out themselves, from the generations that the kernel counts,
 * so nothing is lost when two such signals become one.
 */
import { LIVES_NOTIFICATION } from '../../abi/capability';
import { signal } from '../../runtime/notifications';
import { signalProcess } from '../../runtime/processes';
import { OWN_NUMBER, POLICIES } from './configuration';
import { order } from './graph';
import { isAlive } from './life';
import { Grant } from './main';

let changed: bool = false;
/** A life has ended or begun anew. */
export function noteChange(): void {
  changed = true;
}

/** Tells those who live, each after all that it depends on, if there is something to tell; and itself, as a server with clients. */
export function tellServices(): void {
  if (!changed) return;
  changed = false;
  signal(Grant.itself, LIVES_NOTIFICATION);
  for (const process of order) {
    if (process !== OWN_NUMBER && POLICIES[process].service && isAlive(process)) {
      signalProcess(Grant.processes, process, LIVES_NOTIFICATION);
    }
  }
}
