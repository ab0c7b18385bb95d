/**
 * Capabilities: the only names that a process has for anything. A slot number means something in its own space alone,
 * and every use of one checks slot, type and right, in that order.
 *
 * The spaces of all processes share one table; a process's part begins at its `firstSlot`.
 */
import { CapabilityImage } from '../abi/image';
import { ObjectType, Right } from '../abi/capability';
import { Status } from '../abi/status';
import { SLOT_COUNT } from './configuration';
import { Process, imageOf } from './process';

export class Capability {
  type: ObjectType = ObjectType.none;
  /** Bits of Right. */
  rights: u8 = 0;
  /** Endpoint, process or interrupt number. */
  object: u16 = 0;
  /** Endpoint: what the receiver sees. Notification: the bits it may set. */
  badge: u32 = 0;
}

const slots = structs(Capability, SLOT_COUNT);

/** The result of a use: the capability, or why there is none. */
const emptySlot = new Capability();

/** What is in a slot of `process`; an empty capability for a slot outside its space. */
export function capabilityAt(process: Process, slot: u32): Capability {
  if (slot >= process.slotCount) return emptySlot;
  return slots[process.firstSlot + slot];
}

/** Whether `process` may use `slot` as that type with that right. */
export function checkCapability(process: Process, slot: u32, type: ObjectType, right: Right): Status {
  const capability = capabilityAt(process, slot);
  if (capability.type === ObjectType.none) return Status.invalidSlot;
  if (capability.type !== type) return Status.wrongType;
  if ((capability.rights & right) === 0) return Status.insufficientRights;
  return Status.ok;
}

class SlotAllocator {
  used: u16 = 0;
}
const allocator = new SlotAllocator();

/** Gives a process its part of the table, once. */
export function reserveSlots(process: Process, count: u32): void {
  assert(count <= u32(SLOT_COUNT - allocator.used), 'too many capability slots');
  process.firstSlot = allocator.used;
  process.slotCount = u16(count);
  allocator.used += u16(count);
}

/** Puts the space back to what the system file grants. */
export function resetCapabilities(process: Process): void {
  for (let slot: u32 = 0; slot < process.slotCount; slot++) clear(capabilityAt(process, slot));
  const image = imageOf(process);
  for (let i: u32 = 0; i < image.capabilityCount; i++) {
    const initial = overlay(CapabilityImage, image.capabilities + i * sizeof(CapabilityImage));
    const capability = capabilityAt(process, initial.slot);
    capability.type = initial.type as ObjectType;
    capability.rights = u8(initial.rights);
    capability.object = u16(initial.object);
    capability.badge = initial.badge;
  }
}
