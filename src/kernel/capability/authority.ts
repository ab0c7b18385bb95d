/**
 * How authority comes into a slot: as an original (granted by the system file, or made together with an object), derived
 * from another capability, or moved. It never grows: what is derived has at most the rights, the badge and the object of
 * its source.
 *
 * All functions here commit: the destination is empty and everything was checked.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Endpoint, acceptedKey } from '../message/endpoint';
import { Process, stampOfLife } from '../process/process';
import { Thread } from '../thread/thread';
import { NO_KEY, SIGNAL_STAMP, detailOf, emptySlot, slotOf } from './capability';
import { addChild, addOriginal, replaceInList } from './derivation';

/** Makes the first capability to an object; `depth` 0 says that the system file grants it. */
export function makeOriginal(place: u32, type: ObjectType, object: u32, rights: u32, depth: u32): void {
  const detail = detailOf(place);
  detail.type = type;
  detail.rights = u16(rights);
  slotOf(place).object = object;
  addOriginal(place, depth);
  acceptLife(place);
}

/** Sets the key words for the present life of the object, or for its next one while it is dead. */
export function acceptLife(place: u32): void {
  const slot = slotOf(place);
  switch (detailOf(place).type) {
    case ObjectType.endpoint:
      slot.callKey = slot.stamp = acceptedKey(overlay(Endpoint, slot.object));
      break;
    case ObjectType.notification:
      slot.stamp = SIGNAL_STAMP;
      break;
    case ObjectType.process:
      if (slot.object !== 0) slot.stamp = acceptedLife(overlay(Process, slot.object));
      break;
    case ObjectType.thread:
      slot.stamp = overlay(Thread, slot.object).generation;
      break;
    case ObjectType.reply:
      slot.stamp = overlay(Thread, slot.object).token;
      break;
    default:
  }
  dropKeys(place);
}

/** The stamp of a new or renewed capability to a process. */
export function acceptedLife(process: Process): u32 {
  return stampOfLife(process.alive ? process.generation : process.generation + 1);
}

/** Key words that its rights don't allow to use are those of no object. Stamps of other types are looked at with their rights. */
function dropKeys(place: u32): void {
  const detail = detailOf(place);
  const slot = slotOf(place);
  const type = detail.type;
  if ((detail.rights & Right.send) === 0) slot.callKey = NO_KEY;
  if (type > ObjectType.notification) return;
  const right = type === ObjectType.endpoint ? Right.receive : Right.send;
  if ((detail.rights & right) === 0) slot.stamp = NO_KEY;
}

/** Makes a child of `source` with these rights, which are among its own. */
export function derive(source: u32, place: u32, rights: u32, badge: u32): void {
  assign(slotOf(place), slotOf(source));
  addChild(source, place);
  slotOf(place).badge = badge;
  restrict(place, rights);
}

/** A capability loses the rights that are not in `rights`. */
export function restrict(place: u32, rights: u32): void {
  detailOf(place).rights &= u16(rights);
  dropKeys(place);
}

/** Moves a capability, with its place among the derivations. What was being done through it has to end before. */
export function relocate(from: u32, to: u32): void {
  assign(slotOf(to), slotOf(from));
  replaceInList(from, to);
  emptySlot(from);
}
