/**
 * Initial capabilities: what the system file grants to a process, put into its empty space at each start.
 *
 * Who is granted an interrupt with bits drives it from its start on, unless it had given it away, and another process does.
 */
import { ALL_PROCESSES, ObjectType } from '../../abi/capability';
import { CapabilityImage } from '../../abi/image';
import { makeOriginal } from '../capability/authority';
import { placeOf, slotOf } from '../capability/capability';
import { Interrupt, acknowledge, interruptOf } from '../interrupt';
import { endpoints } from '../message/endpoint';
import { Process, imageOf, processes } from '../process/process';
import { firstThread, threads } from '../thread/thread';

/** The n-th initial capability of a process. */
export function initialCapability(process: Process, number: u32): CapabilityImage {
  return overlay(CapabilityImage, imageOf(process).capabilities + number * sizeof(CapabilityImage));
}

/** Gives a process that starts everything that the system file grants it. */
export function fillSpace(process: Process): void {
  const count = imageOf(process).capabilityCount;
  for (let i: u32 = 0; i < count; i++) {
    const initial = initialCapability(process, i);
    const place = placeOf(process, initial.slot);
    const object = objectOf(initial);
    makeOriginal(place, initial.type as ObjectType, object, initial.rights, 0);
    slotOf(place).badge = initial.badge;
    if (initial.type === ObjectType.interrupt)
      acknowledge(overlay(Interrupt, object), firstThread(process), initial.badge);
  }
}

/** The address of what an initial capability names; 0 for what there is only one of. */
function objectOf(initial: CapabilityImage): u32 {
  switch (initial.type) {
    case ObjectType.endpoint:
      return addressOf(endpoints[initial.object]);
    case ObjectType.notification:
    case ObjectType.thread:
      return addressOf(threads[initial.object]);
    case ObjectType.process:
      return initial.object === ALL_PROCESSES ? 0 : addressOf(processes[initial.object]);
    case ObjectType.interrupt:
      return addressOf(interruptOf(initial.object));
    case ObjectType.region:
      return addressOf(initial) + offsetof(CapabilityImage, 'object');
    default:
      return 0;
  }
}
