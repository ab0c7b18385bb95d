/**
 * `systemInformation`: look at the system as a whole.
 *
 * Arguments: r4 system slot (right `inspect`); r6 SystemTopic; r7 address of its structure; r8 index.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; invalidArgument (topic); invalidAddress; nothing (index).
 * Blocks: never.
 * Notes: what is told is read from the live tables.
 */
import { Status } from '../../abi/status';
import {
  CapabilityInformation,
  InterruptInformation,
  PATH_MISS_COUNT,
  PathStatistics,
  SystemAction,
  SystemSummary,
  SystemTopic,
} from '../../abi/system';
import { beginShutdown } from '../boot/shutdown';
import { fillCapability } from '../capability/capability-information';
import { panicOnRequest } from '../fault/panic';
import { interruptCount, interrupts } from '../interrupt';
import { Access, isAccessibleStruct } from '../memory/user-memory';
import { NO_PROCESS } from '../process/process';
import { finish } from '../results';
import { kernel } from '../state';
import { fillSummary } from '../summary';
import { Thread } from '../thread/thread';

export function systemInformationCall(caller: Thread): Status {
  const frame = caller.frame;
  const size = sizeOfTopic(frame.a);
  if (size === 0) return Status.invalidArgument;
  if (!isAccessibleStruct(caller.process, frame.b, size, Access.write)) return Status.invalidAddress;
  if (!tell(frame.a, frame.b, frame.m0)) return Status.nothing;
  finish(caller, Status.ok);
  return Status.ok;
}

/** Bytes of a topic's structure; 0 for no topic. */
function sizeOfTopic(topic: u32): u32 {
  switch (topic) {
    case SystemTopic.summary:
      return sizeof(SystemSummary);
    case SystemTopic.interrupt:
      return sizeof(InterruptInformation);
    case SystemTopic.capability:
      return sizeof(CapabilityInformation);
    case SystemTopic.paths:
      return sizeof(PathStatistics);
    default:
      return 0;
  }
}

/** Fills the structure at `address`; false when there is no such thing. */
function tell(topic: u32, address: u32, index: u32): bool {
  switch (topic) {
    case SystemTopic.interrupt:
      return tellInterrupt(overlay(InterruptInformation, address), index);
    case SystemTopic.capability:
      return fillCapability(overlay(CapabilityInformation, address), index);
    case SystemTopic.paths:
      tellPaths(overlay(PathStatistics, address));
      return true;
    default:
      fillSummary(overlay(SystemSummary, address));
      return true;
  }
}

function tellPaths(statistics: PathStatistics): void {
  statistics.hits = kernel.hits;
  for (let i: u32 = 0; i < PATH_MISS_COUNT; i++) statistics.misses[i] = kernel.misses[i];
}

function tellInterrupt(information: InterruptInformation, index: u32): bool {
  if (index >= interruptCount()) return false;
  const interrupt = interrupts[index];
  const driver = interrupt.thread;
  information.line = interrupt.line;
  information.process = driver === null ? NO_PROCESS : driver.process.index;
  information.delivered = interrupt.delivered;
  information.masked = u32(!interrupt.open);
  return true;
}

/**
 * `systemControl`: end the system, or start it again.
 *
 * Arguments: r4 system slot (right `control`); r6 SystemAction; r7 argument: of shutdown, the simulator's exit status.
 * Returns: r4 status; panic does not.
 * Faults: invalidSlot wrongType insufficientRights; invalidArgument (action).
 * Blocks: never.
 * Notes: shutdown and reset take place when processes have had time to finish.
 */
export function systemControlCall(caller: Thread): Status {
  const frame = caller.frame;
  const action = frame.a;
  if (action === SystemAction.panic) panicOnRequest();
  if (action === SystemAction.shutdown) beginShutdown(SystemAction.shutdown, frame.b);
  else if (action === SystemAction.reset) beginShutdown(SystemAction.reset, 0);
  else return Status.invalidArgument;
  finish(caller, Status.ok);
  return Status.ok;
}
