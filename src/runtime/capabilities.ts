/**
 * Capabilities as a process handles its own: looking at them, deriving, moving, taking back. A slot is a number that means
 * something only to the process that holds it.
 */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { invoke, simpleCall } from './system-call';

/** What `identify` tells about the capability in a slot. */
export class Capability {
  /** An ObjectType. */
  type: u32 = 0;
  /** Bits of Right. */
  rights: u32 = 0;
  badge: u32 = 0;
  /** The object's number among those of its type. */
  object: u32 = 0;
  /** Derivations between it and what the system file granted. */
  depth: u32 = 0;
}

export function identify(slot: u32, capability: Capability): Status {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.identify, slot, 0, 0);
  capability.type = frame.a;
  capability.rights = frame.b;
  capability.badge = frame.m0;
  capability.object = frame.m1;
  capability.depth = frame.m2;
  return status;
}

/** Puts the same capability into the free slot `destination`, as a child of the one in `slot`. */
export function copy(slot: u32, destination: u32): Status {
  return simpleCall(Operation.copy, slot, destination, 0);
}

/** As {@link copy}, with only these rights and, if the source has none, a badge; `badge` 0 keeps the source's. */
export function mint(slot: u32, destination: u32, rights: u32, badge: u32): Status {
  const frame = new CallFrame();
  frame.m0 = badge;
  return invoke(frame, Operation.mint, slot, destination, rights);
}

export function moveCapability(slot: u32, destination: u32): Status {
  return simpleCall(Operation.move, slot, destination, 0);
}

/** Empties the slot; what was derived from it stays. */
export function deleteCapability(slot: u32): Status {
  return simpleCall(Operation.delete, slot, 0, 0);
}

/** Takes back everything that was derived from the capability, in every process; itself it stays. */
export function revoke(slot: u32): Status {
  return simpleCall(Operation.revoke, slot, 0, 0);
}

/** Accepts that the peer behind an endpoint or process capability was restarted. */
export function renew(slot: u32): Status {
  return simpleCall(Operation.renew, slot, 0, 0);
}

/** Turns a token into a reply capability, which can be kept, moved and transferred. */
export function saveReply(token: u32, destination: u32): Status {
  return simpleCall(Operation.saveReply, token, destination, 0);
}

/** Says where the next capability that comes with a message goes; NO_SLOT: none is wanted. */
export function accept(slot: u32): Status {
  return simpleCall(Operation.accept, 0, slot, 0);
}
