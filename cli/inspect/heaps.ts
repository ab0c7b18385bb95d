/** How the apps of a system have used their heaps: the run-time library of each counts that in a variable (transpile/apps/runtime/app.h). */
import type { MemorySource } from './memory';
import type { SystemImage } from './system-image';

/** In bytes. */
export interface HeapUse {
  readonly size: number;
  /** Now, and the most so far. */
  readonly used: number;
  readonly peak: number;
}

const FACTS = 'app_heap_facts';
const WORD = 4;

/** By the names of their processes; an app that never ran has used nothing that could be seen. */
export async function readHeaps(
  memory: MemorySource,
  { elf, processes }: SystemImage,
): Promise<ReadonlyMap<string, HeapUse>> {
  const all = elf.symbols.filter(({ name }) => name === FACTS);
  const heaps = new Map<string, HeapUse>();
  for (const process of processes) {
    const offset = (address: number): number => address - process.number('ramBase');
    const facts = all.find(({ value }) => offset(value) >= 0 && offset(value) < process.number('ramSize'));
    if (!facts) continue;
    const bytes = await memory.read(facts.value, 3 * WORD);
    const [size = 0, used = 0, peak = 0] = [0, 1, 2].map((index) => bytes.readUInt32LE(index * WORD));
    if (size > 0) heaps.set(process.text('name'), { size, used, peak });
  }
  return heaps;
}
