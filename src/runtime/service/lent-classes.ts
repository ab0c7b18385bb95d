/** Classes that are lent as a whole: their bytes, between the caller's memory and the server's. */
import { Status } from '../../abi/status';
import { copyFromClient, copyToClient } from '../leases';

/** False: the caller has not lent so much, or is gone. */
export function copyIn(token: u32, address: u32, length: u32): bool {
  return copyFromClient(token, 0, spanAt(u8, address, length)) === Status.ok;
}

export function copyOut(token: u32, address: u32, length: u32): bool {
  return copyToClient(token, 0, spanAt(u8, address, length)) === Status.ok;
}
