/**
 * Who depends on whom, and the order that follows from it. The build has checked it; here it is read again, from the names in
 * the table, because the kernel in flash may have been built with other processes than this program was.
 *
 * Invariant: in {@link order} every process comes after all that it depends on; the supervisor fills places that are left.
 */
import { TextBuffer } from '../../runtime/text-buffer';
import { OWN_NUMBER, POLICIES, PROCESS_COUNT } from './configuration';
import { findProcess, nameOf, NO_PROCESS } from './names';
import { notice, NoticeKind } from './notices';

const SPACE = 0x20;

/** Bit n of the m-th: process m depends on process n. */
export const dependencies = array(u64, PROCESS_COUNT);
/** Process numbers, each after those that it depends on. */
export const order = array(u8, PROCESS_COUNT);

export function bitOf(process: u32): u64 {
  return 1n << u64(process);
}

export function dependsOn(process: u32, other: u32): bool {
  return (dependencies[process] & bitOf(other)) !== 0n;
}

/**
 * Reads and orders it. If that can't be, false, and a notice says why; {@link culprit} is a process that it is about. Who depends on what is
 * not there, or on itself in the end, is not in the order, and nobody who depends on him.
 */
export function readGraph(): bool {
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) readNames(process);
  const count = sort();
  for (let place = count; place < PROCESS_COUNT; place++) order[place] = OWN_NUMBER;
  if (count < PROCESS_COUNT && blamed === NO_PROCESS) blameCycle();
  return count === PROCESS_COUNT;
}

let blamed: u32 = NO_PROCESS;

export function culprit(): u32 {
  return blamed;
}

function readNames(process: u32): void {
  const names = textBytes(POLICIES[process].dependsOn);
  dependencies[process] = 0n;
  let start: u32 = 0;
  while (start < names.length) {
    let end = start;
    while (end < names.length && names[end] !== SPACE) end++;
    const other = findProcess(readonlySpan(names, start, end - start));
    if (other === NO_PROCESS) blameName(process, start, end - start);
    dependencies[process] |= bitOf(other === NO_PROCESS ? process : other);
    start = end + 1;
  }
}

function blameName(process: u32, start: u32, length: u32): void {
  blamed = process;
  notice(NoticeKind.missing, process, (start << 16) | length);
}

/** Of the notice `missing`: which part of the names it is about. */
export function describeMissing(process: u32, place: u32, line: TextBuffer): void {
  line.text(' depends on ');
  line.bytesOf(readonlySpan(textBytes(POLICIES[process].dependsOn), place >>> 16, place & 0xffff));
  line.text(', which is no process');
}

/** Puts into `order` who depends on nobody that is not in it, until nobody is left: how many that are. */
function sort(): u32 {
  let placed: u64 = 0n;
  let count: u32 = 0;
  let before: u32 = 0;
  do {
    before = count;
    for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
      if ((placed & bitOf(process)) !== 0n || (dependencies[process] & ~placed) !== 0n) continue;
      order[count] = u8(process);
      placed |= bitOf(process);
      count++;
    }
  } while (count !== before);
  unplaced = ~placed;
  return count;
}

/** Bits of the processes that {@link sort} could not place. */
let unplaced: u64 = 0n;

/** Each that could not be placed depends on another such: following them, one is in the cycle at the latest after all. */
function blameCycle(): void {
  let process = firstOf(unplaced);
  for (let step: u32 = 0; step < PROCESS_COUNT; step++) process = nextUnplaced(process);
  blamed = process;
  notice(NoticeKind.cycle, process, 0);
}

/** Behind the name of `process`, which is in it. */
export function describeCycle(process: u32, line: TextBuffer): void {
  line.text(' depends on itself: ');
  let member = process;
  do {
    line.name(nameOf(member));
    line.text(' -> ');
    member = nextUnplaced(member);
  } while (member !== process);
  line.name(nameOf(process));
}

function nextUnplaced(process: u32): u32 {
  return firstOf(dependencies[process] & unplaced);
}

function firstOf(processes: u64): u32 {
  const low = u32(processes);
  return low !== 0 ? ctz32(low) : 32 + ctz32(u32(processes >> 32n));
}
