/**
 * `spawn`: a new process from a program that the system file has instances of.
 *
 * Arguments: r4 slot of a capability to all processes (right `create`); r6 number of any instance; r7 address of a SpawnRequest.
 * Returns: r6 number of the new process.
 * Faults: invalidSlot wrongType insufficientRights nothing exhausted invalidAddress invalidArgument slotInUse full.
 * Blocks: never.
 * Notes: `exhausted`: all instances live. invalidArgument: a priority more urgent than the caller's own, too many capabilities, an
 *   endpoint slot for a program that receives nowhere. Its initial capabilities are derivations of the caller's, but may not
 *   receive. Whatever fails, nothing has happened. The memory is made ready in pieces, between which more urgent threads and kernel
 *   work go first: the call is made again.
 */
import { SpawnRequest } from '../../abi/process';
import { Status } from '../../abi/status';
import { restartCall } from '../arch/armv7m/exception-frame';
import { Slot } from '../capability/capability';
import { Access, isAccessibleStruct } from '../memory/user-memory';
import { prepareProcess } from '../process/lifecycle';
import { checkSpawn, findInstance, giveCapabilities, startInstance } from '../process/spawn';
import { finish } from '../results';
import { kernel } from '../state';
import { Thread } from '../thread/thread';

export function spawnCall(caller: Thread, slot: Slot): Status {
  const frame = caller.frame;
  const maker = caller.process;
  if (slot.object !== 0) return Status.wrongType;
  if (frame.a >= kernel.processCount) return Status.nothing;
  const instance = findInstance(frame.a);
  if (instance === null) return Status.exhausted;
  if (!isAccessibleStruct(maker, frame.b, sizeof(SpawnRequest), Access.read)) return Status.invalidAddress;
  const request = overlay(SpawnRequest, frame.b);
  const checked = checkSpawn(caller, instance, request);
  if (checked !== Status.ok) return checked;
  if (!prepareProcess(instance)) {
    restartCall(caller);
    return Status.ok;
  }
  const given = giveCapabilities(maker, instance, request);
  if (given !== Status.ok) return given;
  startInstance(maker, instance, request);
  finish(caller, Status.ok);
  caller.frame.a = instance.index;
  return Status.ok;
}
