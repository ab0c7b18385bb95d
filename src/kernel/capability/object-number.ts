/**
 * The number of the object that a capability names, in the numbering of its type: what processes and people see of it. A region goes by
 * its address.
 */
import { ALL_PROCESSES, ObjectType } from '../../abi/capability';
import { Interrupt } from '../interrupt';
import { Region } from '../memory/region';
import { Endpoint, endpointNumber } from '../message/endpoint';
import { Process } from '../process/process';
import { Thread, threadNumber } from '../thread/thread';
import { detailOf, slotOf } from './capability';

export function objectNumber(place: u32): u32 {
  const object = slotOf(place).object;
  switch (detailOf(place).type) {
    case ObjectType.endpoint:
      return endpointNumber(overlay(Endpoint, object));
    case ObjectType.process:
      return object === 0 ? ALL_PROCESSES : overlay(Process, object).index;
    case ObjectType.interrupt:
      return overlay(Interrupt, object).line;
    case ObjectType.region:
      return overlay(Region, object).address;
    case ObjectType.notification:
    case ObjectType.thread:
    case ObjectType.reply:
      return threadNumber(overlay(Thread, object));
    default:
      return 0;
  }
}
