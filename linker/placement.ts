/**
 * Finds where one segment (a process's code, or its RAM) fits best in a piece of free memory.
 *
 * A segment needs some bytes and gets a range that regions cover exactly: nothing of it uncovered, nothing else covered.
 * The price of a range is what it wastes: bytes covered but not needed, bytes skipped in front of it (at a discount, since
 * a smaller segment may still fit there), and a second region when it takes one.
 */
import { alignUp, exactRegions, GRANULE, type Range, type Region } from './mpu';

export interface Segment {
  /** Bytes needed. */
  readonly length: number;
  /** What the range's start must be a multiple of (a power of two). */
  readonly alignment: number;
  /** Regions that it may take: 1 or 2. */
  readonly regions: number;
}

export interface Placement {
  readonly range: Range;
  readonly regions: readonly Region[];
}

export interface Effort {
  /** Regions that a segment may take: 1 or 2. */
  readonly regions: number;
  /** Part of the segment's length that a second region must save. */
  readonly secondRegion: number;
}

/** Part of a skipped byte's price: what is skipped can often be used by another segment. */
const SKIP_PRICE = 0.5;
/** A range never starts further than this many granules of its own size behind the start of the free memory. */
const STARTS = 8;

/** The cheapest placement in a free range, with its price. */
export function cheapestPlacement(
  segment: Segment,
  free: Range,
  effort: Effort,
): { placement: Placement; price: number } | undefined {
  let best: { placement: Placement; price: number } | undefined;
  for (const range of candidates(segment, free)) {
    const waste = range.length - segment.length + SKIP_PRICE * (range.start - free.start);
    if (best && waste >= best.price) continue;
    const regions = exactRegions(range, Math.min(effort.regions, segment.regions));
    if (!regions) continue;
    const price = waste + (regions.length - 1) * effort.secondRegion * segment.length;
    if (!best || price < best.price) best = { placement: { range, regions }, price };
  }
  return best;
}

/** Ranges that may be coverable: every granularity, and for each the first few starts. */
function* candidates({ length, alignment }: Segment, free: Range): Generator<Range> {
  const end = free.start + free.length;
  for (let granule = GRANULE; granule / 2 < length || granule === GRANULE; granule *= 2) {
    const covered = alignUp(length, granule);
    const step = Math.max(granule, alignment);
    const first = alignUp(free.start, step);
    for (let index = 0; index < STARTS; index++) {
      const start = first + index * step;
      if (start + covered > end) break;
      yield { start, length: covered };
    }
  }
}
