/**
 * Who derived what: the capabilities that come from one original are one list in preorder, each with its depth.
 *
 * So the descendants of an entry are those that follow it with a greater depth, its parent is the nearest one before it
 * with a smaller depth, and nothing but two links and a byte is needed. An original is the first of its list.
 *
 * NO_PLACE ends every list in both directions. Its depth is 0, less than that of any descendant; its links are written with the
 * others, and mean nothing.
 *
 * Invariants: an entry is at most one deeper than the one before it, unless that one was deleted from the front; a slot is in
 * a list exactly while it is in use. Depth 0 is what the system file granted; originals made since then begin at 1.
 */
import { NO_PLACE, SlotDetail, detailOf } from './capability';

/** Depth of an original that the system file did not grant. */
export const MADE_AT_RUN_TIME = 1;
const DEEPEST = 255;

/** Makes an unused entry the first of a list of its own. */
export function addOriginal(place: u32, depth: u32): void {
  const detail = detailOf(place);
  detail.next = NO_PLACE;
  detail.previous = NO_PLACE;
  detail.depth = u8(depth);
}

/** Whether one more can be derived from `source`. */
export function mayDerive(source: u32): bool {
  return detailOf(source).depth < DEEPEST;
}

/** Makes an unused entry the latest child of `source`, with its type and rights. */
export function addChild(source: u32, place: u32): void {
  const detail = detailOf(place);
  assign(detail, detailOf(source));
  detail.depth += 1;
  detail.previous = u16(source);
  enterList(place);
}

/** Puts an unused entry in the place of `from`, which is in no list then. */
export function replaceInList(from: u32, to: u32): void {
  assign(detailOf(to), detailOf(from));
  enterList(to);
}

/** The entries that stand before and behind this one know it from now on. */
function enterList(place: u32): void {
  const detail = detailOf(place);
  detailOf(detail.previous).next = u16(place);
  detailOf(detail.next).previous = u16(place);
}

/** Takes an entry out. Its children become its parent's; those of an original go on alone. */
export function removeFromList(place: u32): void {
  const detail = detailOf(place);
  if (detail.depth !== 0) raiseDescendants(detail);
  detailOf(detail.previous).next = detail.next;
  detailOf(detail.next).previous = detail.previous;
}

function raiseDescendants(detail: SlotDetail): void {
  let next: u32 = detail.next;
  while (detailOf(next).depth > detail.depth) {
    detailOf(next).depth -= 1;
    next = detailOf(next).next;
  }
}

/** Whether nothing else in the system comes from the same original. */
export function isAlone(place: u32): bool {
  const detail = detailOf(place);
  return detail.next === NO_PLACE && detail.previous === NO_PLACE;
}

/** The first of an entry and its descendants that has none itself. */
export function firstLeaf(place: u32): u32 {
  let leaf = place;
  for (;;) {
    const next: u32 = detailOf(leaf).next;
    if (detailOf(next).depth <= detailOf(leaf).depth) return leaf;
    leaf = next;
  }
}

/** The capability that it was derived from; NO_PLACE when that is gone, or never was. */
export function parentOf(place: u32): u32 {
  const depth = detailOf(place).depth;
  let previous: u32 = detailOf(place).previous;
  while (previous !== NO_PLACE && detailOf(previous).depth >= depth) previous = detailOf(previous).previous;
  return previous;
}
