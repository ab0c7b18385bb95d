/** The other objects of the kernel: endpoints, capabilities, regions of the pool, interrupts. */
import type { KernelTables } from './kernel-tables';
import type { CapabilitySnapshot, EndpointSnapshot, InterruptSnapshot, RegionSnapshot } from './snapshot';
import type { StructureView } from './structure';

export function readEndpoints(tables: KernelTables): EndpointSnapshot[] {
  return tables.endpoints.map((endpoint, number) => {
    const owner = tables.numberOf(endpoint.reference('owner'));
    const waiting = tables.numberOf(endpoint.reference('waiting'));
    return {
      number,
      ...(owner === undefined ? {} : { owner }),
      ...(waiting === undefined ? {} : { waiting }),
      queued: queueOf(endpoint, tables),
      posted: endpoint.number('posted'),
      capacity: endpoint.number('portCapacity'),
    };
  });
}

/** Ends where the links are no list: a running system may be read in the middle of a change. */
function queueOf(endpoint: StructureView, tables: KernelTables): number[] {
  const queue: number[] = [];
  let next = tables.numberOf(endpoint.reference('queued'));
  while (next !== undefined && !queue.includes(next)) {
    queue.push(next);
    next = tables.numberOf(tables.thread(next).reference('next'));
  }
  return queue;
}

export function readRegions(tables: KernelTables): RegionSnapshot[] {
  return tables.regions
    .filter((region) => region.number('address') !== 0)
    .map((region) => ({
      start: region.number('address'),
      length: 2 ** region.number('log2'),
      owner: region.number('owner'),
    }));
}

export function readInterrupts(tables: KernelTables): InterruptSnapshot[] {
  return tables.interrupts
    .filter((interrupt) => interrupt.number('line') !== 0 || interrupt.number('bits') !== 0)
    .map((interrupt) => {
      const driver = tables.numberOf(interrupt.reference('thread'));
      return {
        line: interrupt.number('line'),
        ...(driver === undefined ? {} : { driver }),
        delivered: interrupt.number('delivered'),
        isMasked: !interrupt.isSet('open'),
      };
    });
}

// --------------------------------------------------------------------------------------------- capabilities

/** The slots of all processes share a table; a process's part begins where its first thread says. */
export function readCapabilities(tables: KernelTables): CapabilitySnapshot[] {
  return tables.processes.flatMap((process, number) =>
    Array.from({ length: process.number('slotCount') }, (_, slot) => slotAt(tables, number, slot)).filter(
      (capability) => capability !== undefined,
    ),
  );
}

function slotAt(tables: KernelTables, process: number, number: number): CapabilitySnapshot | undefined {
  const table = tables.slots[0]!;
  const place = (tables.thread(process).number('slots') - table.address) / table.type.size + number;
  const [slot, detail] = [tables.slots[place], tables.slotDetails[place]];
  if (!slot || !detail || detail.choice('type') === 'none') return undefined;
  const type = detail.choice('type');
  const object = objectOf(type, slot, tables);
  return {
    process,
    slot: number,
    type,
    ...(object === undefined ? {} : { object }),
    rights: rightsOf(detail.number('rights')),
    badge: slot.number('badge'),
    depth: detail.number('depth'),
    isStale: isStale(type, slot, tables),
  };
}

/** Undefined for what has no number: the system, the clock, all processes. */
function objectOf(type: string, slot: StructureView, tables: KernelTables): number | undefined {
  const address = slot.reference('object');
  if (type === 'interrupt') return tables.interrupts.find((each) => each.address === address)?.number('line');
  if (type !== 'region') return tables.numberOf(address);
  const region = tables.regions.find((each) => each.address === address);
  // The registers of a device lie in the image of the capability (src/kernel/memory/region.ts).
  return region?.number('address') ?? tables.image.flash(address!, 4).readUInt32LE(0);
}

/** In the order of their bits (src/abi/capability.ts). */
const RIGHTS = [
  ...['send', 'receive', 'acknowledge', 'inspect', 'control', 'grant', 'create', 'read', 'write'],
];

function rightsOf(bits: number): string[] {
  return RIGHTS.filter((_, bit) => ((bits >> bit) & 1) === 1);
}

const NO_KEY = 0xffffffff;
const LIFE = 0x80000000;

/** As the kernel decides it (src/kernel/capability/capability-information.ts). */
function isStale(type: string, slot: StructureView, tables: KernelTables): boolean {
  const number = tables.numberOf(slot.reference('object'));
  if (number === undefined) return false;
  const stamp = slot.number('stamp');
  if (type === 'thread') return tables.thread(number).number('generation') !== stamp;
  if (type === 'process') {
    const process = tables.processes[number];
    return (
      process !== undefined && process.isSet('alive') && (process.number('generation') | LIFE) >>> 0 !== stamp
    );
  }
  if (type !== 'endpoint') return false;
  const [callKey, key] = [slot.number('callKey'), tables.endpoints[number]!.number('key')];
  return callKey !== NO_KEY && key !== 0 && callKey !== key;
}
