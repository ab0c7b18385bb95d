/** Memory regions of the system's pool: allocated at run time, shared by capability, mapped by each process for itself. */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { invoke, Result, simpleCall } from './system-call';

/** What a process may do in a region that it maps. */
export enum Access {
  read = 1,
  readWrite = 3,
}

/**
 * Allocates `bytes` (a power of two from 32) at `address`, or anywhere for 0. The capability goes into slot `destination`; the
 * result is the address. It is not mapped yet.
 */
export function allocateRegion(bytes: u32, address: u32, destination: u32, region: Result): Status {
  const frame = new CallFrame();
  frame.m0 = destination;
  const status = invoke(frame, Operation.allocateRegion, 0, bytes, address);
  region.value = frame.a;
  return status;
}

/** Makes the region accessible to this process; of one that is mapped already, changes the access. */
export function mapRegion(slot: u32, access: Access, address: Result): Status {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.mapRegion, slot, access, 0);
  address.value = frame.a;
  return status;
}

export function unmapRegion(slot: u32): Status {
  return simpleCall(Operation.unmapRegion, slot, 0, 0);
}
