/**
 * Capability spaces and who derived what: a tree for each original, held by references between parent and children.
 */
import { ObjectType } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { Call, Capability, Endpoint, Process, Region, Thread, type Target } from './objects';
import { remove } from './scheduler';
import { releaseRegion } from './regions';
import { failCall } from './messages';
import { type World, acceptedLife } from './world';

export interface Place {
  readonly space: Process;
  readonly slot: number;
}

/** What is in a slot of the caller's own space. */
export function capabilityAt(caller: Thread, slot: number): Capability | undefined {
  return caller.process.space[slot];
}

/** Slot, type and right, in that order; what is wrong, or the capability. */
export function lookUp(caller: Thread, slot: number, type: ObjectType, right: number): Capability | Status {
  const capability = capabilityAt(caller, slot);
  if (!capability) return Status.invalidSlot;
  if (capability.type !== type) return Status.wrongType;
  return (capability.rights & right) === 0 ? Status.insufficientRights : capability;
}

/** A capability that nobody granted and that is derived from none. */
export function addOriginal(type: ObjectType, target: Target, rights: number, place: Place): Capability {
  const capability = new Capability(type, target, rights, 0, 1, acceptedLife(target), place);
  place.space.space[place.slot] = capability;
  return capability;
}

export function derive(
  _world: World,
  from: Capability,
  place: Place,
  rights: number,
  badge: number,
  target = from.target,
): Capability {
  const child = new Capability(from.type, target, rights, badge, from.depth + 1, from.life, place);
  if (target !== from.target) child.life = acceptedLife(target);
  child.parent = from;
  from.children.push(child);
  place.space.space[place.slot] = child;
  return child;
}

/** The same capability elsewhere. */
export function moveTo(world: World, capability: Capability, place: Place): void {
  const from = capability.space;
  from.space[capability.slot] = undefined;
  capability.space = place.space;
  capability.slot = place.slot;
  place.space.space[place.slot] = capability;
  lostByProcess(world, capability.target, from);
}

/** Takes it out of its space; its children are its parent's now, or stand alone. */
export function deleteCapability(world: World, capability: Capability): void {
  const { parent, children, space, slot } = capability;
  if (capability.depth !== 0) for (const each of capability.descendants) each.depth -= 1;
  for (const child of children) child.parent = parent;
  if (parent) {
    remove(parent.children, capability);
    parent.children.push(...children);
  }
  children.length = 0;
  space.space[slot] = undefined;
  if (capability.target instanceof Call) capability.target.saved = undefined;
  lost(world, capability);
}

/** All that was derived from it, and nothing else, is gone; calls in progress through those end. */
export function revokeDescendants(world: World, capability: Capability): void {
  for (const child of [...capability.children]) {
    revokeDescendants(world, child);
    deleteCapability(world, child);
    endCallsThrough(world, child);
  }
}

function endCallsThrough(world: World, capability: Capability): void {
  for (const thread of world.threads) {
    if (thread.call?.through === capability) failCall(world, thread.call, Status.revoked);
  }
}

function lost(world: World, capability: Capability): void {
  lostByProcess(world, capability.target, capability.space);
  const { target } = capability;
  if (target instanceof Region && !isNamed(world, target)) releaseRegion(world, target);
}

/** A process has memory of a region mapped only while it has a capability to it. */
function lostByProcess(_world: World, target: Target, process: Process): void {
  if (!(target instanceof Region)) return;
  if (!process.space.some((each) => each?.target === target)) process.mappings.delete(target);
}

function isNamed(world: World, target: Target): boolean {
  return world.processes.some(({ space }) => space.some((each) => each?.target === target));
}

/** The call that a reply capability names is over. */
export function dropReply(capability: Capability): void {
  capability.space.space[capability.slot] = undefined;
}

/** Whether it names the peer's present life; why not. */
export function peerStatus(capability: Capability): Status {
  const { target } = capability;
  const peer = target instanceof Endpoint ? target.owner : target;
  if (!(peer instanceof Process)) return Status.ok;
  if (!peer.alive) return peer.life === 0 ? Status.notStarted : Status.dead;
  return capability.life === peer.life ? Status.ok : Status.restarted;
}
