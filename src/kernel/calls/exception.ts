/**
 * `setExceptionHandler`: faults of a process go to an endpoint, whose receiver may repair them.
 *
 * Arguments: r4 process slot (right `control`); r6 process number; r7 own endpoint slot (right `send`), NO_SLOT: none.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights nothing restarted notStarted dead.
 * Blocks: never.
 * Notes: it holds for the present life of the process, and as long as the capability stays in that slot.
 */
import { NO_SLOT } from '../../abi/operation';
import { ThreadRegisters } from '../../abi/process';
import { Status } from '../../abi/status';
import { NO_PLACE, Slot, checkCapability, placeOf } from '../capability/capability';
import { isException, setHandler } from '../fault/exception';
import { hasFrame, readRegisters, writeRegisters } from '../fault/thread-registers';
import { Access, isAccessibleStruct } from '../memory/user-memory';
import { callerOf } from '../message/reply';
import { whyNotAlive } from '../message/target';
import { ENDPOINT_TO_SEND } from '../needs';
import { namedProcess, whyNotNamed } from '../process/named-process';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function setExceptionHandlerCall(caller: Thread, slot: Slot): Status {
  const target = namedProcess(caller, slot);
  if (target === null) return whyNotNamed(slot);
  if (!target.alive) return whyNotAlive(target);
  let handler: u32 = NO_PLACE;
  if (caller.frame.b !== NO_SLOT) {
    handler = placeOf(caller.process, caller.frame.b);
    const usable = checkCapability(handler, ENDPOINT_TO_SEND);
    if (usable !== Status.ok) return usable;
  }
  setHandler(target, handler);
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `exceptionRegisters`: reads or changes the registers of a thread whose exception was received.
 *
 * Arguments: r4 token of the exception; r6 address of ThreadRegisters; r7 0 read, 1 write.
 * Returns: r4 status.
 * Faults: notWaiting wrongType invalidArgument invalidAddress.
 * Blocks: never.
 * Notes: wrongType: the token is one of an ordinary call. Of xPSR only the condition flags are written, and sp is not.
 */
export function exceptionRegistersCall(caller: Thread): Status {
  const frame = caller.frame;
  const thread = callerOf(frame.status, caller);
  if (thread === null) return Status.notWaiting;
  if (!isException(thread)) return Status.wrongType;
  if (frame.b > 1) return Status.invalidArgument;
  const access = frame.b === 0 ? Access.write : Access.read;
  if (!isAccessibleStruct(caller.process, frame.a, sizeof(ThreadRegisters), access))
    return Status.invalidAddress;
  if (!hasFrame(thread)) return Status.invalidAddress;
  const registers = overlay(ThreadRegisters, frame.a);
  if (frame.b === 0) readRegisters(thread, registers);
  else writeRegisters(thread, registers);
  finish(caller, Status.ok);
  return Status.ok;
}
