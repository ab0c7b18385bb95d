/**
 * What each process gets of the kernel's tables, once, at boot: its threads, its slots, room for registers and regions.
 */
import { giveFloatingPoint } from './arch/armv7m/floating-point';
import { Slot, slots } from './capability';
import { Process, imageOf, processes } from './process';
import { firstToken } from './reply';
import { kernel } from './state';
import { Thread, threads, wideProtections } from './thread';

/** Regions whose words are in the thread itself. */
const NARROW_REGIONS = 4;

/** What was given out. */
class Allocation {
  slots: u16 = 0;
  wide: u8 = 0;
}
const allocation = new Allocation();

/** Gives process `index` its part. `kernel.threadCount` begins as the number of processes. */
export function createProcess(index: u32): void {
  const process = processes[index];
  const image = imageOf(process);
  process.index = u8(index);
  process.slotCount = u16(image.slotCount);
  process.firstExtraThread = kernel.threadCount;
  kernel.threadCount += u8(image.threadCount);
  createThread(process, index);
  for (let i: u32 = 0; i < image.threadCount; i++) createThread(process, process.firstExtraThread + i);
  allocation.slots += process.slotCount;
}

/** The fast path knows no thread that needs more than the basic context. */
function createThread(process: Process, number: u32): void {
  const image = imageOf(process);
  const thread = threads[number];
  thread.process = process;
  thread.token = firstToken(number);
  thread.slots = addressOf(slots[0]) + allocation.slots * sizeof(Slot);
  const isFloating = image.floatingPoint !== 0;
  const isWide = image.regionLimit > NARROW_REGIONS;
  if (isFloating) giveFloatingPoint(thread);
  if (isWide) giveWide(thread);
  if (!isFloating && !isWide) thread.fastSlotCount = image.slotCount;
}

function giveWide(thread: Thread): void {
  thread.wide = wideProtections[allocation.wide];
  allocation.wide += 1;
}
