/**
 * Who derived what: the capabilities that come from one original are one list in preorder, each with its depth.
 *
 * So the descendants of an entry are those that follow it with a greater depth, its parent is the nearest one before it
 * with a smaller depth, and nothing but two links and a byte is needed. An original is the first of its list.
 *
 * Invariants: an entry is at most one deeper than the one before it, unless that one was deleted from the front; a slot is in
 * a list exactly while it is in use. Depth 0 is what the system file granted; originals made since then begin at 1.
 */
import { SLOT_COUNT } from './configuration';

export const NO_ENTRY = 0xffff;

export class SlotLink {
  next: u16 = 0;
  previous: u16 = 0;
  depth: u8 = 0;
  type: u8 = 0;
  rights: u16 = 0;
}
export const slotLinks = structs(SlotLink, SLOT_COUNT);

/** Depth of an original that the system file did not grant. */
export const MADE_AT_RUN_TIME = 1;
const DEEPEST = 255;

/** Makes an unused entry the first of a list of its own. */
export function addOriginal(entry: u32, depth: u32): void {
  const link = slotLinks[entry];
  link.next = NO_ENTRY;
  link.previous = NO_ENTRY;
  link.depth = u8(depth);
}

/** Whether one more can be derived from `source`. */
export function mayDerive(source: u32): bool {
  return slotLinks[source].depth < DEEPEST;
}

/** Makes an unused entry the latest child of `source`. */
export function addChild(source: u32, entry: u32): void {
  const parent = slotLinks[source];
  const link = slotLinks[entry];
  link.depth = u8(parent.depth + 1);
  link.previous = u16(source);
  link.next = parent.next;
  parent.next = u16(entry);
  if (link.next !== NO_ENTRY) slotLinks[link.next].previous = u16(entry);
}

/** Takes an entry out. Its children become its parent's; those of an original go on alone. */
export function removeEntry(entry: u32): void {
  const link = slotLinks[entry];
  if (link.depth !== 0) raiseDescendants(link);
  if (link.previous !== NO_ENTRY) slotLinks[link.previous].next = link.next;
  if (link.next !== NO_ENTRY) slotLinks[link.next].previous = link.previous;
}

function raiseDescendants(link: SlotLink): void {
  let next: u32 = link.next;
  while (next !== NO_ENTRY && slotLinks[next].depth > link.depth) {
    slotLinks[next].depth -= 1;
    next = slotLinks[next].next;
  }
}

/** Puts an unused entry in the place of `from`, which is in no list then. */
export function replaceEntry(from: u32, to: u32): void {
  const old = slotLinks[from];
  const link = slotLinks[to];
  link.depth = old.depth;
  link.previous = old.previous;
  link.next = old.next;
  if (link.previous !== NO_ENTRY) slotLinks[link.previous].next = u16(to);
  if (link.next !== NO_ENTRY) slotLinks[link.next].previous = u16(to);
}

/** The first descendant of an entry; NO_ENTRY when it has none. */
export function firstDescendant(entry: u32): u32 {
  const link = slotLinks[entry];
  const next: u32 = link.next;
  return next !== NO_ENTRY && slotLinks[next].depth > link.depth ? next : NO_ENTRY;
}

/** The capability that it was derived from; NO_ENTRY when that is gone, or never was. */
export function parentOf(entry: u32): u32 {
  const depth = slotLinks[entry].depth;
  let previous: u32 = slotLinks[entry].previous;
  while (previous !== NO_ENTRY && slotLinks[previous].depth >= depth) previous = slotLinks[previous].previous;
  return previous;
}
