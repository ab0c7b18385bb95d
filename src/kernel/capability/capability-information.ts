/** What `systemInformation` says about a slot: the authority graph, read from the tables that every call goes by. */
import { ObjectType } from '../../abi/capability';
import { NO_SLOT } from '../../abi/operation';
import { CapabilityInformation } from '../../abi/system';
import { Endpoint } from '../message/endpoint';
import { Process, processes, stampOfLife } from '../process/process';
import { kernel } from '../state';
import { Thread } from '../thread/thread';
import { NO_KEY, NO_PLACE, Slot, detailOf, holderOf, placeOf, slotNumber, slotOf } from './capability';
import { parentOf } from './derivation';
import { objectNumber } from './object-number';

const PROCESS_SHIFT = 16;
const SLOT_MASK = 0xffff;

/** Describes the slot that `index` names: (process << 16) | slot; false when there is no such slot. */
export function fillCapability(information: CapabilityInformation, index: u32): bool {
  const number = index >>> PROCESS_SHIFT;
  if (number >= kernel.processCount) return false;
  const place = placeOf(processes[number], index & SLOT_MASK);
  if (place === NO_PLACE) return false;
  clear(information);
  information.parent = NO_SLOT;
  const detail = detailOf(place);
  if (detail.type === ObjectType.none) return true;
  information.type = detail.type;
  information.object = objectNumber(place);
  information.rights = detail.rights;
  information.badge = slotOf(place).badge;
  information.depth = detail.depth;
  information.stale = u32(isStale(slotOf(place), detail.type));
  const parent = parentOf(place);
  if (parent !== NO_PLACE)
    information.parent = (holderOf(parent).index << PROCESS_SHIFT) | slotNumber(parent);
  return true;
}

/** Whether its object has begun a new life since. */
function isStale(slot: Slot, type: ObjectType): bool {
  if (type === ObjectType.endpoint) {
    const endpoint = overlay(Endpoint, slot.object);
    return slot.callKey !== NO_KEY && endpoint.key !== 0 && slot.callKey !== endpoint.key;
  }
  if (type === ObjectType.thread) return overlay(Thread, slot.object).generation !== slot.stamp;
  if (type !== ObjectType.process || slot.object === 0) return false;
  const process = overlay(Process, slot.object);
  return process.alive && stampOfLife(process.generation) !== slot.stamp;
}
