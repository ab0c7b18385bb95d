/**
 * Which user each process acts for.
 *
 * A process begins as the user that the system file gives it. What a log-in makes of it holds for its present life: the context
 * remembers the generation, and the kernel is asked for the present one, so that nobody inherits the rights of a dead
 * process. Contexts outlive a restart of this server, which thus logs nobody in and nobody out, unless it came in the middle of
 * a change: then everybody has to log in again.
 */
import { ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { processInformation } from '../../runtime/processes';
import { Retained } from '../../runtime/retained';
import { PROCESS_COUNT, PROCESS_USERS } from './configuration';
import { NO_USER } from './description';
import { Grant } from './main';

class Context {
  /** Of the process when it logged in; 0: it did not. */
  generation: u32 = 0;
  user: u8 = 0;
  /** Whom `logout` leads back to, or NO_USER. */
  previous: u8 = 0;
}

/** @retained */
const contexts = structs(Context, PROCESS_COUNT);
/** @retained */
const kept = new Retained();
const information = new ProcessInformation();

export function openContexts(): void {
  kept.open(addressOf(contexts), sizeof(Context) * PROCESS_COUNT);
}

/** The user of a process, now; NO_USER if there is no such process. */
export function userOf(process: u32): u32 {
  if (process >= PROCESS_COUNT) return NO_USER;
  return isLoggedIn(process) ? contexts[process].user : PROCESS_USERS[process];
}

/** Whether a log-in of the process's present life holds. */
export function isLoggedIn(process: u32): bool {
  if (process >= PROCESS_COUNT || contexts[process].generation === 0) return false;
  return contexts[process].generation === generationOf(process);
}

export function isSubstituted(process: u32): bool {
  return isLoggedIn(process) && contexts[process].previous !== NO_USER;
}

/** Which life of the process this is; 0 if nobody can say. */
export function generationOf(process: u32): u32 {
  if (processInformation(Grant.processes, process, information) !== Status.ok) return 0;
  return information.generation;
}

/** The process, if it still is in the life `generation`, acts for `user` from now on. */
export function logIn(process: u32, generation: u32, user: u32): void {
  enter(process, generation, user, NO_USER);
}

/** As {@link logIn}; {@link logOut} leads back to the user that it acts for now, or acted for before an earlier substitution. */
export function substitute(process: u32, generation: u32, user: u32): void {
  if (process >= PROCESS_COUNT) return;
  const previous = isSubstituted(process) ? contexts[process].previous : userOf(process);
  enter(process, generation, user, previous);
}

function enter(process: u32, generation: u32, user: u32, previous: u32): void {
  if (process >= PROCESS_COUNT) return;
  const context = contexts[process];
  kept.begin();
  context.generation = generation;
  context.user = u8(user);
  context.previous = u8(previous);
  kept.commit();
}

/** Back to the user before. False: it is not logged in. */
export function logOut(process: u32): bool {
  if (!isLoggedIn(process)) return false;
  const previous = contexts[process].previous;
  const isOver = previous === NO_USER || previous === PROCESS_USERS[process];
  enter(process, isOver ? 0 : contexts[process].generation, previous, NO_USER);
  return true;
}

/** Forgets the log-in of a life that is over. The user that it acted for, or NO_USER. */
export function endContext(process: u32): u32 {
  if (process >= PROCESS_COUNT || contexts[process].generation === 0 || isLoggedIn(process)) return NO_USER;
  const user = contexts[process].user;
  enter(process, 0, user, NO_USER);
  return user;
}
