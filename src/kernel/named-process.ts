/** The process that a call is about: the one of a capability to one process, or that with the index in r6 of one to all. */
import { ObjectType, Right } from '../abi/capability';
import { Status } from '../abi/status';
import { checkUse, usedSlot } from './capability';
import { Process, processes, stampOfLife } from './process';
import { kernel } from './state';
import { Thread } from './thread';

/** Whether the caller may do that to the process that it names in r4 and r6. */
export function checkProcess(caller: Thread, right: Right): Status {
  const status = checkUse(caller, ObjectType.process, right);
  if (status !== Status.ok) return status;
  const slot = usedSlot(caller);
  if (slot.object === 0) return caller.frame.a < kernel.processCount ? Status.ok : Status.nothing;
  const process = overlay(Process, slot.object);
  return process.alive && stampOfLife(process.generation) !== slot.stamp ? Status.restarted : Status.ok;
}

/** The process, once {@link checkProcess} has accepted it. */
export function namedProcess(caller: Thread): Process {
  const object = usedSlot(caller).object;
  return object === 0 ? processes[caller.frame.a] : overlay(Process, object);
}
