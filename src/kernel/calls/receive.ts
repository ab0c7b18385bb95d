/**
 * `receive`: take the next notification or message, or wait for one.
 *
 * Arguments: r4 endpoint slot (right `receive`); r6 timeout; r7 the only badge to receive from, ANY_BADGE: all.
 * Returns: `ok`: r5 badge, r6 reply token (0: nobody waits for a reply; TOKEN_TRANSFERRED: a capability came with it), r7 label,
 *   r8-r11 message; `notified`: r5 the notification bits, taken.
 * Faults: invalidSlot wrongType insufficientRights; busy; timeout; cancelled.
 * Blocks: until a message, a notification or the deadline.
 * Notes: pending notifications come before messages, queued senders by priority, posted messages last.
 */
import { ANY_BADGE, FOREVER, NOBODY } from '../../abi/operation';
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { Endpoint } from '../message/endpoint';
import { namedCaller, whyNobody } from '../message/named-call';
import { takePosted } from '../message/port';
import { completeCall } from '../message/reply';
import { receiveFrom } from '../message/send';
import { targetOf } from '../message/target';
import { lendQueueTo, refresh } from '../thread/inheritance';
import { ALL_NOTIFICATIONS, takeInto } from '../thread/notification';
import { Thread } from '../thread/thread';
import { limitWait } from '../thread/wait';

export function receiveCall(caller: Thread, slot: Slot): Status {
  const endpoint = targetOf(slot);
  if (endpoint.waiting !== null) return Status.busy;
  lendQueueTo(endpoint, caller);
  return receive(caller, endpoint, caller.frame.a, caller.frame.b);
}

/**
 * `replyAndReceive`: answer a call, and take the next notification or message, or wait for one.
 *
 * Arguments: r4 endpoint slot (right `receive`); r6 token or slot of the call to answer, NOBODY: none; r7 label, r8-r11 reply.
 * Returns: as `receive`.
 * Faults: invalidSlot wrongType insufficientRights (of the endpoint, of the reply); busy; notWaiting; cancelled.
 * Blocks: until a message or a notification.
 * Notes: with a name that names nobody nothing happens: no reply, no receive.
 */
export function replyAndReceiveCall(caller: Thread, slot: Slot): Status {
  const endpoint = targetOf(slot);
  if (endpoint.waiting !== null) return Status.busy;
  const name = caller.frame.a;
  if (name === NOBODY) {
    lendQueueTo(endpoint, caller);
  } else {
    const client = namedCaller(caller, name);
    if (client === null) return whyNobody(caller, name);
    completeCall(client, caller.frame);
  }
  return receive(caller, endpoint, FOREVER, ANY_BADGE);
}

function receive(caller: Thread, endpoint: Endpoint, timeout: u32, badge: u32): Status {
  if (caller.notifications !== 0) {
    takeInto(caller, Status.notified, ALL_NOTIFICATIONS);
    return Status.ok;
  }
  if (receiveFrom(endpoint, caller, badge) || takePosted(endpoint, caller, badge)) return Status.ok;
  if (timeout === 0) return Status.timeout;
  limitWait(caller, timeout);
  endpoint.waiting = caller;
  endpoint.closedTo = badge;
  caller.endpoint = endpoint;
  refresh(caller);
  return Status.ok;
}
