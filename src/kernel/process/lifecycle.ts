/**
 * The life of a process: started from its initial image, stopped with everything that it held released.
 *
 * A start makes a new generation: data, zeroed memory and stack as the build made them, the capabilities of the image, no
 * notification, no timer, one thread. A stop leaves no trace of it in any queue, and every peer learns of it with `dead`.
 */
import { ObjectType } from '../../abi/capability';
import { TraceKind } from '../../abi/trace';
import { ProcessImage } from '../../abi/image';
import { fillSpace } from '../boot/initial';
import { NO_PLACE, detailOf, firstPlace } from '../capability/capability';
import { removeCapability, revokeDescendants } from '../capability/removal';
import { FaultFlag } from '../fault/fault-record';
import { loadProtection } from '../memory/mapping';
import { copyBytes, fillWords } from '../memory/memory';
import { limitMemory } from '../memory/region';
import { closeEndpoint, openEndpoint } from '../message/closing';
import { endpoints } from '../message/endpoint';
import { kernel } from '../state';
import { takeTurn } from '../thread/scheduler';
import { STACK_PAINT } from '../thread/stack';
import { Thread, ThreadState, firstThread, threads } from '../thread/thread';
import { startThread, stopThread } from '../thread/thread-life';
import { traceOne } from '../trace/trace';
import { mustGiveWay } from '../work';
import { tellJoiners } from './joining';
import { Process, imageOf, processes } from './process';

/**
 * Makes ready what a process that does not live needs for its next life: what it held in its last one has been taken back, its memory
 * is as the build made it. In pieces: false if there is more to be done when the running thread has its next turn.
 */
export function prepareProcess(process: Process): bool {
  const thread = firstThread(process);
  if (thread.state !== ThreadState.ending) return resetMemory(process);
  takeTurn(thread);
  return false;
}

/** Starts a process that does not live; what is not prepared yet is so now. */
export function startProcess(process: Process, priority: u32): void {
  const image = imageOf(process);
  while (!resetMemory(process));
  process.prepared = 0;
  process.generation += 1;
  process.alive = true;
  process.cpuTime = 0n;
  process.cycles = 0;
  process.timerMerged = 0;
  limitMemory(process, image.memoryLimit);
  if (process.fault.age < 0xff) process.fault.age += 1;
  for (const endpoint of endpoints) if (endpoint.owner === process) openEndpoint(endpoint);
  fillSpace(process);
  loadProtection(process);
  const thread = firstThread(process);
  traceOne(TraceKind.start, thread, process.generation);
  startThread(thread, image.entry, 0, image.stackTop, priority);
}

/** Bytes of a process's memory that are made ready at a time. */
const PIECE = 4096;

/** Stack, data and zeroes as the build made them, retained memory as it is; false if it gave way before the end. A fault's frame on the stack is lost. */
function resetMemory(process: Process): bool {
  const image = imageOf(process);
  while (process.prepared * PIECE < image.resetSize) {
    process.fault.flags &= 0xff - FaultFlag.frameValid;
    resetPiece(image, image.ramBase + process.prepared * PIECE);
    process.prepared += 1;
    if (mustGiveWay()) return false;
  }
  return true;
}

/** The piece from `start` on: the stack, which comes first, then zeroes, and the initialised data among them. */
function resetPiece(image: ProcessImage, start: u32): void {
  const end = minU32(start + PIECE, image.ramBase + image.resetSize);
  const stackEnd = minU32(maxU32(start, image.stackTop), end);
  fillWords(start, stackEnd - start, STACK_PAINT);
  fillWords(stackEnd, end - stackEnd, 0);
  const first = maxU32(start, image.dataStart);
  const last = minU32(end, image.dataStart + image.dataLength);
  if (first < last) copyBytes(first, image.dataLoad + (first - image.dataStart), last - first);
}

/**
 * Ends a live process, whose end has been noted (fault.ts). For all others it is over at once; what it held is taken back in the
 * turn of its first thread, which takes that of the running one.
 */
export function stopProcess(process: Process): void {
  const thread = firstThread(process);
  process.alive = false;
  traceOne(TraceKind.end, thread, process.fault.cause);
  process.timerTime = 0n;
  for (const endpoint of endpoints) if (endpoint.owner === process) closeEndpoint(endpoint);
  for (const each of threads) if (each.process === process) stopThread(each);
  process.exceptionHandler = NO_PLACE;
  tellJoiners(process);
  takeTurn(thread);
  thread.state = ThreadState.ending;
}

/** The turn of the first thread of an ended process: the kernel goes on taking back what that held. */
export function continueEnd(thread: Thread): void {
  if (releaseSpace(thread.process)) thread.state = ThreadState.unused;
}

/** Stops every process, the latest started first: each may still need those before it. */
export function stopAll(): void {
  for (let i: u32 = kernel.processCount; i > 0; i--) {
    const process = processes[i - 1];
    if (process.alive) stopProcess(process);
    emptySpace(process);
  }
}

export function emptySpace(process: Process): void {
  while (!releaseSpace(process));
}

/** Takes back everything that was derived from its capabilities, and these; false if it gave way before the end. */
function releaseSpace(process: Process): bool {
  const first = firstPlace(process);
  for (let place = first; place < first + process.slotCount; place++) {
    if (detailOf(place).type === ObjectType.none) continue;
    if (!revokeDescendants(place)) return false;
    removeCapability(place);
    if (mustGiveWay()) return false;
  }
  return true;
}
