/**
 * `processInformation` and `processControl`: look at processes; start, stop and restart them.
 *
 * Arguments: r4 processes slot (right `inspect`, `control`); r6 process number; r7 address of a ProcessInformation, or a
 *   ProcessAction.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights; nothing (no such process); invalidAddress; invalidArgument (action);
 *   self; busy (start of a live process); dead (stop of one that is not).
 * Blocks: never.
 * Notes: a stop is reported to the process's supervisor, unless it is the supervisor that asks; a restart is not.
 */
import { ObjectType, Right } from '../../abi/capability';
import { FaultCause, ProcessAction, ProcessInformation, ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { checkCapability } from '../capability';
import { waitsFor } from '../endpoint';
import { recordEnd } from '../fault';
import { stackUsed, startProcess, stopProcess } from '../lifecycle';
import { copyBytes } from '../memory';
import { NO_PROCESS, Process, imageOf, isAlive, processes } from '../process';
import { finish } from '../results';
import { kernel } from '../state';
import { Access, isAccessibleStruct } from '../user-memory';

export function processInformationCall(caller: Process): Status {
  const frame = caller.frame;
  const status = checkCapability(caller, frame.status, ObjectType.processes, Right.inspect);
  if (status !== Status.ok) return status;
  if (frame.a >= kernel.processCount) return Status.nothing;
  if (!isAccessibleStruct(caller, frame.b, sizeof(ProcessInformation), Access.write))
    return Status.invalidAddress;
  fill(overlay(ProcessInformation, frame.b), processes[frame.a]);
  finish(caller, Status.ok);
  return Status.ok;
}

function fill(information: ProcessInformation, process: Process): void {
  const image = imageOf(process);
  const peer = waitsFor(process);
  copyBytes(addressOf(information.name), addressOf(image.name), image.name.length);
  information.state = process.state;
  information.blockReason = process.blockReason;
  information.priority = process.priority;
  information.peer = peer === null ? NO_PROCESS : peer.index;
  information.generation = process.generation;
  information.faults = process.faults;
  information.stackSize = image.stackTop - image.stackBase;
  information.stackUsed = stackUsed(process);
  information.ramBase = image.ramBase;
  information.ramSize = image.ramSize;
  information.flashBase = image.flashBase;
  information.flashSize = image.flashSize;
  information.cpuTime = process.cpuTime;
}

export function processControlCall(caller: Process): Status {
  const frame = caller.frame;
  const status = checkCapability(caller, frame.status, ObjectType.processes, Right.control);
  if (status !== Status.ok) return status;
  if (frame.a >= kernel.processCount) return Status.nothing;
  const target = processes[frame.a];
  if (target === caller) return Status.self;
  const result = control(caller, target, frame.b);
  if (result === Status.ok) finish(caller, Status.ok);
  return result;
}

function control(caller: Process, target: Process, action: u32): Status {
  switch (action) {
    case ProcessAction.start:
      if (isAlive(target)) return Status.busy;
      startProcess(target);
      return Status.ok;
    case ProcessAction.stop:
      if (!isAlive(target)) return Status.dead;
      stop(caller, target);
      return Status.ok;
    case ProcessAction.restart:
      if (isAlive(target)) stopProcess(target, ProcessState.stopped);
      startProcess(target);
      return Status.ok;
    default:
      return Status.invalidArgument;
  }
}

function stop(caller: Process, target: Process): void {
  if (imageOf(target).supervisor === caller.index) stopProcess(target, ProcessState.stopped);
  else recordEnd(target, FaultCause.stopped, 0);
}
