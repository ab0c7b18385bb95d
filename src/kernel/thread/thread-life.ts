/**
 * The life of a thread. The first thread of a process lives as long as that; the others live on the stacks that the build set
 * aside, each with a guard of 32 bytes at its bottom (mapping.ts).
 */
import { Status } from '../../abi/status';
import { createExceptionFrame } from '../arch/armv7m/exception-frame';
import { discardFloatingPoint } from '../arch/armv7m/floating-point';
import { loadThreadProtection } from '../memory/mapping';
import { endpoints } from '../message/endpoint';
import { Process, imageOf } from '../process/process';
import { kernel } from '../state';
import { lendQueueTo } from './inheritance';
import { removeReady, wake } from './scheduler';
import { paintStack } from './stack';
import { NO_ACCEPT, Thread, ThreadState, firstThread, isAlive, moreUrgentThan, threads } from './thread';
import { abandonWait, endWait } from './wait';

/** The thread with that number in its process; 0 is the first. */
export function threadOf(process: Process, number: u32): Thread {
  return threads[number === 0 ? process.index : process.firstExtraThread + number - 1];
}

/** Number of a thread that the process may create now; 0 when none is left. */
export function unusedThread(process: Process): u32 {
  const count = imageOf(process).threadCount;
  for (let number: u32 = 1; number <= count; number++) if (!isAlive(threadOf(process, number))) return number;
  return 0;
}

/** Threads that the process has now. */
export function liveThreads(process: Process): u32 {
  let count: u32 = 0;
  for (const thread of threads) if (thread.process === process && isAlive(thread)) count += 1;
  return count;
}

/** Starts an unused thread beside the first. */
export function createThread(process: Process, number: u32, entry: u32, argument: u32, priority: u32): void {
  const image = imageOf(process);
  const thread = threadOf(process, number);
  const base = image.threadStacks + (number - 1) * image.threadStackSize;
  const top = base + image.threadStackSize;
  paintStack(base, top);
  loadThreadProtection(thread, base);
  startThread(thread, entry, argument, top, priority);
}

/** Begins a new life of a thread, which its stack and its protection words are ready for. */
export function startThread(thread: Thread, entry: u32, argument: u32, stackTop: u32, priority: u32): void {
  createExceptionFrame(thread, entry, argument, stackTop);
  thread.generation += 1;
  thread.acceptSlot = NO_ACCEPT;
  thread.fastSlotCount = mayTakeFastPath(thread) ? thread.process.slotCount : 0;
  thread.baseMoreUrgent = moreUrgentThan(priority);
  thread.moreUrgent = thread.baseMoreUrgent;
  thread.slice = 0;
  thread.state = ThreadState.active;
  wake(thread);
}

/** The fast path knows no thread that needs more than the basic context. */
function mayTakeFastPath(thread: Thread): bool {
  return thread.wide === null && thread.floatingPoint === null;
}

/** Ends a thread's life, if it has one: it is in no queue, and who awaited its reply gets `dead`. */
export function stopThread(thread: Thread): void {
  if (!isAlive(thread)) return;
  discardFloatingPoint(thread, thread === kernel.interrupted);
  abandonWait(thread);
  removeReady(thread);
  thread.deadline = 0n;
  thread.notifications = 0;
  thread.wakeMask = 0;
  thread.fastSlotCount = 0;
  thread.state = ThreadState.unused;
  for (const endpoint of endpoints)
    if (endpoint.server === thread) lendQueueTo(endpoint, firstThread(thread.process));
  for (let caller = thread.callers; caller !== null; caller = thread.callers) endWait(caller, Status.dead);
}
