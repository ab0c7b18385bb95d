/**
 * Who makes the request that is being handled. The kernel vouches for the badge, and the framework says which of its
 * clients that is.
 *
 * There is one object, which changes with each request: a handler that answers later keeps the numbers, not the object.
 */
import { Status } from '../../abi/status';
import { copyFromClient } from '../leases';
import { NOBODY } from '../message';
export { NOBODY } from '../message';

/** `client` of who is connected to nothing: only posted messages come from such. */
export const NO_CLIENT = 0xffffffff;

export class Caller {
  badge: u32 = 0;
  /** Number of its process. */
  process: u32 = 0;
  /** Its place in tables of the server that have a row for each client. */
  client: u32 = NO_CLIENT;
  /** For an answer that is given later. */
  token: u32 = NOBODY;
}

/** Filled by the framework (`client`) and the generated dispatch (the others) before a handler runs. */
export const currentCaller = new Caller();

const nothing = array(u8, 1);

/** Whether the caller that `token` names waits for its answer still: copying nothing from it tells. */
export function stillWaits(token: u32): bool {
  return token !== NOBODY && copyFromClient(token, 0, span(nothing, 0, 0)) !== Status.notWaiting;
}
