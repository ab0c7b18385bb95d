/**
 * Which regions of the pool and of devices a process can touch: those in the protection words of its threads, behind the regions of its
 * image. The words are the only record, so what the kernel believes and what the protection unit enforces is the same.
 *
 * All threads of a process have the same words, but where it has several: then the last region, which wins over the others,
 * guards the stack of the one that runs.
 */
import { Right } from '../../abi/capability';
import {
  attributesSize,
  allowWriting,
  guardAttributes,
  mappedAttributes,
  regionBase,
  regionStart,
  reloadRegions,
} from '../arch/armv7m/memory-protection';
import { Process, imageOf } from '../process/process';
import { kernel } from '../state';
import { Thread, firstThread, threads } from '../thread/thread';
import { Region } from './region';

/** Regions in the first part of the protection words; a thread with more has a wide area for them. */
const NARROW = 4;

/** No region of the protection unit. */
const NONE = 0xff;

/** One more than the last region that can map something. */
function mappingEnd(process: Process): u32 {
  const image = imageOf(process);
  return image.threadCount === 0 ? image.regionLimit : image.regionLimit - 1;
}

// ---------------------------------------------------------------------------------------- protection words

/** The two words of a region. */
class RegionWords {
  base: u32 = 0;
  attributes: u32 = 0;
}

/** Those of region `number` of a thread that has so many. @noinline */
function wordsOf(thread: Thread, number: u32): RegionWords {
  const wide = thread.wide;
  const words =
    number < NARROW || wide === null
      ? addressOf(thread.protection)
      : addressOf(wide.words) - NARROW * sizeof(RegionWords);
  return overlay(RegionWords, words + number * sizeof(RegionWords));
}

/** @noinline */
function setWords(thread: Thread, number: u32, base: u32, attributes: u32): void {
  const words = wordsOf(thread, number);
  words.base = regionBase(number, base);
  words.attributes = attributes;
}

/** The words of a process that starts: the regions of its image, the others disabled. */
export function loadProtection(process: Process): void {
  const image = imageOf(process);
  const thread = firstThread(process);
  for (let number: u32 = 0; number < image.regionLimit; number++) {
    const region = image.regions[number];
    setWords(thread, number, regionStart(region.base), region.attributes);
  }
}

/** The words of a thread beside the first: the same, and 32 bytes at the bottom of its stack that nobody may touch. */
export function loadThreadProtection(thread: Thread, stackBase: u32): void {
  const process = thread.process;
  const guard = mappingEnd(process);
  for (let number: u32 = 0; number < guard; number++)
    assign(wordsOf(thread, number), wordsOf(firstThread(process), number));
  setWords(thread, guard, stackBase, guardAttributes());
}

// ------------------------------------------------------------------------------------------------ mappings

/** The region with which the process has mapped `address` (0: one that is free); NONE when there is none. */
function find(process: Process, address: u32): u32 {
  const thread = firstThread(process);
  for (let number: u32 = imageOf(process).regionCount; number < mappingEnd(process); number++) {
    const words = wordsOf(thread, number);
    if (address - regionStart(words.base) < attributesSize(words.attributes)) return number;
  }
  return NONE;
}

/** Maps a region, or changes the access of a mapped one; false when no region of the protection unit is left. */
export function map(process: Process, region: Region, writable: bool): bool {
  let number = find(process, region.address);
  if (number === NONE) number = find(process, 0);
  if (number === NONE) return false;
  setRegion(process, number, region.address, mappedAttributes(region.address, region.log2, writable));
  return true;
}

/** The mapping of a region must not allow more than these rights; false when there is none. */
export function limitMapping(process: Process, region: Region, rights: u32): bool {
  const number = find(process, region.address);
  if (number === NONE) return false;
  if ((rights & Right.read) === 0) setRegion(process, number, 0, 0);
  else if ((rights & Right.write) === 0) map(process, region, false);
  return true;
}

/** In all threads, and in the protection unit if it is this process's now. */
function setRegion(process: Process, number: u32, base: u32, attributes: u32): void {
  for (const thread of threads) if (thread.process === process) setWords(thread, number, base, attributes);
  if (kernel.interrupted.process === process) reloadRegions(kernel.interrupted);
}

/** The end of the mapped region that holds `address` with that access; `address` itself when there is none. */
export function mappedTo(process: Process, address: u32, writable: bool): u32 {
  const number = find(process, address);
  if (number === NONE) return address;
  const words = wordsOf(firstThread(process), number);
  const attributes = words.attributes;
  if (attributes === 0 || (writable && !allowWriting(attributes))) return address;
  return regionStart(words.base) + attributesSize(attributes);
}

/** Regions of the protection unit that the process uses. */
export function regionsUsed(process: Process): u32 {
  let used = imageOf(process).regionCount;
  for (let number = used; number < mappingEnd(process); number++)
    if (wordsOf(firstThread(process), number).attributes !== 0) used += 1;
  return used;
}
