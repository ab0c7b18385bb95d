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

export function processImage(
  process: ResolvedProcess,
  memory: ProcessMemory,
  { regions, limit }: { readonly regions: readonly OwnedRegion[]; readonly limit: number },
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
      priority: description.priority,
      autostart: description.autostart === false ? 0 : 1,
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
