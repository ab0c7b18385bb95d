/**
 * How authority ends, or leaves a slot: a capability is deleted, revoked, moved, or goes with its process. The slot keeps
 * nothing of it, and what was being done through it ends.
 *
 * - A call or send through an endpoint capability ends with `revoked`.
 * - An endpoint whose owner has lost its last right to receive is closed: to others it is dead.
 * - A region is unmapped, or mapped with fewer rights, where the process has no other capability that allows it; with the last
 *   capability of all it goes back to the pool.
 * - A line whose driver may acknowledge no longer is masked.
 * - The call that a reply capability was to answer ends with `cancelled`; that of a moved one is the new holder's.
 */
import { ObjectType, Right } from '../../abi/capability';
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { forgetHandler } from '../fault/exception';
import { Interrupt, releaseInterrupt } from '../interrupt';
import { limitMapping } from '../memory/mapping';
import { Region, releaseRegion } from '../memory/region';
import { closeEndpoint } from '../message/closing';
import { Endpoint, isSending } from '../message/endpoint';
import { passCall } from '../message/reply';
import { Process } from '../process/process';
import { Thread, firstThread, threads } from '../thread/thread';
import { endWait } from '../thread/wait';
import { mustGiveWay } from '../work';
import { relocate } from './authority';
import { detailOf, firstPlace, forget, holderOf, isOver, slotNumber, slotOf } from './capability';
import { firstLeaf, isAlone } from './derivation';

/** Takes a capability away from whoever holds it. */
export function removeCapability(place: u32): void {
  const holder = holderOf(place);
  const type = detailOf(place).type;
  const object = slotOf(place).object;
  const last = isAlone(place);
  if (type === ObjectType.reply) abandonCall(place);
  if (type === ObjectType.endpoint) endUses(holder, place);
  forget(place);
  lose(holder, type, object);
  if (type === ObjectType.region && last) releaseRegion(overlay(Region, object));
}

/**
 * Takes away what was derived from a capability, a leaf at a time, so that nothing has to be raised and every pause finds a
 * true preorder; false if it gave way before the end.
 */
export function revokeDescendants(place: u32): bool {
  let next = firstLeaf(place);
  while (next !== place) {
    const before: u32 = detailOf(next).previous;
    removeCapability(next);
    if (mustGiveWay()) return false;
    next = firstLeaf(before);
  }
  return true;
}

/** Moves a capability to an empty slot of the process of `taker`, the thread that answers a call if it is the right to. */
export function moveCapability(from: u32, to: u32, taker: Thread): void {
  const giver = holderOf(from);
  const type = detailOf(from).type;
  const object = slotOf(from).object;
  if (type === ObjectType.endpoint) endUses(giver, from);
  relocate(from, to);
  if (giver === taker.process) return;
  if (type === ObjectType.reply) passCall(overlay(Thread, object), taker);
  lose(giver, type, object);
}

/** Calls that the process makes through an endpoint capability, and what goes to an exception handler through it. */
function endUses(holder: Process, place: u32): void {
  forgetHandler(place);
  const slot = slotNumber(place);
  for (const thread of threads) {
    if (thread.process !== holder || thread.callSlot !== slot || thread.blockReason === BlockReason.faulted)
      continue;
    if (thread.server !== null || isSending(thread)) endWait(thread, Status.revoked);
  }
}

function abandonCall(place: u32): void {
  const caller = overlay(Thread, slotOf(place).object);
  if (caller.token === slotOf(place).stamp) endWait(caller, Status.cancelled);
}

/** What the process may do with an object by all its capabilities of the type, as bits of Right. */
export function rightsTo(holder: Process, type: ObjectType, object: u32): u32 {
  const first = firstPlace(holder);
  let rights: u32 = 0;
  for (let place = first; place < first + holder.slotCount; place++) {
    const detail = detailOf(place);
    if (detail.type !== type || slotOf(place).object !== object || isOver(place)) continue;
    rights |= detail.rights;
  }
  return rights;
}

/** The process has one capability less to the object: it keeps what the others allow. */
function lose(holder: Process, type: ObjectType, object: u32): void {
  const endpoint = overlay(Endpoint, object);
  const receives = type === ObjectType.endpoint && endpoint.owner === holder;
  // To look through its whole space takes longer than all the rest of a removal.
  if (!receives && type !== ObjectType.region && type !== ObjectType.interrupt) return;
  const rights = rightsTo(holder, type, object);
  if (type === ObjectType.region) limitMapping(holder, overlay(Region, object), rights);
  if (type === ObjectType.interrupt && (rights & Right.acknowledge) === 0)
    releaseInterrupt(overlay(Interrupt, object), firstThread(holder));
  if (receives && (rights & Right.receive) === 0) closeEndpoint(endpoint);
}
