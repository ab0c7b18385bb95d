/**
 * Leases: a caller lends a buffer of its memory to the server for the duration of a call, with rights.
 *
 * The lent buffer was checked against the caller's regions when it was lent, and the caller is blocked while the lease
 * lasts; so a copy has only to stay inside it. The lease ends with the call, however that ends.
 */
import { LeaseRight } from '../abi/message';

export class Lease {
  address: u32 = 0;
  length: u32 = 0;
  /** Bits of LeaseRight; 0: nothing is lent. */
  rights: u32 = 0;
}

export function clearLease(lease: Lease): void {
  lease.address = 0;
  lease.length = 0;
  lease.rights = 0;
}

/** Whether `length` bytes at `offset` are inside the lease and may be used as `right` says. */
export function leaseAllows(lease: Lease, offset: u32, length: u32, right: LeaseRight): bool {
  if ((lease.rights & right) === 0) return false;
  return offset <= lease.length && length <= lease.length - offset;
}
