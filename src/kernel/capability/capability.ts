/**
 * Capabilities: the only names that a process has for anything. A slot number means something in its own space alone,
 * and every use of one checks slot, type and right, in that order.
 *
 * A slot has two parts: 16 bytes that the fast path reads, and what only the slow path needs. The spaces of all processes
 * share one table of each; a process's part begins at its first thread's `slots`.
 *
 * Invariant: key words that a type does not use hold NO_KEY, which no object has.
 */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { SLOT_COUNT } from '../configuration';
import { ANYTHING, neededRights, neededType } from '../needs';
import { Process, processes } from '../process/process';
import { Thread, firstThread } from '../thread/thread';
import { removeFromList } from './derivation';

export const NO_KEY = 0xffffffff;
/** Stamp of a notification with the right to signal: no endpoint's key, no token, and a constant that fits an instruction. */
export const SIGNAL_STAMP = 0x7f7f7f7f;

export class Slot {
  /** The endpoint's key, if this allows to send to it in its owner's present life. */
  callKey: u32 = 0;
  badge: u32 = 0;
  /** Address of the object. */
  object: u32 = 0;
  /** Receive: the endpoint's key. Signal: SIGNAL_STAMP. One process, thread: its generation. Reply: the token. */
  stamp: u32 = 0;
}

/** The rest of a slot: its place in the derivation list, and what it allows. */
export class SlotDetail {
  next: u16 = 0;
  previous: u16 = 0;
  depth: u8 = 0;
  type: ObjectType = ObjectType.none;
  /** Bits of Right. */
  rights: u16 = 0;
}

export const slots = structs(Slot, SLOT_COUNT + 1);
export const slotDetails = structs(SlotDetail, SLOT_COUNT + 1);

/** The parts of the slot at a place in the tables. @noinline */
export function slotOf(place: u32): Slot {
  return slots[place];
}

/** @noinline */
export function detailOf(place: u32): SlotDetail {
  return slotDetails[place];
}

/** The first place in the tables is nobody's slot: it is always empty, and ends every list of derivations. */
export const NO_PLACE = 0;

/**
 * The place of a process's slot in the tables; NO_PLACE outside its space. A reply capability ends with its call, which does
 * not look for it: it is found to be over here.
 */
export function placeOf(process: Process, slot: u32): u32 {
  if (slot >= process.slotCount) return NO_PLACE;
  const place = firstPlace(process) + slot;
  if (isOver(place)) forget(place);
  return place;
}

/** Whether it is the right to answer a call that has ended. */
export function isOver(place: u32): bool {
  if (detailOf(place).type !== ObjectType.reply) return false;
  const reply = slotOf(place);
  return overlay(Thread, reply.object).token !== reply.stamp;
}

/** Empties a slot, with none of the duties of {@link removeCapability}. */
export function forget(place: u32): void {
  removeFromList(place);
  emptySlot(place);
}

/** Where slot 0 of a process is. */
export function firstPlace(process: Process): u32 {
  return (firstThread(process).slots - addressOf(slots[0])) / sizeof(Slot);
}

/** Whether a place is a slot of `process`. */
export function isPlaceOf(process: Process, place: u32): bool {
  return place - firstPlace(process) < process.slotCount;
}

/** The process whose slot this is. */
export function holderOf(place: u32): Process {
  let holder: u32 = 0;
  while (!isPlaceOf(processes[holder], place)) holder += 1;
  return processes[holder];
}

/** The number of its slot, to the process that holds it. */
export function slotNumber(place: u32): u32 {
  return place - firstPlace(holderOf(place));
}

/** Whether the capability at `place` is one that `need` (needs.ts) asks for. */
export function checkCapability(place: u32, need: u32): Status {
  const type = detailOf(place).type;
  if (type === ObjectType.none) return Status.invalidSlot;
  if (need === ANYTHING) return Status.ok;
  if (type !== neededType(need)) return Status.wrongType;
  return (neededRights(need) & ~u32(detailOf(place).rights)) === 0 ? Status.ok : Status.insufficientRights;
}

/** What is in a slot of `process`; none outside its space. */
export function typeAt(process: Process, slot: u32): ObjectType {
  return detailOf(placeOf(process, slot)).type;
}

/** Whether `process` may put a capability there. */
export function checkFree(process: Process, slot: u32): Status {
  if (slot >= process.slotCount) return Status.invalidSlot;
  return typeAt(process, slot) === ObjectType.none ? Status.ok : Status.slotInUse;
}

/** A slot without authority: no type, no key, no object. Its links mean nothing. */
export function emptySlot(place: u32): void {
  const slot = slotOf(place);
  clear(slot);
  slot.callKey = NO_KEY;
  slot.stamp = NO_KEY;
  clear(detailOf(place));
}

/** Slots of the process that hold something. */
export function slotsUsed(process: Process): u32 {
  let used: u32 = 0;
  for (let slot: u32 = 0; slot < process.slotCount; slot++)
    if (typeAt(process, slot) !== ObjectType.none) used += 1;
  return used;
}
