/**
 * The call that a server names in order to answer it: by its token, which any thread of the process may use, or by the slot of a
 * reply capability, which is used up.
 */
import { CallFrame } from '../abi/message';
import { TOKEN } from '../abi/operation';
import { Status } from '../abi/status';
import { checkCapability, placeOf, slotOf } from './capability';
import { REPLY_TO_SEND } from './needs';
import { callerOf, completeCall } from './reply';
import { Thread, processOf } from './thread';

/** Whether `name` is the name of a call that a thread of the server's process owes the reply of. */
export function checkNamed(server: Thread, name: u32): Status {
  if ((name & TOKEN) === 0) {
    const status = checkCapability(placeOf(processOf(server), name), REPLY_TO_SEND);
    if (status !== Status.ok) return status;
  }
  return namedCaller(server, name) === null ? Status.notWaiting : Status.ok;
}

/** The caller; null if it waits no more. */
export function namedCaller(server: Thread, name: u32): Thread | null {
  return callerOf((name & TOKEN) === 0 ? slotOf(placeOf(processOf(server), name)).stamp : name, server);
}

/** Answers the call that {@link checkNamed} accepted; the name means nothing then. */
export function completeNamed(server: Thread, name: u32, reply: CallFrame): void {
  completeCall(namedCaller(server, name)!, reply);
  // A reply capability is used up: who looks at its slot next finds that its call is over.
}
