/** What tests look at in the kernel's tables: slots by process and number, free counts, all of it at once. */
import { slotDetails, slots, typeAt } from '../../../src/kernel/capability/capability';
import { firstLeaf } from '../../../src/kernel/capability/derivation';
import { poolFree } from '../../../src/kernel/memory/pool';
import { processes } from '../../../src/kernel/process/process';
import { kernel } from '../../../src/kernel/state';
import { isAlive, threads } from '../../../src/kernel/thread/thread';

/** The place of a slot in the tables: spaces follow one another, behind a place that is nobody's. */
export function place(process: number, slot: number): number {
  let first = 1;
  for (let index = 0; index < process; index++) first += processes[index]!.slotCount;
  return first + slot;
}

export function typeIn(process: number, slot: number): number {
  return typeAt(processes[process]!, slot);
}

export function rightsIn(process: number, slot: number): number {
  return slotDetails[place(process, slot)]!.rights;
}

export function badgeIn(process: number, slot: number): number {
  return slots[place(process, slot)]!.badge;
}

export function hasChildren(process: number, slot: number): boolean {
  const entry = place(process, slot);
  return firstLeaf(entry) !== entry;
}

/** How much of everything is free, by process where it belongs to one. */
interface FreeCounts {
  pool: number;
  slots: number[];
  memory: number[];
  threads: number;
}

/** Two of these are equal when nothing has leaked in between. */
export function freeCounts(): FreeCounts {
  const each = Array.from({ length: kernel.processCount }, (_, index) => processes[index]!);
  return {
    pool: poolFree(),
    slots: each.map(
      (process) =>
        Array.from({ length: process.slotCount }, (_, slot) => typeIn(process.index, slot)).filter(
          (type) => type === 0,
        ).length,
    ),
    memory: each.map(({ memoryUsed }) => memoryUsed),
    threads: Array.from({ length: kernel.threadCount }, (_, index) => threads[index]!).filter(
      (thread) => !isAlive(thread),
    ).length,
  };
}
