/**
 * The Memory Protection Unit. Privileged code keeps the default map; a process sees what its regions allow and nothing
 * else. Assembly loads a thread's regions on every switch (switch.S and the fast paths); here it is only checked and turned on.
 */
import { Thread } from '../../thread/thread';
import { isOrdinaryMemory } from './memory-map';

class MemoryProtectionUnit {
  @at(0x0) type: reg32;
  @at(0x4) control: reg32;
}

const unit = mmio(MemoryProtectionUnit, 0xe000ed90);

const ENABLE = 1;
const PRIVILEGED_DEFAULT_MAP = 4;
/** Base word: the region number in it counts. */
const VALID = 16;

/** Regions that this processor has. */
export function regionsAvailable(): u32 {
  return (unit.type >>> 8) & 0xff;
}

/** Turns protection on; the regions have been loaded. */
export function enableProtection(): void {
  unit.control = ENABLE | PRIVILEGED_DEFAULT_MAP;
  dsb();
  isb();
}

/** As it was before. */
export function disableProtection(): void {
  unit.control = 0;
  dsb();
  isb();
}

/** The base word of a region at `base`; with attributes 0 it covers nothing. */
export function regionBase(region: u32, base: u32): u32 {
  return base + VALID + region;
}

const READ_ONLY = 6 << 24;
const READ_WRITE = 3 << 24;
const EXECUTE_NEVER = 1 << 28;
const CACHEABLE = 1 << 17;
/** Registers: shareable and bufferable, so no access to them is left out, repeated, or put before another. */
const DEVICE = (1 << 18) | (1 << 16);

/** Attribute words of 2^log2 bytes of code, and of data. */
export function codeAttributes(log2: u32): u32 {
  return READ_ONLY | CACHEABLE | ((log2 - 1) << 1) | ENABLE;
}

export function dataAttributes(log2: u32): u32 {
  return EXECUTE_NEVER | READ_WRITE | CACHEABLE | ((log2 - 1) << 1) | ENABLE;
}

// ------------------------------------------------------------------------------------- regions of the pool

/** The kernel may write what a process may only read: it delivers messages there. */
const PRIVILEGED_WRITE = 2 << 24;
const PRIVILEGED_ONLY = 1 << 24;
/** Smallest region: 32 bytes. */
const SMALLEST_LOG2 = 5;

/** Attribute words of 2^log2 bytes of data, or of a device's registers, that a process may read, or also write. */
export function mappedAttributes(address: u32, log2: u32, writable: bool): u32 {
  const access: u32 = writable ? READ_WRITE : PRIVILEGED_WRITE;
  const memory: u32 = isOrdinaryMemory(address) ? CACHEABLE : DEVICE;
  return EXECUTE_NEVER | access | memory | ((log2 - 1) << 1) | ENABLE;
}

/** Attribute words of a guard: 32 bytes that no process may touch. */
export function guardAttributes(): u32 {
  return (dataAttributes(SMALLEST_LOG2) & ~READ_WRITE) | PRIVILEGED_ONLY;
}

/** Bytes that an attribute word covers, without subregions. */
export function attributesSize(attributes: u32): u32 {
  return u32(2) << ((attributes >>> 1) & 31);
}

export function allowWriting(attributes: u32): bool {
  return (attributes & READ_WRITE) === READ_WRITE;
}

/** Where the region of a base word begins. */
export function regionStart(base: u32): u32 {
  return base & ~31;
}

/** Assembly (switch.S): loads the regions of a thread, all others are disabled. The running one's have changed, or it is the first. */
export declare function reloadRegions(thread: Thread): void;

/** Assembly (probe.S): stores a word without privilege, through these regions; the fault status that comes of it. */
export declare function probeStore(regions: u32, stack: u32, address: u32, value: u32): u32;
