/**
 * `receive`, `reply` and `replyAndReceive`: the server's side of a call.
 *
 * Arguments: receive: r4 endpoint slot (right `receive`), r6 timeout. reply: r4 token, r7 label, r8-r11 reply.
 *   replyAndReceive: r4 endpoint slot, r6 token or 0, r7 label, r8-r11 reply; it has no deadline.
 * Returns: `ok`: r5 badge, r6 reply token, r7 label, r8-r11 message; `notified`: r5 the notification bits, taken.
 * Faults: invalidSlot wrongType insufficientRights; notWaiting (the token); timeout.
 * Blocks: receive and replyAndReceive, until a call, a notification or the deadline. reply never.
 * Notes: pending notifications come before messages. With a wrong token nothing happens: no reply, no receive.
 */
import { ObjectType, Right } from '../../abi/capability';
import { FOREVER } from '../../abi/operation';
import { Status } from '../../abi/status';
import { capabilityAt, checkCapability } from '../capability';
import { Endpoint, callerOf, completeCall, endpoints, receiveFrom, waitForCall } from '../endpoint';
import { ALL_NOTIFICATIONS, takeInto } from '../notification';
import { Process } from '../process';
import { finish } from '../results';
import { limitWait } from '../timer';

export function receiveCall(caller: Process): Status {
  const status = checkCapability(caller, caller.frame.status, ObjectType.endpoint, Right.receive);
  if (status !== Status.ok) return status;
  return receive(caller, endpointAt(caller), caller.frame.a);
}

export function replyCall(caller: Process): Status {
  const client = callerOf(caller.frame.status, caller);
  if (client === null) return Status.notWaiting;
  completeCall(client, caller.frame);
  finish(caller, Status.ok);
  return Status.ok;
}

export function replyAndReceiveCall(caller: Process): Status {
  const status = checkCapability(caller, caller.frame.status, ObjectType.endpoint, Right.receive);
  if (status !== Status.ok) return status;
  const token = caller.frame.a;
  if (token !== 0) {
    const client = callerOf(token, caller);
    if (client === null) return Status.notWaiting;
    completeCall(client, caller.frame);
  }
  return receive(caller, endpointAt(caller), FOREVER);
}

function endpointAt(caller: Process): Endpoint {
  return endpoints[capabilityAt(caller, caller.frame.status).object];
}

function receive(caller: Process, endpoint: Endpoint, timeout: u32): Status {
  if (caller.notifications !== 0) {
    takeInto(caller, Status.notified, ALL_NOTIFICATIONS);
    return Status.ok;
  }
  if (receiveFrom(endpoint, caller)) return Status.ok;
  if (timeout === 0) return Status.timeout;
  if (timeout !== FOREVER) limitWait(caller, timeout);
  waitForCall(endpoint, caller);
  return Status.ok;
}
