/**
 * Regions of the ARMv7-M memory protection unit (PMSAv7), as the solver needs them.
 *
 * A region is a power of two of at least 32 bytes, aligned to its size. From 256 bytes on it has eight equal subregions,
 * each of which can be disabled. So what one region covers is either a whole block, or consecutive eighths of one.
 */

/** Bytes `start` .. `start + length - 1`. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

export const endOf = (range: Range): number => range.start + range.length;

/** A region that covers exactly a {@link Range}. */
export interface Region {
  /** Aligned to `size`. */
  readonly base: number;
  readonly size: number;
  /** Bit n disables the n-th eighth. */
  readonly disabled: number;
}

export type Purpose = 'code' | 'data' | 'peripheral';

export const SMALLEST_REGION = 32;
const SMALLEST_DIVIDED_REGION = 256;
const SUBREGIONS = 8;
const EIGHTHS = [0, 1, 2, 3, 4, 5, 6, 7];
/** 2^32 bytes: everything. */
const LARGEST_REGION = 2 ** 32;
/** Smallest piece of a divided region. */
export const GRANULE = SMALLEST_DIVIDED_REGION / SUBREGIONS;

export function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** The region that covers exactly this range, if there is one: the smallest. */
export function exactRegion({ start, length }: Range): Region | undefined {
  for (let size = smallestPower(length); size <= Math.min(LARGEST_REGION, length * SUBREGIONS); size *= 2) {
    const base = Math.floor(start / size) * size;
    if (start + length > base + size) continue;
    if (length === size) return { base, size, disabled: 0 };
    if (size < SMALLEST_DIVIDED_REGION) continue;
    const eighth = size / SUBREGIONS;
    if (start % eighth !== 0 || length % eighth !== 0) continue;
    return { base, size, disabled: disabledOutside((start - base) / eighth, length / eighth) };
  }
  return undefined;
}

/** What a region covers. */
export function coveredRange({ base, size, disabled }: Region): Range {
  const eighth = size / SUBREGIONS;
  const first = Math.max(
    0,
    EIGHTHS.findIndex((index) => isEnabled(disabled, index)),
  );
  const count = EIGHTHS.filter((index) => isEnabled(disabled, index)).length;
  return { start: base + first * eighth, length: count * eighth };
}

function isEnabled(disabled: number, eighth: number): boolean {
  return ((disabled >> eighth) & 1) === 0;
}

/** At most `limit` (1 or 2) regions that together cover exactly this range. */
export function exactRegions(range: Range, limit: number): Region[] | undefined {
  const one = exactRegion(range);
  if (one) return [one];
  if (limit < 2) return undefined;
  for (const middle of splitPoints(range)) {
    const first = exactRegion({ start: range.start, length: middle - range.start });
    const second = first && exactRegion({ start: middle, length: endOf(range) - middle });
    if (first && second) return [first, second];
  }
  return undefined;
}

/** Where two regions can meet: at the first or last multiple of a power of two, most aligned first. */
function* splitPoints(range: Range): Generator<number> {
  for (let step = smallestPower(range.length); step >= GRANULE; step /= 2) {
    const first = (Math.floor(range.start / step) + 1) * step;
    const last = (Math.ceil(endOf(range) / step) - 1) * step;
    if (first < endOf(range)) yield first;
    if (last > first) yield last;
  }
}

function smallestPower(length: number): number {
  let size = SMALLEST_REGION;
  while (size < length) size *= 2;
  return size;
}

function disabledOutside(first: number, count: number): number {
  const enabled = ((1 << count) - 1) << first;
  return ~enabled & 0xff;
}

const ENABLE = 1;
const EXECUTE_NEVER = 2 ** 28;
const READ_ONLY = 6 * 2 ** 24;
const READ_WRITE = 3 * 2 ** 24;
/** Memory types: flash is normal and write-through, RAM is that and shareable, peripherals are shareable devices. */
const CACHEABLE = 1 << 17;
const SHAREABLE = 1 << 18;
const BUFFERABLE = 1 << 16;

const ATTRIBUTES: Readonly<Record<Purpose, number>> = {
  code: READ_ONLY + CACHEABLE,
  data: READ_WRITE + EXECUTE_NEVER + CACHEABLE + SHAREABLE,
  peripheral: READ_WRITE + EXECUTE_NEVER + BUFFERABLE + SHAREABLE,
};

/** Access as the kernel's address checks see it: 1 readable, 2 writable, 4 executable. */
export const ACCESS: Readonly<Record<Purpose, number>> = { code: 5, data: 3, peripheral: 3 };

const VALID = 16;

/** The base word: it also selects the region, so that both words can be stored without a third. */
export function baseWord(region: Region, number: number): number {
  return region.base + VALID + number;
}

export function attributeWord(region: Region, purpose: Purpose): number {
  const sizeField = Math.log2(region.size) - 1;
  return ATTRIBUTES[purpose] + region.disabled * 2 ** 8 + sizeField * 2 + ENABLE;
}
