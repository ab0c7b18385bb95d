/**
 * What each process gets, once, at boot: zeroed memory, and of the kernel's tables its threads, its slots, room for registers and
 * regions, and the endpoints and lines that are its own in all its lives.
 */
import { ObjectType, Right } from '../../abi/capability';
import { giveFloatingPoint } from '../arch/armv7m/floating-point';
import { NO_PLACE, Slot, emptySlot, firstPlace, slots } from '../capability/capability';
import { registerInterrupt } from '../interrupt';
import { fillWords } from '../memory/memory';
import { endpoints } from '../message/endpoint';
import { firstToken } from '../message/reply';
import { Process, imageOf, processes } from '../process/process';
import { kernel } from '../state';
import { Thread, threads, wideProtections } from '../thread/thread';
import { initialCapability } from './initial';

/** Regions whose words are in the thread itself. */
const NARROW_REGIONS = 4;

/** What was given out. */
class Allocation {
  slots: u16 = 0;
  wide: u8 = 0;
  /** Threads beside the first of each process. */
  extraThreads: u8 = 0;
}
const allocation = new Allocation();

/** Gives process `index` its part; they come in the order of their numbers, and `kernel.processCount` is known. */
export function createProcess(index: u32): void {
  const process = processes[index];
  process.index = u8(index);
  const image = imageOf(process);
  fillWords(image.ramBase, image.clearSize, 0);
  process.slotCount = u16(image.slotCount);
  const firstExtra: u32 = kernel.processCount + allocation.extraThreads;
  process.firstExtraThread = u8(firstExtra);
  allocation.extraThreads += u8(image.threadCount);
  kernel.threadCount = u8(firstExtra + image.threadCount);
  createThread(process, index);
  for (let i: u32 = 0; i < image.threadCount; i++) createThread(process, process.firstExtraThread + i);
  for (let i: u32 = 0; i < process.slotCount; i++) emptySlot(firstPlace(process) + i);
  allocation.slots += process.slotCount;
  claimObjects(process);
}

/** The holder of the right to receive owns an endpoint, dead or alive; a line that somebody may drive has an interrupt. */
function claimObjects(process: Process): void {
  for (let i: u32 = 0; i < imageOf(process).capabilityCount; i++) {
    const initial = initialCapability(process, i);
    if (initial.type === ObjectType.interrupt) registerInterrupt(initial.object);
    if (initial.type !== ObjectType.endpoint || (initial.rights & Right.receive) === 0) continue;
    assert(endpoints[initial.object].owner === null, 'endpoint with two receivers');
    endpoints[initial.object].owner = process;
  }
}

function createThread(process: Process, number: u32): void {
  const image = imageOf(process);
  const thread = threads[number];
  thread.process = process;
  thread.token = firstToken(number);
  thread.slots = addressOf(slots[NO_PLACE + 1]) + allocation.slots * sizeof(Slot);
  if (image.floatingPoint !== 0) giveFloatingPoint(thread);
  if (image.regionLimit > NARROW_REGIONS) giveWide(thread);
}

function giveWide(thread: Thread): void {
  thread.wide = wideProtections[allocation.wide];
  allocation.wide += 1;
}
