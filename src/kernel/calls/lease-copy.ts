/**
 * `leaseCopy`: move bytes between the buffer that a caller lent and the server's own memory.
 *
 * Arguments: r4 reply token of the call; r6 address of a LeaseTransfer.
 * Returns: r4 status.
 * Faults: notWaiting (the token); invalidAddress (the transfer, or the server's memory); invalidArgument (direction);
 *   leaseViolation (right, offset or length).
 * Blocks: never.
 * Notes: either all bytes are copied or none. The lent buffer was checked when it was lent.
 */
import { LeaseDirection, LeaseRight, LeaseTransfer } from '../../abi/message';
import { Status } from '../../abi/status';
import { callerOf } from '../endpoint';
import { Lease, leaseAllows } from '../lease';
import { copyBytes } from '../memory';
import { Process } from '../process';
import { finish } from '../results';
import { Access, isAccessible, isAccessibleStruct } from '../user-memory';

export function leaseCopyCall(caller: Process): Status {
  const client = callerOf(caller.frame.status, caller);
  if (client === null) return Status.notWaiting;
  const address = caller.frame.a;
  if (!isAccessibleStruct(caller, address, sizeof(LeaseTransfer), Access.read)) return Status.invalidAddress;
  const transfer = overlay(LeaseTransfer, address);
  const status = check(caller, client.lease, transfer);
  if (status !== Status.ok) return status;
  copy(client.lease, transfer);
  finish(caller, Status.ok);
  return Status.ok;
}

function check(server: Process, lease: Lease, transfer: LeaseTransfer): Status {
  const direction = transfer.direction;
  if (direction !== LeaseDirection.fromClient && direction !== LeaseDirection.toClient)
    return Status.invalidArgument;
  const fromClient = direction === LeaseDirection.fromClient;
  const right = fromClient ? LeaseRight.read : LeaseRight.write;
  if (!leaseAllows(lease, transfer.offset, transfer.length, right)) return Status.leaseViolation;
  const access = fromClient ? Access.write : Access.read;
  return isAccessible(server, transfer.address, transfer.length, access) ? Status.ok : Status.invalidAddress;
}

function copy(lease: Lease, transfer: LeaseTransfer): void {
  const lent = lease.address + transfer.offset;
  if (transfer.direction === LeaseDirection.fromClient) copyBytes(transfer.address, lent, transfer.length);
  else copyBytes(lent, transfer.address, transfer.length);
}
