/**
 * Regions: pieces of the pool with an owner who pays for them, shared by whoever has a capability.
 *
 * The registers of a device that the system file grants are one, too: it lies in the image of the capability, costs nothing, and is
 * never released.
 *
 * All capabilities to a region of the pool come from the one that `allocateRegion` made, so they are one derivation list, and the region
 * goes back to the pool with the last entry of that list. Nothing has to be counted.
 *
 * Each process maps a region for itself (mapping.ts).
 *
 * Invariant: `address` is not 0 exactly while a capability to the region exists.
 */
import { isOrdinaryMemory } from '../arch/armv7m/memory-map';
import { REGION_OBJECT_COUNT, POOL_UNIT } from '../configuration';
import { Process, processes } from '../process/process';
import { fillWords } from './memory';
import { giveBack, poolCost, take } from './pool';

/** Begins as the last words of a CapabilityImage do. */
export class Region {
  address: u32 = 0;
  /** Its size is a power of two: this one. */
  log2: u8 = 0;
  /** Number of the process that allocated it. */
  owner: u8 = 0;
}

export const regions = structs(Region, REGION_OBJECT_COUNT);

export function regionSize(region: Region): u32 {
  return u32(1) << region.log2;
}

/** A region that is none yet; null when all are used. */
export function unusedRegion(): Region | null {
  for (let i: u32 = 0; i < REGION_OBJECT_COUNT; i++) {
    if (regions[i].address === 0) return regions[i];
  }
  return null;
}

/** Units of the pool that a process can be told to hold at most: more than there are. */
const MOST_UNITS = 0xff;

/** Says how many bytes of the pool the process may hold. It may hold more already: regions that it gave away before. */
export function limitMemory(process: Process, bytes: u32): void {
  process.memoryLimit = u8(minU32(bytes / POOL_UNIT, MOST_UNITS));
}

/** Whether the process may have `size` bytes more. */
export function mayPay(process: Process, size: u32): bool {
  return process.memoryUsed + poolCost(size) / POOL_UNIT <= process.memoryLimit;
}

/** Makes an unused region of `size` free bytes at `address`. */
export function createRegion(region: Region, owner: Process, address: u32, size: u32): void {
  region.address = address;
  region.log2 = u8(ctz32(size));
  region.owner = owner.index;
  owner.memoryUsed += u8(poolCost(size) / POOL_UNIT);
  take(address, size);
}

/** Its last capability is gone. What was in it is nobody's business; a device stays as it is. */
export function releaseRegion(region: Region): void {
  if (!isOrdinaryMemory(region.address)) return;
  const size = regionSize(region);
  processes[region.owner].memoryUsed -= u8(poolCost(size) / POOL_UNIT);
  fillWords(region.address, size, 0);
  giveBack(region.address, size);
  region.address = 0;
}
