/** What `processInformation` says about a process. */
import { ProcessInformation, ProcessState } from '../../abi/process';
import { slotsUsed } from '../capability/capability';
import { POOL_UNIT } from '../configuration';
import { FaultFlag } from '../fault/fault-record';
import { regionsUsed } from '../memory/mapping';
import { copyBytes } from '../memory/memory';
import { waitsFor } from '../thread/inheritance';
import { timeSpent } from '../thread/scheduler';
import { stackUsed } from '../thread/stack';
import { firstThread, isReady, priorityOf, blockReasonOf } from '../thread/thread';
import { liveThreads } from '../thread/thread-life';
import { NO_PROCESS, Process, imageOf } from './process';

export function fillInformation(information: ProcessInformation, process: Process): void {
  const image = imageOf(process);
  fillState(information, process);
  copyBytes(addressOf(information.name), addressOf(image.name), image.name.length);
  information.generation = process.generation;
  information.faults = process.faults;
  information.stackSize = image.stackTop - image.stackBase;
  information.stackUsed = stackUsed(process);
  information.ramBase = image.ramBase;
  information.ramSize = image.ramSize;
  information.flashBase = image.flashBase;
  information.flashSize = image.flashSize;
  information.cpuTime = timeSpent(process);
  information.memoryUsed = process.memoryUsed * POOL_UNIT;
  information.memoryLimit = process.memoryLimit * POOL_UNIT;
  information.slotCount = process.slotCount;
  information.slotsUsed = u16(slotsUsed(process));
  information.threads = u8(liveThreads(process));
  information.regions = u8(regionsUsed(process));
  information.program = u8(image.program);
  information.endCause = process.fault.cause;
  information.endDetail = process.fault.detail;
}

function fillState(information: ProcessInformation, process: Process): void {
  const thread = firstThread(process);
  const peer = process.alive ? waitsFor(thread) : null;
  information.state = stateOf(process);
  information.blockReason = blockReasonOf(thread);
  information.priority = u8(priorityOf(thread.baseMoreUrgent));
  information.effectivePriority = u8(priorityOf(thread.moreUrgent));
  information.peer = peer === null ? NO_PROCESS : peer.process.index;
}

function stateOf(process: Process): ProcessState {
  if (process.alive) return isReady(firstThread(process)) ? ProcessState.ready : ProcessState.blocked;
  return (process.fault.flags & FaultFlag.faulted) !== 0 ? ProcessState.faulted : ProcessState.stopped;
}
