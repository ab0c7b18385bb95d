/**
 * The life of a process: started from its initial image, stopped with everything that it held released.
 *
 * A start makes a new generation: data, zeroed memory and stack as the build made them, the capabilities of the image, no
 * notification, no timer, one thread. A stop leaves no trace of it in any queue, and every peer learns of it with `dead`.
 */
import { ObjectType } from '../abi/capability';
import { ProcessImage } from '../abi/image';
import { NO_PLACE, detailOf, firstPlace } from './capability';
import { closeEndpoint, openEndpoint } from './closing';
import { firstDescendant } from './derivation';
import { endpoints } from './endpoint';
import { fillSpace } from './initial';
import { tellJoiners } from './joining';
import { loadProtection } from './mapping';
import { copyBytes, fillWords } from './memory';
import { NO_HANDLER, Process, imageOf, processes } from './process';
import { limitMemory } from './region';
import { removeCapability } from './removal';
import { paintStack } from './stack';
import { kernel } from './state';
import { firstThread, threads } from './thread';
import { startThread, stopThread } from './thread-life';

/** Starts a process that does not live. */
export function startProcess(process: Process, priority: u32): void {
  const image = imageOf(process);
  process.generation += 1;
  process.alive = true;
  process.cpuTime = 0n;
  process.cycles = 0;
  process.timerMerged = 0;
  limitMemory(process, image.memoryLimit);
  if (process.fault.age < 0xff) process.fault.age += 1;
  resetMemory(image);
  for (const endpoint of endpoints) if (endpoint.owner === process) openEndpoint(endpoint);
  fillSpace(process);
  loadProtection(process);
  startThread(firstThread(process), image.entry, 0, image.stackTop, priority);
}

function resetMemory(image: ProcessImage): void {
  paintStack(image.stackBase, image.stackTop);
  copyBytes(image.dataStart, image.dataLoad, image.dataLength);
  fillWords(image.zeroStart, image.zeroLength, 0);
}

/** Stops a live process, whose end has been noted (fault.ts). */
export function stopProcess(process: Process): void {
  process.alive = false;
  process.timerTime = 0n;
  for (const endpoint of endpoints) if (endpoint.owner === process) closeEndpoint(endpoint);
  for (const thread of threads) {
    if (thread.process === process) stopThread(thread);
  }
  process.exceptionHandler = NO_HANDLER;
  releaseSpace(process);
  tellJoiners(process);
}

/** Stops every process, the latest started first: each may still need those before it. */
export function stopAll(): void {
  for (let i: u32 = kernel.processCount; i > 0; i--)
    if (processes[i - 1].alive) stopProcess(processes[i - 1]);
}

/** Takes back everything that was derived from its capabilities, and these. */
function releaseSpace(process: Process): void {
  const first = firstPlace(process);
  for (let place = first; place < first + process.slotCount; place++) {
    if (detailOf(place).type === ObjectType.none) continue;
    for (let child = firstDescendant(place); child !== NO_PLACE; child = firstDescendant(place))
      removeCapability(child);
    removeCapability(place);
  }
}
