/** The processes of a system. */
import type { KernelTables } from './kernel-tables';
import type { EndSnapshot, MemoryRegion, ProcessSnapshot, ThreadSnapshot } from './snapshot';
import type { StructureView } from './structure';

/** FaultFlag (src/kernel/fault/fault-record.ts). */
const ADDRESS_VALID = 4;
const FAULTED = 16;

export function readProcesses(
  tables: KernelTables,
  threads: readonly Omit<ThreadSnapshot, 'calls'>[],
): ProcessSnapshot[] {
  return tables.processes.map((process, number) => {
    const own = threads.filter((thread) => thread.process === number);
    const image = tables.imageOf(number);
    const lastEnd = endOf(process.structure('fault'));
    return {
      number,
      name: image.text('name'),
      state: stateOf(process, own[0]),
      generation: process.number('generation'),
      faults: process.number('faults'),
      ...(lastEnd ? { lastEnd } : {}),
      threads: own.map((thread) => thread.number),
      processorTime: process.number('cpuTime'),
      ram: { start: image.number('ramBase'), length: image.number('ramSize') },
      flash: { start: image.number('flashBase'), length: image.number('flashSize') },
      regions: regionsOf(image),
    };
  });
}

function stateOf(
  process: StructureView,
  first: Omit<ThreadSnapshot, 'calls'> | undefined,
): ProcessSnapshot['state'] {
  if (process.isSet('alive')) {
    if (first?.state === 'running') return 'running';
    return first?.state === 'ready' ? 'ready' : 'blocked';
  }
  if (process.number('generation') === 0) return 'never started';
  return (process.structure('fault').number('flags') & FAULTED) === 0 ? 'stopped' : 'faulted';
}

function endOf(fault: StructureView): EndSnapshot | undefined {
  const cause = fault.choice('cause');
  if (cause === 'none') return undefined;
  const hasAddress = (fault.number('flags') & ADDRESS_VALID) !== 0;
  return {
    cause,
    detail: fault.number('detail'),
    ...(hasAddress ? { address: fault.number('address') } : {}),
    status: fault.number('status'),
    thread: fault.number('thread'),
    age: fault.number('age'),
  };
}

/** RegionImage.access (src/abi/image.ts). */
const ACCESS = ['r', 'w', 'x'];

function regionsOf(image: StructureView): MemoryRegion[] {
  return image
    .structures('regions')
    .slice(0, image.number('regionCount'))
    .map((region) => ({
      start: region.number('start'),
      length: region.number('length'),
      access: ACCESS.map((letter, bit) => ((region.number('access') >> bit) & 1 ? letter : '-')).join(''),
    }));
}
