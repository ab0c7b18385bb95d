/**
 * The life of a process: started from its initial image, stopped with everything that it held released.
 *
 * A start makes a new generation: data, zeroed memory and stack as the build made them, the capabilities of the image, no
 * notification, no timer, one thread. A stop leaves no trace of it in any queue, and every peer learns of it with `dead`.
 */
import { ProcessImage } from '../abi/image';
import { Status } from '../abi/status';
import { createExceptionFrame } from './arch/armv7m/exception-frame';
import { discardFloatingPoint } from './arch/armv7m/floating-point';
import { closeEndpoint, openEndpoint } from './closing';
import { endpoints } from './endpoint';
import { refresh } from './inheritance';
import { tellJoiners } from './joining';
import { loadProtection } from './mapping';
import { copyBytes, fillWords } from './memory';
import { Process, imageOf } from './process';
import { removeReady, wake } from './scheduler';
import { fillSpace, releaseSpace } from './space';
import { kernel } from './state';
import { NO_ACCEPT, Thread, ThreadState, firstThread, isAlive, moreUrgentThan, threads } from './thread';
import { abandonWait, endWait } from './wait';

/** What an unused word of a stack holds. */
export const STACK_PAINT = 0xc0dec0de;

/** Starts a process that does not live. */
export function startProcess(process: Process): void {
  const image = imageOf(process);
  process.generation += 1;
  process.alive = true;
  process.cpuTime = 0n;
  process.timerMerged = 0;
  if (process.faultAge < 0xff) process.faultAge += 1;
  resetMemory(image);
  for (const endpoint of endpoints) if (endpoint.owner === process) openEndpoint(endpoint);
  fillSpace(process);
  loadProtection(process);
  startThread(firstThread(process), image.entry, image.stackTop, image.priority);
}

function resetMemory(image: ProcessImage): void {
  fillWords(image.stackBase, image.stackTop - image.stackBase, STACK_PAINT);
  copyBytes(image.dataStart, image.dataLoad, image.dataLength);
  fillWords(image.zeroStart, image.zeroLength, 0);
}

/** Stops a live process. */
export function stopProcess(process: Process): void {
  process.alive = false;
  process.timerTime = 0n;
  for (const endpoint of endpoints) if (endpoint.owner === process) closeEndpoint(endpoint);
  for (let i: u32 = 0; i < kernel.threadCount; i++) {
    const thread = threads[i];
    if (thread.process === process && isAlive(thread)) endThread(thread);
  }
  releaseSpace(process);
  tellJoiners(process);
}

/** Lets a thread begin at `entry`, on an empty stack. */
export function startThread(thread: Thread, entry: u32, stackTop: u32, priority: u32): void {
  thread.generation = u16((thread.generation + 1) & 0xffff);
  thread.acceptSlot = NO_ACCEPT;
  thread.slice = 0;
  thread.baseMoreUrgent = moreUrgentThan(priority);
  thread.moreUrgent = thread.baseMoreUrgent;
  clear(thread.frame);
  createExceptionFrame(thread, entry, stackTop);
  thread.state = ThreadState.active;
  wake(thread);
}

/** Ends a thread: it leaves all queues, and nobody waits for it any more. */
export function endThread(thread: Thread): void {
  removeReady(thread);
  thread.state = ThreadState.unused;
  discardFloatingPoint(thread, thread === kernel.interrupted);
  abandonWait(thread);
  thread.deadline = 0n;
  thread.wakeMask = 0;
  thread.notifications = 0;
  for (let caller = thread.callers; caller !== null; caller = thread.callers) endWait(caller, Status.dead);
  for (const endpoint of endpoints) {
    if (endpoint.server !== thread) continue;
    endpoint.server = null;
    refresh(firstThread(endpoint.owner));
  }
}

/** Bytes of its stack that a process has used, by the paint that is left. */
export function stackUsed(process: Process): u32 {
  const image = imageOf(process);
  let address = image.stackBase;
  while (address < image.stackTop && load32(address) === STACK_PAINT) address += 4;
  return image.stackTop - address;
}
