/**
 * Endpoints open with their owner's life and close with it, or with its last right to receive: capabilities hold the key of the
 * life that they were made for, so those of an earlier one fit no more.
 */
import { Status } from '../../abi/status';
import { endWait } from '../thread/wait';
import { Endpoint, acceptedKey, markQuiet } from './endpoint';
import { emptyPort } from './port';

/** Its owner lives now. */
export function openEndpoint(endpoint: Endpoint): void {
  endpoint.key = acceptedKey(endpoint);
  markQuiet(endpoint);
}

/** Nobody receives here any more: those who send or wait learn it, and what was posted is lost. */
export function closeEndpoint(endpoint: Endpoint): void {
  endpoint.key = 0;
  emptyPort(endpoint);
  const waiting = endpoint.waiting;
  if (waiting !== null) endWait(waiting, Status.revoked);
  for (let sender = endpoint.queued; sender !== null; sender = endpoint.queued) endWait(sender, Status.dead);
  // Not before: each of them lends it priority.
  endpoint.server = null;
}
