/** Calls on the caller's own capability space. */
import { ALL_PROCESSES, ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import {
  DEEPEST,
  addOriginal,
  capabilityAt,
  deleteCapability,
  derive,
  moveTo,
  revokeDescendants,
} from './capabilities';
import { callOfToken } from './message-calls';
import {
  type Capability,
  Endpoint,
  Process,
  Region,
  type Registers,
  type Target,
  type Thread,
} from './objects';
import { finish, mustGiveWay } from './scheduler';
import { type World, acceptedLife } from './world';

export function identify(world: World, caller: Thread, [slot]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  const { type, rights, badge, target, depth } = found;
  finish(caller, Status.ok, {
    r6: type,
    r7: rights,
    message: [badge, numberOf(world, type, target), depth, 0],
  });
  return Status.ok;
}

/** Opaque ones (threads, calls) are 0 here: an observer does not compare them. */
export function numberOf(_world: World, type: ObjectType, target: Target): number {
  if (target instanceof Region) return target.address;
  if (target instanceof Endpoint) return target.number;
  if (target instanceof Process) return target.index;
  return type === ObjectType.process ? ALL_PROCESSES : 0;
}

/** A free slot of the caller's. */
export function checkFree(caller: Thread, slot: number): Status {
  if (slot >= caller.process.space.length) return Status.invalidSlot;
  return capabilityAt(caller, slot) ? Status.slotInUse : Status.ok;
}

export function copy(_world: World, caller: Thread, [slot, , to]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  const status = checkDerivable(caller, found, to);
  if (status !== Status.ok) return status;
  derive(found, { space: caller.process, slot: to }, found.rights, found.badge);
  return Status.ok;
}

function checkDerivable(caller: Thread, capability: Capability, to: number): Status {
  if (isUnique(capability)) return Status.wrongType;
  const status = checkFree(caller, to);
  if (status !== Status.ok) return status;
  return capability.depth >= DEEPEST ? Status.full : Status.ok;
}

/** Exactly one of it exists: the right to answer a call. */
export function isUnique({ type }: Capability): boolean {
  return type === ObjectType.reply;
}

export function mint(world: World, caller: Thread, [slot, , to, rights, badge]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  const status = checkDerivable(caller, found, to);
  if (status !== Status.ok) return status;
  if ((rights & ~found.rights) !== 0) return Status.insufficientRights;
  const badged = badgeFor(world, found, badge);
  if ('error' in badged) return badged.error;
  derive(found, { space: caller.process, slot: to }, rights, badged.badge, badged.target);
  return Status.ok;
}

/** What a new badge makes of a capability, or why it may not have it. */
export function badgeFor(
  world: World,
  { type, target, badge }: Capability,
  wanted: number,
): { badge: number; target: Target } | { error: Status } {
  if (wanted === 0) return { badge, target };
  switch (type) {
    case ObjectType.endpoint:
    case ObjectType.interrupt:
      return badge === 0 ? { badge: wanted, target } : { error: Status.insufficientRights };
    case ObjectType.notification:
      return (wanted & ~badge) === 0 ? { badge: wanted, target } : { error: Status.insufficientRights };
    case ObjectType.process: {
      if (target !== undefined) return { error: Status.insufficientRights };
      const process = world.processes[wanted - 1];
      return process ? { badge: 0, target: process } : { error: Status.nothing };
    }
    default:
      return { error: Status.invalidArgument };
  }
}

export function move(world: World, caller: Thread, [slot, , to]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  const status = checkFree(caller, to);
  if (status !== Status.ok) return status;
  moveTo(world, found, { space: caller.process, slot: to }, caller);
  return Status.ok;
}

export function deleteSlot(world: World, caller: Thread, [slot]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  deleteCapability(world, found);
  return Status.ok;
}

/** More urgent threads don't wait for a long one: it goes on when they have run. */
export function revoke(world: World, caller: Thread, registers: Registers): Status {
  const found = capabilityAt(caller, registers[0]);
  if (!found) return Status.invalidSlot;
  if (!revokeDescendants(world, found, () => !mustGiveWay(world, caller))) caller.again = registers;
  return Status.ok;
}

export function renew(_world: World, caller: Thread, [slot]: Registers): Status {
  const found = capabilityAt(caller, slot);
  if (!found) return Status.invalidSlot;
  const { type, target } = found;
  if (type !== ObjectType.endpoint && !(target instanceof Process && type === ObjectType.process))
    return Status.wrongType;
  found.life = acceptedLife(target);
  return Status.ok;
}

export function saveReply(world: World, caller: Thread, [token, , slot]: Registers): Status {
  const call = callOfToken(world, caller, token);
  if (!call) return Status.notWaiting;
  if (call.saved.length > 0) return Status.busy;
  const status = checkFree(caller, slot);
  if (status !== Status.ok) return status;
  call.saved.push(addOriginal(ObjectType.reply, call, Right.send, { space: caller.process, slot }));
  return Status.ok;
}
