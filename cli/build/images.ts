/** From a resolved system and its memory to the image tables that the kernel reads. */
import type { ProcessImage } from '../../linker/images';
import { ACCESS, attributeWord, baseWord, coveredRange, type Purpose, type Region } from '../../linker/mpu';
import type { ProcessMemory } from '../../linker/memory';
import type { PeripheralRegion } from '../../linker/peripherals';
import type { ResolvedProcess } from '../../system/resolve';

/** A region of a process with what it is for. */
export interface OwnedRegion {
  readonly purpose: Purpose;
  readonly region: Region;
}

/** All regions of a process, in the order in which they are numbered. */
export function regionsOf(memory: ProcessMemory, peripherals: readonly PeripheralRegion[]): OwnedRegion[] {
  const own =
    (purpose: Purpose) =>
    (region: Region): OwnedRegion => ({ purpose, region });
  return [
    ...memory.code.regions.map(own('code')),
    ...memory.ram.regions.map(own('data')),
    ...peripherals.map(({ region }) => own('peripheral')(region)),
  ];
}

/** What the layout has found for a process. */
interface Placed {
  readonly regions: readonly OwnedRegion[];
  /** Regions that it may use. */
  readonly limit: number;
  /** Address of the table of what a fault of it leaves. */
  readonly pieces: number;
}

/** An instance that is created anew belongs to another creator: nothing of its last life is left to it. */
export function processImage(
  process: ResolvedProcess,
  memory: ProcessMemory,
  { regions, limit, pieces }: Placed,
  startOffset: number,
): ProcessImage {
  const { description } = process;
  const { code, ram } = memory;
  return {
    name: process.name,
    fields: {
      entry: memory.text + startOffset + 1,
      stackBase: memory.stackBase,
      stackTop: memory.stackTop,
      dataStart: memory.data,
      dataLoad: memory.dataLoad,
      dataLength: memory.dataLength,
      flashBase: code.range.start,
      flashSize: code.range.length,
      ramBase: ram.range.start,
      ramSize: ram.range.length,
      // The process that boots the others keeps over a reset what others keep over a restart: its end is one.
      clearSize: description.boots ? memory.retained - ram.range.start : ram.range.length,
      resetSize: process.spawnable ? ram.range.length : memory.retained - ram.range.start,
      priority: description.priority,
      autostart: process.autostart ? 1 : 0,
      supervisor: process.supervisor,
      floatingPoint: description.floatingPoint ? 1 : 0,
      slotCount: process.slotCount,
      program: process.program,
      spawnable: process.spawnable ? 1 : 0,
      memoryLimit: description.memoryLimit ?? 0,
      threadCount: memory.threads.count,
      threadStacks: memory.threadStacks,
      threadStackSize: memory.threads.size,
      regionLimit: limit,
      pieces,
    },
    regions: regions.map(({ purpose, region }, number) => ({
      base: baseWord(region, number),
      attributes: attributeWord(region, purpose),
      ...coveredRange(region),
      access: ACCESS[purpose],
    })),
    capabilities: process.capabilities.map(({ slot, type, object, rights, badge }) => ({
      slot,
      type,
      object,
      rights,
      badge,
    })),
  };
}
