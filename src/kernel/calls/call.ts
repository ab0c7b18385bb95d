/**
 * `call` and `callLending`: send a message to the process behind an endpoint and wait for its reply.
 *
 * Arguments: r4 endpoint slot (right `send`); r6 timeout, or the address of a Lending; r7 label; r8-r11 message.
 * Returns: r4 status; r7 label and r8-r11 message of the reply.
 * Faults: invalidSlot wrongType insufficientRights; self; dead; cycle; invalidAddress and invalidArgument (lending); timeout.
 * Blocks: until the reply, the deadline, or the receiver's death.
 * Notes: the deadline covers queueing and the server's work. A timeout of 0 never gets a reply, so it only checks. The
 *   lent buffer must be the caller's own, with the lent access; the lease ends with the call.
 */
import { ObjectType, Right } from '../../abi/capability';
import { LeaseRight, Lending } from '../../abi/message';
import { FOREVER } from '../../abi/operation';
import { Status } from '../../abi/status';
import { capabilityAt, checkCapability } from '../capability';
import { Endpoint, endpoints, send, wouldCycle } from '../endpoint';
import { Process, isAlive } from '../process';
import { limitWait } from '../timer';
import { Access, isAccessible, isAccessibleStruct } from '../user-memory';

export function callCall(caller: Process): Status {
  const status = checkCallee(caller);
  if (status !== Status.ok) return status;
  return begin(caller, caller.frame.a);
}

export function callLendingCall(caller: Process): Status {
  const status = checkCallee(caller);
  if (status !== Status.ok) return status;
  const address = caller.frame.a;
  if (!isAccessibleStruct(caller, address, sizeof(Lending), Access.read)) return Status.invalidAddress;
  const lending = overlay(Lending, address);
  const lent = checkLending(caller, lending);
  if (lent !== Status.ok) return lent;
  if (lending.timeout === 0) return Status.timeout;
  caller.lease.address = lending.address;
  caller.lease.length = lending.length;
  caller.lease.rights = lending.rights;
  return begin(caller, lending.timeout);
}

/** Endpoint and receiver: everything that can be wrong with the other side. */
function checkCallee(caller: Process): Status {
  const slot = caller.frame.status;
  const status = checkCapability(caller, slot, ObjectType.endpoint, Right.send);
  if (status !== Status.ok) return status;
  const owner = calleeOf(caller).owner;
  if (owner === caller) return Status.self;
  if (owner === null || !isAlive(owner)) return Status.dead;
  return wouldCycle(caller, owner) ? Status.cycle : Status.ok;
}

function calleeOf(caller: Process): Endpoint {
  return endpoints[capabilityAt(caller, caller.frame.status).object];
}

function checkLending(caller: Process, lending: Lending): Status {
  const rights = lending.rights;
  if (rights === 0 || (rights & ~(LeaseRight.read | LeaseRight.write)) !== 0) return Status.invalidArgument;
  // Lease rights are the access bits of the same meaning.
  return isAccessible(caller, lending.address, lending.length, rights as Access)
    ? Status.ok
    : Status.invalidAddress;
}

function begin(caller: Process, timeout: u32): Status {
  if (timeout === 0) return Status.timeout;
  caller.badge = capabilityAt(caller, caller.frame.status).badge;
  if (timeout !== FOREVER) limitWait(caller, timeout);
  send(caller, calleeOf(caller));
  return Status.ok;
}
