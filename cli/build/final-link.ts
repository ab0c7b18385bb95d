/**
 * The last step: image tables and linker script from the solved layout, one ELF from all objects, checked by reading it back.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Elf } from '../../linker/elf';
import { writeTables } from '../../linker/images';
import type { SystemMemory } from '../../linker/memory';
import type { Range } from '../../linker/mpu';
import { linkerScript } from '../../linker/script';
import { verifyImage } from '../../linker/verify';
import type { LoadedSystem } from '../../system/load';
import type { ResolvedProcess } from '../../system/resolve';
import { processImage, regionsOf } from './images';
import { PROCESSOR_FLAGS } from './program';
import { copyObjects, type BuiltSystem } from './programs';
import { peripheralRegions, regionNeeds, type Regions } from './regions';
import { run } from './toolchain';

export interface LinkInput {
  readonly system: LoadedSystem;
  readonly processes: readonly ResolvedProcess[];
  readonly built: BuiltSystem;
  readonly memory: SystemMemory;
  readonly regions: Regions;
  readonly flash: Range;
  readonly ram: Range;
  readonly folder: string;
}

/** Names of what is written, in the folder. */
export const IMAGE_FILES = { elf: 'conductor.elf', binary: 'conductor.bin', hex: 'conductor.hex' } as const;

export async function linkSystem(input: LinkInput): Promise<string> {
  const { folder } = input;
  copyObjects(input.built, folder);
  const objects = [
    'objects/kernel.o',
    'objects/images.o',
    ...input.processes.map(({ name }) => objectOf(name)),
  ];
  writeFileSync(path.join(folder, 'images.S'), tables(input));
  await run('gcc', [...PROCESSOR_FLAGS, '-c', 'images.S', '-o', 'objects/images.o'], folder, 'image tables');
  writeFileSync(path.join(folder, 'layout.ld'), script(input, markOf(folder, objects)));
  const flags = [
    '-nostdlib',
    '-Wl,-T,layout.ld,--build-id=none,--no-warn-rwx-segments',
    '-o',
    IMAGE_FILES.elf,
  ];
  await run('gcc', [...PROCESSOR_FLAGS, ...flags, ...objects], folder, 'the system does not link');
  await Promise.all([
    run(
      'objcopy',
      ['-O', 'binary', '--gap-fill', '0xff', IMAGE_FILES.elf, IMAGE_FILES.binary],
      folder,
      'objcopy',
    ),
    run('objcopy', ['-O', 'ihex', IMAGE_FILES.elf, IMAGE_FILES.hex], folder, 'objcopy'),
  ]);
  const elf = path.join(folder, IMAGE_FILES.elf);
  const faults = verifyImage(new Elf(elf), input.memory);
  if (faults.length > 0) throw new Error(`the layout is wrong:\n${faults.join('\n')}`);
  return elf;
}

function objectOf(process: string): string {
  return `objects/process-${process}.o`;
}

/** By it a run that left something is recognised as one of this build: from code and data, which do not depend on the folder. */
function markOf(folder: string, objects: readonly string[]): number {
  const hash = createHash('sha256');
  for (const object of objects) {
    const elf = new Elf(path.join(folder, object));
    for (const section of elf.allocated())
      hash.update(`${section.name} ${elf.contents(section).toString('base64')}`);
  }
  // 0 is what marks nothing.
  return hash.digest().readUInt32LE() || 1;
}

function script({ memory, flash, ram }: LinkInput, mark: number): string {
  return linkerScript({
    mark,
    memory,
    flash,
    ram,
    objectOf,
    kernelObject: 'objects/kernel.o',
    tablesObject: 'objects/images.o',
  });
}

function tables({ system, processes, built, memory, regions: allowed }: LinkInput): string {
  const images = processes.map((process, index) => {
    const placed = memory.processes[index]!;
    const regions = regionsOf(placed, peripheralRegions(system, process.name));
    const { limit } = regionNeeds(system, process.name, allowed);
    const { startOffset } = built.programs.get(process.name)!;
    const pieces = memory.postMortem.faults[index]!.address;
    return processImage(process, placed, { regions, limit, pieces }, startOffset);
  });
  return writeTables(built.kernel.imageStructs!, images, memory.kernel.tables);
}
