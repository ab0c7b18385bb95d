/**
 * Whether a process may use a piece of memory: every address that a system call takes goes through here before the
 * kernel touches it.
 *
 * The answer comes from the same regions that the MPU enforces. A buffer may span regions that follow one another.
 * Device registers are never buffers: reading one on a process's behalf could disturb a device or fault in the kernel.
 */
import { RegionImage } from '../../abi/image';
import { isOrdinaryMemory } from '../arch/armv7m/memory-map';
import { Process, imageOf } from '../process/process';
import { mappedTo } from './mapping';

/** Bits of RegionImage.access. */
export enum Access {
  read = 1,
  write = 2,
  readWrite = 3,
  execute = 4,
}

const LAST_ADDRESS = 0xffffffff;

/** Whether all of `length` bytes at `address` can be used so by the process. No bytes need no right. @noinline */
export function isAccessible(process: Process, address: u32, length: u32, access: Access): bool {
  if (length === 0) return true;
  if (length - 1 > LAST_ADDRESS - address) return false;
  const last = address + (length - 1);
  if (!isOrdinaryMemory(last)) return false;
  return isCovered(process, address, last, access);
}

/** A structure: as isAccessible, and aligned to words. @noinline */
export function isAccessibleStruct(process: Process, address: u32, length: u32, access: Access): bool {
  return (address & 3) === 0 && isAccessible(process, address, length, access);
}

/** Goes from region to region; each step covers at least a byte more, so there are at most as many as regions. */
function isCovered(process: Process, first: u32, last: u32, access: Access): bool {
  const image = imageOf(process);
  let address = first;
  for (let step: u32 = 0; step < image.regionLimit; step++) {
    const end = coveredTo(process, address, access);
    if (end === address) return false;
    if (end > last) return true;
    address = end;
  }
  return false;
}

/** The end of the region that holds `address` with that access; `address` itself when there is none. */
function coveredTo(process: Process, address: u32, access: Access): u32 {
  const image = imageOf(process);
  for (let i: u32 = 0; i < image.regionCount; i++) {
    const region = image.regions[i];
    if (holds(region, address) && (region.access & access) === access) return region.start + region.length;
  }
  // What it has mapped from the pool is never code.
  return (access & Access.execute) === 0
    ? mappedTo(process, address, (access & Access.write) !== 0)
    : address;
}

function holds(region: RegionImage, address: u32): bool {
  return address >= region.start && address - region.start < region.length;
}
