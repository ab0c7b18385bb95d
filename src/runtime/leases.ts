/** What a server does with the buffer that a waiting caller lent: copy parts of it. It ends when the caller is answered. */
import { CallFrame, LeaseDirection } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { invoke } from './system-call';

/** Copies from the caller's lent buffer, starting at byte `offset`, to fill `target`. */
export function copyFromClient(token: u32, offset: u32, target: Span<u8>): Status {
  return copy(token, offset, addressOf(target), target.length, LeaseDirection.fromClient);
}

/** Copies `source` into the caller's lent buffer, starting at byte `offset`. */
export function copyToClient(token: u32, offset: u32, source: ReadonlySpan<u8>): Status {
  return copy(token, offset, addressOf(source), source.length, LeaseDirection.toClient);
}

function copy(token: u32, offset: u32, address: u32, length: u32, direction: LeaseDirection): Status {
  const frame = new CallFrame();
  frame.m0 = address;
  frame.m1 = length;
  return invoke(frame, Operation.leaseCopy, token, offset, direction);
}
