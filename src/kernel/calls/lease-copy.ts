/**
 * `leaseCopy`: move bytes between the buffer that a caller lent and the server's own memory.
 *
 * Arguments: r4 token of the call; r6 offset in the lease; r7 LeaseDirection; r8 own address, r9 length.
 * Returns: r4 status.
 * Faults: notWaiting; invalidArgument (direction); leaseViolation (right, offset or length, or the caller has lost the memory);
 *   invalidAddress (the server's memory).
 * Blocks: never.
 * Notes: a long copy is made in pieces: what is urgent comes between them. If the call ends meanwhile the rest is not copied.
 */
import { LeaseDirection, LeaseRight } from '../../abi/message';
import { Status } from '../../abi/status';
import { restartCall } from '../arch/armv7m/exception-frame';
import { copyBytes } from '../memory/memory';
import { Access, isAccessible } from '../memory/user-memory';
import { leaseAllows } from '../message/lease';
import { callerOf } from '../message/reply';
import { finish } from '../results';
import { Thread } from '../thread/thread';
import { mustGiveWay } from '../work';

/** Bytes between two looks at what waits. */
const PIECE = 512;

export function leaseCopyCall(caller: Thread): Status {
  const client = callerOf(caller.frame.status, caller);
  if (client === null) return Status.notWaiting;
  const status = check(caller, client);
  if (status !== Status.ok) return status;
  while (caller.frame.m1 > PIECE) {
    copy(caller, client, PIECE);
    if (!mustGiveWay()) continue;
    restartCall(caller);
    return Status.ok;
  }
  copy(caller, client, caller.frame.m1);
  finish(caller, Status.ok);
  return Status.ok;
}

function check(server: Thread, client: Thread): Status {
  const frame = server.frame;
  const direction = frame.b;
  if (direction !== LeaseDirection.fromClient && direction !== LeaseDirection.toClient)
    return Status.invalidArgument;
  const fromClient = direction === LeaseDirection.fromClient;
  const right = fromClient ? LeaseRight.read : LeaseRight.write;
  if (!leaseAllows(client, frame.a, frame.m1, right)) return Status.leaseViolation;
  const access = fromClient ? Access.write : Access.read;
  return isAccessible(server.process, frame.m0, frame.m1, access) ? Status.ok : Status.invalidAddress;
}

/** Copies the next `length` bytes; the server's registers say what is left. */
function copy(server: Thread, client: Thread, length: u32): void {
  const frame = server.frame;
  const lent = client.leaseAddress + frame.a;
  if (frame.b === LeaseDirection.fromClient) copyBytes(frame.m0, lent, length);
  else copyBytes(lent, frame.m0, length);
  frame.a += length;
  frame.m0 += length;
  frame.m1 -= length;
}
