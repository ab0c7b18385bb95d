/**
 * Capability spaces and who derived what: a tree for each original, held by references between parent and children.
 */
import { type ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { Call, Capability, Endpoint, Line, Process, Region, type Target, type Thread } from './objects';
import { remove } from './scheduler';
import { forgetHandler } from './exceptions';
import { loseLine } from './lines';
import { releaseRegion } from './regions';
import { byUrgency, endWait, failCall } from './messages';
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
  from: Capability,
  place: Place,
  rights: number,
  badge: number,
  target = from.target,
): Capability {
  const child = new Capability(from.type, target, rights, badge, from.depth + 1, from.life, place);
  if (target !== from.target) child.life = acceptedLife(target);
  child.parent = from;
  from.children.unshift(child);
  place.space.space[place.slot] = child;
  return child;
}

/** The same capability elsewhere; a call that was made through it has ended. The right to answer one goes to `taker`. */
export function moveTo(world: World, capability: Capability, place: Place, taker: Thread): void {
  const from = capability.space;
  endCallsThrough(world, capability);
  from.space[capability.slot] = undefined;
  capability.space = place.space;
  capability.slot = place.slot;
  place.space.space[place.slot] = capability;
  if (from === place.space) return;
  const { target } = capability;
  if (target instanceof Call) passCall(target, taker);
  lostByProcess(world, target, from);
}

function passCall(call: Call, server: Thread): void {
  if (call.server) remove(call.server.received, call);
  call.server = server;
  server.received.push(call);
}

/** Takes it out of its space; its children are its parent's now, or stand alone. */
export function deleteCapability(world: World, capability: Capability): void {
  const { parent, children, space, slot } = capability;
  if (capability.depth !== 0) for (const each of capability.descendants) each.depth -= 1;
  for (const child of children) child.parent = parent;
  if (parent) parent.children.splice(parent.children.indexOf(capability), 1, ...children);
  children.length = 0;
  endCallsThrough(world, capability);
  space.space[slot] = undefined;
  lost(world, capability);
}

/**
 * All that was derived from it, and nothing else, is gone, the latest and deepest first; calls in progress through those end. It stops
 * after each one to ask whether it may go on; the result says whether it is done.
 */
export function revokeDescendants(world: World, capability: Capability, mayGoOn = () => true): boolean {
  while (capability.children.length > 0) {
    deleteCapability(world, leafOf(capability));
    if (!mayGoOn()) return false;
  }
  return true;
}

function leafOf(capability: Capability): Capability {
  const [first] = capability.children;
  return first ? leafOf(first) : capability;
}

function endCallsThrough(world: World, capability: Capability): void {
  forgetHandler(world, capability);
  for (const thread of world.threads) {
    if (thread.call?.through === capability && !thread.call.isException)
      failCall(world, thread.call, Status.revoked);
  }
}

function lost(world: World, capability: Capability): void {
  const { target } = capability;
  if (target instanceof Call && target.saved.includes(capability)) failCall(world, target, Status.cancelled);
  lostByProcess(world, target, capability.space);
  if (target instanceof Region && target.owner && !isNamed(world, target)) releaseRegion(world, target);
}

/** What only a process with a capability can have: memory mapped, a line to drive, an endpoint that is open. */
function lostByProcess(world: World, target: Target, process: Process): void {
  const left = process.space.filter(
    (each): each is Capability => each !== undefined && each.target === target,
  );
  if (target instanceof Region) limitMapping(process, target, left);
  if (target instanceof Line) loseLine(target, process, left);
  const mayReceive = left.some(({ rights }) => (rights & Right.receive) !== 0);
  if (target instanceof Endpoint && target.owner === process && !mayReceive) closeEndpoint(world, target);
}

function limitMapping(process: Process, region: Region, left: readonly Capability[]): void {
  const rights = left.reduce((sum, each) => sum | each.rights, 0);
  if ((rights & Right.read) === 0) process.mappings.delete(region);
  else if ((rights & Right.write) === 0 && process.mappings.has(region)) process.mappings.set(region, 1);
}

/** Nobody receives there any more. */
export function closeEndpoint(world: World, endpoint: Endpoint): void {
  endpoint.open = false;
  endpoint.posted.length = 0;
  if (endpoint.receiver) endWait(world, endpoint.receiver, Status.revoked);
  for (const call of byUrgency(world, endpoint)) failCall(world, call, Status.dead);
  world.servers.delete(endpoint);
}

function isNamed(world: World, target: Target): boolean {
  return world.processes.some(({ space }) => space.some((each) => each?.target === target));
}

/** Deepest derivation. */
export const DEEPEST = 255;

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
  if (target instanceof Endpoint && !target.open) return Status.dead;
  return capability.life === peer.life ? Status.ok : Status.restarted;
}
