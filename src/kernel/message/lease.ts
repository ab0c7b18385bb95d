/**
 * Leases: a caller lends a buffer of its memory to the server for the duration of a call, with rights.
 *
 * Nothing is checked when it is lent. Each use checks that the lease has the right, that it stays inside, and that the caller
 * itself may access that memory now: what it could not touch it can't lend, and what it has given up it lends no more.
 */
import { LEASE_LENGTH_MAXIMUM, LEASE_RIGHT_SHIFT, LeaseRight } from '../../abi/message';
import { Access, isAccessible } from '../memory/user-memory';
import { Thread } from '../thread/thread';

/** Whether `client` lends `length` bytes at `offset` with that right, and has it. */
export function leaseAllows(client: Thread, offset: u32, length: u32, right: LeaseRight): bool {
  const lent = client.leaseExtent & LEASE_LENGTH_MAXIMUM;
  if (((client.leaseExtent >>> LEASE_RIGHT_SHIFT) & right) === 0) return false;
  if (offset > lent || length > lent - offset) return false;
  // Lease rights are the access bits of the same meaning.
  return isAccessible(client.process, client.leaseAddress + offset, length, right as u32 as Access);
}
