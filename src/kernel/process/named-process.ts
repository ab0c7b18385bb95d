/** The process that a call is about: the one of a capability to one process, or that with the index in r6 of one to all. */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { kernel } from '../state';
import { Thread } from '../thread/thread';
import { Process, processes, stampOfLife } from './process';

/** The process that the caller names with a capability and r6; null when {@link whyNotNamed}. */
export function namedProcess(caller: Thread, slot: Slot): Process | null {
  const number = caller.frame.a;
  if (slot.object === 0) return number < kernel.processCount ? processes[number] : null;
  const process = overlay(Process, slot.object);
  return process.alive && stampOfLife(process.generation) !== slot.stamp ? null : process;
}

/** No process has that number, or the one that the capability was made for lives again. */
export function whyNotNamed(slot: Slot): Status {
  return slot.object === 0 ? Status.nothing : Status.restarted;
}
