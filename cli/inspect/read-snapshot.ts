/**
 * Reads a {@link Snapshot} from the memory of a system. Nothing here knows an offset or an address: the ELF of the system says where
 * its kernel keeps what (system-image.ts). A system that runs on while it is read may be seen in the middle of a change; then a wait or
 * a stack is wrong, never the reader lost.
 */
import { CallNamer } from './call-namer';
import { KernelTables } from './kernel-tables';
import { KeptMemory, type MemorySource } from './memory';
import { readCapabilities, readEndpoints, readInterrupts, readRegions } from './objects';
import { readProcesses } from './processes';
import type { Processor } from './processor';
import { readKernel } from './kernel';
import type { Snapshot } from './snapshot';
import { SystemImage } from './system-image';
import { readThreads, withCalls } from './threads';

/**
 * `elf` is the file that the target runs, or what was read of it before. `processor` is what a debugger knows of a stopped target.
 */
export async function readSnapshot(
  memory: MemorySource,
  elf: string | SystemImage,
  processor?: Processor,
): Promise<Snapshot> {
  const image = typeof elf === 'string' ? new SystemImage(elf) : elf;
  const { start, length } = image.kernelMemory;
  const tables = new KernelTables(image, new KeptMemory(start, await memory.read(start, length)));
  const threads = await readThreads(tables, memory, processor);
  const kernel = readKernel(tables, processor);
  const namer = new CallNamer(image.symbols);
  namer.prepare([...threads.map(({ unwound }) => unwound), ...(kernel.unwound ? [kernel.unwound] : [])]);
  return {
    elf: image.file,
    kernel: { ...kernel.snapshot, ...(kernel.unwound ? { calls: namer.name(kernel.unwound) } : {}) },
    processes: readProcesses(
      tables,
      threads.map(({ snapshot }) => snapshot),
    ),
    threads: threads.map((thread) => withCalls(thread, namer)),
    endpoints: readEndpoints(tables),
    capabilities: readCapabilities(tables),
    regions: readRegions(tables),
    interrupts: readInterrupts(tables),
  };
}
