/**
 * How a client asks a server: a call that copes with the server's restart.
 *
 * A server that was restarted knows nothing of what it was told before, so the kernel refuses older capabilities with
 * `restarted` until the client accepts the new life. This is the one place where clients do: protocols of this system are
 * such that a request can be made again to a server that has never heard of it. A server that dies with the request in its
 * hands is another matter: what it did is not known, so `dead` goes to the client.
 */
import { FOREVER } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { renew } from '../../src/runtime/capabilities';
import { Message } from '../../src/runtime/message';
import { call, callLending } from '../../src/runtime/messages';

/** Calls and waits for the answer, for as long as it takes: a server that dies is noticed. */
export function request(endpoint: u32, message: Message): Status {
  const label = message.label;
  const m0 = message.m0;
  const m1 = message.m1;
  const m2 = message.m2;
  const m3 = message.m3;
  const status = call(endpoint, message, FOREVER);
  if (status !== Status.restarted || renew(endpoint) !== Status.ok) return status;
  message.label = label;
  message.m0 = m0;
  message.m1 = m1;
  message.m2 = m2;
  message.m3 = m3;
  return call(endpoint, message, FOREVER);
}

/** As {@link request}, lending `length` bytes at `address`. `rights`: bits of LeaseRight. */
export function requestLending(
  endpoint: u32,
  message: Message,
  address: u32,
  length: u32,
  rights: u32,
): Status {
  const label = message.label;
  const m0 = message.m0;
  const m1 = message.m1;
  const status = callLending(endpoint, message, address, length, rights, FOREVER);
  if (status !== Status.restarted || renew(endpoint) !== Status.ok) return status;
  message.label = label;
  message.m0 = m0;
  message.m1 = m1;
  return callLending(endpoint, message, address, length, rights, FOREVER);
}
