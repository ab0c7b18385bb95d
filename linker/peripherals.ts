/**
 * Regions for the peripherals that a process is granted: neighbours share one, nothing else is ever covered.
 */
import { endOf, exactRegion, type Range, type Region } from './mpu';

export interface PeripheralRegion {
  readonly range: Range;
  readonly region: Region;
}

/** Merges neighbours, then covers each stretch with as few regions as possible. */
export function coverPeripherals(granted: readonly Range[]): PeripheralRegion[] {
  return merge(granted).flatMap(coverStretch);
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= endOf(last)) {
      const end = Math.max(endOf(last), endOf(range));
      merged[merged.length - 1] = { start: last.start, length: end - last.start };
    } else merged.push(range);
  }
  return merged;
}

/** From the front, each time the longest part that one region covers exactly. */
function coverStretch(stretch: Range): PeripheralRegion[] {
  const regions: PeripheralRegion[] = [];
  for (let start = stretch.start; start < endOf(stretch);) {
    const longest = longestRegion({ start, length: endOf(stretch) - start });
    regions.push(longest);
    start = endOf(longest.range);
  }
  return regions;
}

const STEP = 32;

function longestRegion(stretch: Range): PeripheralRegion {
  for (let length = stretch.length; length >= STEP; length -= STEP) {
    const range = { start: stretch.start, length };
    const region = exactRegion(range);
    if (region) return { range, region };
  }
  throw new Error(`a peripheral at 0x${stretch.start.toString(16)} is not a multiple of ${STEP} bytes`);
}
