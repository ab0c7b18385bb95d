/**
 * `processInformation`: what the kernel knows of a process.
 *
 * Arguments: r4 process slot (right `inspect`); r6 process number; r7 address of a ProcessInformation.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights nothing restarted invalidAddress.
 * Blocks: never.
 * Notes: state and block reason are those of the first thread. `nothing`: no process has that number.
 */
import { FaultCause, ProcessAction, ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { restartCall } from '../arch/armv7m/exception-frame';
import { Slot } from '../capability/capability';
import { injectFault, noteEnd, recordEnd } from '../fault/fault';
import { Access, isAccessibleStruct } from '../memory/user-memory';
import { prepareProcess, startProcess, stopProcess } from '../process/lifecycle';
import { namedProcess, whyNotNamed } from '../process/named-process';
import { Process, imageOf } from '../process/process';
import { fillInformation } from '../process/process-information';
import { finish } from '../results';
import { kernel } from '../state';
import { notify } from '../thread/notification';
import { Thread, firstThread } from '../thread/thread';
import { lowestBit, trace } from '../trace/trace';

export function processInformationCall(caller: Thread, slot: Slot): Status {
  const process = namedProcess(caller, slot);
  if (process === null) return whyNotNamed(slot);
  const address = caller.frame.b;
  if (!isAccessibleStruct(caller.process, address, sizeof(ProcessInformation), Access.write))
    return Status.invalidAddress;
  fillInformation(overlay(ProcessInformation, address), process);
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `processControl`: start, stop, restart or signal a process, or stop it as if it had faulted.
 *
 * Arguments: r4 process slot (right `control`); r6 process number; r7 ProcessAction; injectFault: r8 reason, 0: the caller's number;
 *   signal: r8 bits for its first thread.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights nothing restarted self busy dead invalidArgument.
 * Blocks: never.
 * Notes: `busy`: a start of what lives. invalidArgument: no such action, a signal without bits. A stop is reported to the process's supervisor, unless it is that which asks; a restart
 *   is not. Only `injectFault` may hit the caller itself, which is then over. A started process has its own priority and limits.
 *   Starts and restarts work in pieces, between which more urgent threads and kernel work go first: the call is made again. So a
 *   restart by a capability that the end takes away stops the process, and fails.
 */
export function processControlCall(caller: Thread, slot: Slot): Status {
  const target = namedProcess(caller, slot);
  if (target === null) return whyNotNamed(slot);
  const action = caller.frame.b;
  if (target === caller.process && action !== ProcessAction.injectFault) return Status.self;
  const argument = caller.frame.m0;
  const allowed = checkAction(target, action, argument);
  if (allowed !== Status.ok) return allowed;
  if (isStart(action) && !isReadyToStart(target)) {
    restartCall(caller);
    return Status.ok;
  }
  finish(caller, Status.ok);
  act(caller.process, target, action, argument);
  return Status.ok;
}

function checkAction(target: Process, action: u32, argument: u32): Status {
  if (action === ProcessAction.signal && argument === 0) return Status.invalidArgument;
  switch (action) {
    case ProcessAction.start:
      return target.alive ? Status.busy : Status.ok;
    case ProcessAction.restart:
      return Status.ok;
    case ProcessAction.stop:
    case ProcessAction.injectFault:
    case ProcessAction.signal:
      return target.alive ? Status.ok : Status.dead;
    default:
      return Status.invalidArgument;
  }
}

function isStart(action: u32): bool {
  return action === ProcessAction.start || action === ProcessAction.restart;
}

/** Whether only the start is left to be done; what comes before is, when the call is made again. */
function isReadyToStart(target: Process): bool {
  if (target.alive) endSilently(target);
  return prepareProcess(target);
}

function act(requester: Process, target: Process, action: u32, argument: u32): void {
  if (action === ProcessAction.signal) {
    const thread = firstThread(target);
    trace(TraceKind.signal, kernel.current, thread, lowestBit(argument));
    notify(thread, argument);
  } else if (action === ProcessAction.injectFault) {
    injectFault(firstThread(target), FaultCause.injected, argument === 0 ? requester.index : argument);
  } else if (action === ProcessAction.stop && imageOf(target).supervisor !== requester.index) {
    recordEnd(target, FaultCause.stopped, 0);
  } else if (action === ProcessAction.stop) {
    endSilently(target);
  } else {
    startProcess(target, imageOf(target).priority);
  }
}

function endSilently(target: Process): void {
  noteEnd(target, FaultCause.stopped, 0);
  stopProcess(target);
}
