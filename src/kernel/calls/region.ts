/**
 * `allocateRegion`: memory from the system's pool.
 *
 * Arguments: r6 bytes (a power of two, 32 or more); r7 address, 0: anywhere; r8 destination slot.
 * Returns: r6 address.
 * Faults: invalidArgument invalidSlot slotInUse overlap overLimit exhausted.
 * Blocks: never.
 * Notes: the memory is zero, and not mapped yet; the slot gets a capability to it (read, write, grant). invalidArgument also: an address
 *   outside the pool, or no multiple of the size. The caller pays until the last capability to it is gone, in units of the pool.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { makeOriginal } from '../capability/authority';
import { Slot, checkFree, detailOf, placeOf } from '../capability/capability';
import { MADE_AT_RUN_TIME } from '../capability/derivation';
import { limitMapping, map } from '../memory/mapping';
import { findFree, isFree, isInPool } from '../memory/pool';
import { Region, createRegion, mayPay, unusedRegion } from '../memory/region';
import { Access } from '../memory/user-memory';
import { finish } from '../results';
import { Thread } from '../thread/thread';

const SMALLEST = 32;

export function allocateRegionCall(caller: Thread): Status {
  const process = caller.process;
  const size = caller.frame.a;
  const wanted = caller.frame.b;
  const slot = caller.frame.m0;
  if (size < SMALLEST || (size & (size - 1)) !== 0) return Status.invalidArgument;
  const free = checkFree(process, slot);
  if (free !== Status.ok) return free;
  const status = wanted === 0 ? Status.ok : checkWanted(wanted, size);
  if (status !== Status.ok) return status;
  if (!mayPay(process, size)) return Status.overLimit;
  const region = unusedRegion();
  const address = wanted === 0 ? findFree(size) : wanted;
  if (region === null || address === 0) return Status.exhausted;
  createRegion(region, process, address, size);
  const rights = Right.read | Right.write | Right.grant;
  makeOriginal(placeOf(process, slot), ObjectType.region, addressOf(region), rights, MADE_AT_RUN_TIME);
  finish(caller, Status.ok);
  caller.frame.a = address;
  return Status.ok;
}

function checkWanted(address: u32, size: u32): Status {
  if (!isInPool(address, size)) return Status.invalidArgument;
  return isFree(address, size) ? Status.ok : Status.overlap;
}

/**
 * `mapRegion`: lets the caller's process touch a region, or changes how.
 *
 * Arguments: r4 region slot (right `read`, and `write` for access 3); r6 access: 1 read, 3 read and write.
 * Returns: r6 address.
 * Faults: invalidSlot wrongType insufficientRights invalidArgument exhausted.
 * Blocks: never.
 * Notes: exhausted: the process has no region of the protection unit left.
 */
export function mapRegionCall(caller: Thread, slot: Slot, place: u32): Status {
  const access = caller.frame.a;
  if (access !== Access.read && access !== Access.readWrite) return Status.invalidArgument;
  const rights = detailOf(place).rights;
  if (access === Access.readWrite && (rights & Right.write) === 0) return Status.insufficientRights;
  const region = overlay(Region, slot.object);
  if (!map(caller.process, region, access === Access.readWrite)) return Status.exhausted;
  finish(caller, Status.ok);
  caller.frame.a = region.address;
  return Status.ok;
}

/**
 * `unmapRegion`: the caller's process gives up the use of a region, not its capability.
 *
 * Arguments: r4 region slot.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights nothing.
 * Blocks: never.
 * Notes: nothing: it is not mapped. A capability without any right is no way to a region.
 */
export function unmapRegionCall(caller: Thread, slot: Slot, place: u32): Status {
  const region = overlay(Region, slot.object);
  if (detailOf(place).rights === 0) return Status.insufficientRights;
  if (!limitMapping(caller.process, region, 0)) return Status.nothing;
  finish(caller, Status.ok);
  return Status.ok;
}
