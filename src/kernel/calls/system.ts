/**
 * `systemInformation` and `systemControl`: the system as a whole.
 *
 * Arguments: systemInformation: r4 system slot (right `inspect`), r6 SystemTopic, r7 address of its structure, r8 index.
 *   systemControl: r4 system slot (right `control`), r6 SystemAction, r7 argument.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; invalidArgument (topic, action); invalidAddress; nothing (index).
 * Blocks: never.
 * Notes: shutdown and reset take place when processes have had time to finish. panic does not return.
 */
import { ObjectType, Right } from '../../abi/capability';
import { InterruptInformation, SystemAction, SystemSummary, SystemTopic } from '../../abi/system';
import { Status } from '../../abi/status';
import { checkCapability } from '../capability';
import { interruptCount, interrupts } from '../interrupt';
import { panicOnRequest } from '../panic';
import { Process } from '../process';
import { finish } from '../results';
import { beginShutdown } from '../shutdown';
import { fillSummary } from '../summary';
import { Access, isAccessibleStruct } from '../user-memory';

export function systemInformationCall(caller: Process): Status {
  const status = checkCapability(caller, caller.frame.status, ObjectType.system, Right.inspect);
  if (status !== Status.ok) return status;
  const result = tell(caller);
  if (result === Status.ok) finish(caller, Status.ok);
  return result;
}

function tell(caller: Process): Status {
  const address = caller.frame.b;
  switch (caller.frame.a) {
    case SystemTopic.summary:
      if (!isAccessibleStruct(caller, address, sizeof(SystemSummary), Access.write))
        return Status.invalidAddress;
      fillSummary(overlay(SystemSummary, address));
      return Status.ok;
    case SystemTopic.interrupt:
      return tellInterrupt(caller, address, caller.frame.m0);
    default:
      return Status.invalidArgument;
  }
}

function tellInterrupt(caller: Process, address: u32, index: u32): Status {
  if (index >= interruptCount()) return Status.nothing;
  if (!isAccessibleStruct(caller, address, sizeof(InterruptInformation), Access.write))
    return Status.invalidAddress;
  const information = overlay(InterruptInformation, address);
  const interrupt = interrupts[index];
  information.line = interrupt.line;
  information.process = interrupt.process;
  information.delivered = interrupt.delivered;
  information.masked = u32(!interrupt.open);
  return Status.ok;
}

export function systemControlCall(caller: Process): Status {
  const frame = caller.frame;
  const status = checkCapability(caller, frame.status, ObjectType.system, Right.control);
  if (status !== Status.ok) return status;
  const action = frame.a;
  if (action === SystemAction.panic) panicOnRequest();
  if (action === SystemAction.shutdown) beginShutdown(SystemAction.shutdown, frame.b);
  else if (action === SystemAction.reset) beginShutdown(SystemAction.reset, 0);
  else return Status.invalidArgument;
  finish(caller, Status.ok);
  return Status.ok;
}
