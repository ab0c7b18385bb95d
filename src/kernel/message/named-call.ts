/**
 * The call that a server names in order to answer it: by its token, which any thread of the process may use, or by the slot of a
 * reply capability, which is used up: who looks at it when the call has been answered finds that it is over.
 */
import { TOKEN } from '../../abi/operation';
import { Status } from '../../abi/status';
import { checkCapability, placeOf, slotOf } from '../capability/capability';
import { REPLY_TO_SEND } from '../needs';
import { Thread } from '../thread/thread';
import { callerOf } from './reply';

/** The caller that a thread of the server's process owes the reply; null when {@link whyNobody}. */
export function namedCaller(server: Thread, name: u32): Thread | null {
  if ((name & TOKEN) !== 0) return callerOf(name, server);
  const place = placeOf(server.process, name);
  return checkCapability(place, REPLY_TO_SEND) === Status.ok ? callerOf(slotOf(place).stamp, server) : null;
}

export function whyNobody(server: Thread, name: u32): Status {
  if ((name & TOKEN) !== 0) return Status.notWaiting;
  const status = checkCapability(placeOf(server.process, name), REPLY_TO_SEND);
  return status === Status.ok ? Status.notWaiting : status;
}
