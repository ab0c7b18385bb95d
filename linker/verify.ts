/**
 * Reads the finished ELF again and compares it with the layout: every section of a process lies inside what its regions
 * cover, and nothing of anybody else does. It trusts neither the solver nor the linker.
 */
import type { Elf, Section } from './elf';
import type { ProcessMemory, SystemMemory } from './memory';
import { endOf, GRANULE, type Range, type Region } from './mpu';

/** What is wrong; empty when all is well. */
export function verifyImage(elf: Pick<Elf, 'allocated'>, memory: SystemMemory): string[] {
  const names = memory.processes.map(({ name }) => name);
  const faults: string[] = [];
  for (const section of elf.allocated()) {
    const owner = names.find((name) => section.name.startsWith(`.${name}.`));
    if (owner === undefined && !section.name.startsWith('.kernel.')) {
      faults.push(`section ${section.name} belongs to nobody`);
    }
    for (const process of memory.processes) {
      const inside = bytesInside(section, coveredBy(process));
      const expected = process.name === owner ? section.size : 0;
      if (inside !== expected) {
        faults.push(`${inside} bytes of ${section.name} are accessible to ${process.name}, not ${expected}`);
      }
    }
  }
  return [
    ...faults,
    ...memory.processes.flatMap(stackFaults),
    ...memory.processes.flatMap(threadFaults),
    ...overlaps(memory.processes),
    ...poolFaults(elf, memory),
  ];
}

/** What the processor lets the process access, from the regions alone. */
function coveredBy({ code, ram }: ProcessMemory): Range[] {
  return [...code.regions, ...ram.regions].flatMap(pieces);
}

function pieces({ base, size, disabled }: Region): Range[] {
  if (disabled === 0) return [{ start: base, length: size }];
  const eighth = size / 8;
  return Array.from({ length: 8 }, (_, index) => index)
    .filter((index) => ((disabled >> index) & 1) === 0)
    .map((index) => ({ start: base + index * eighth, length: eighth }));
}

function bytesInside({ address, size }: Pick<Section, 'address' | 'size'>, ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => {
    const common = Math.min(address + size, endOf(range)) - Math.max(address, range.start);
    return sum + Math.max(0, common);
  }, 0);
}

/** An overflowing stack must leave what the process may access. */
function stackFaults(process: ProcessMemory): string[] {
  const below = process.stackBase - 1;
  const reachable = coveredBy(process).some(({ start, length }) => below >= start && below < start + length);
  return reachable ? [`${process.name} may access what lies below its stack`] : [];
}

/** Stacks of threads belong to the process, can be guarded by regions of their own, and hold nothing else. */
function threadFaults(process: ProcessMemory): string[] {
  const { name, threadStacks, threads, bss, bssLength, retained } = process;
  const length = threads.count * threads.size;
  if (length === 0) return [];
  const stacks = { address: threadStacks, size: length };
  const faults: string[] = [];
  if (bytesInside(stacks, coveredBy(process)) !== length) faults.push(`${name} may not use all its stacks`);
  if (threadStacks % GRANULE !== 0 || threads.size % GRANULE !== 0) {
    faults.push(`the stacks of ${name} can't be guarded`);
  }
  if (bss + bssLength > threadStacks) faults.push(`the stacks of ${name} begin in its data`);
  if (threadStacks + length > retained) faults.push(`the stacks of ${name} end in what it retains`);
  return faults;
}

function poolFaults(elf: Pick<Elf, 'allocated'>, { pool, processes }: SystemMemory): string[] {
  if (pool.length === 0) return [];
  const sections = elf.allocated().filter((section) => bytesInside(section, [pool]) > 0);
  const owners = processes.filter((each) => coveredBy(each).some((range) => common(range, pool)));
  return [...sections, ...owners].map(({ name }) => `${name} has memory of the pool`);
}

function overlaps(processes: readonly ProcessMemory[]): string[] {
  return processes.flatMap((one, index) =>
    processes
      .slice(index + 1)
      .filter((other) => coveredBy(one).some((a) => coveredBy(other).some((b) => common(a, b))))
      .map((other) => `regions of ${one.name} and ${other.name} overlap`),
  );
}

function common(a: Range, b: Range): boolean {
  return a.start < endOf(b) && b.start < endOf(a);
}
