/**
 * Initial capabilities: what the system file grants to a process, put into its empty space at each start.
 *
 * An interrupt has one capability in the whole system. Where the process had given it away, it stays there.
 */
import { ALL_PROCESSES, ObjectType } from '../../abi/capability';
import { CapabilityImage } from '../../abi/image';
import { makeOriginal } from '../capability/authority';
import { placeOf, slotOf } from '../capability/capability';
import { acknowledge, bindInterrupt, interruptOf } from '../interrupt';
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
    if (initial.type === ObjectType.interrupt && !takeInterrupt(process, initial)) continue;
    const place = placeOf(process, initial.slot);
    makeOriginal(place, initial.type as ObjectType, objectOf(initial), initial.rights, 0);
    slotOf(place).badge = initial.badge;
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
    default:
      return 0;
  }
}

/** Makes the process the driver of a line and opens it; false when somebody else is. */
function takeInterrupt(process: Process, initial: CapabilityImage): bool {
  const interrupt = interruptOf(initial.object)!;
  if (interrupt.thread !== null) return false;
  bindInterrupt(interrupt, firstThread(process), initial.badge);
  acknowledge(interrupt);
  return true;
}
