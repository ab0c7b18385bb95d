/**
 * What the kernel takes of the chip, told apart: what every system pays, and what each object of a system adds. The
 * tables of objects are as long as the system needs; their sizes come from the compiled kernel.
 */
import type { KernelSizes, TableSize } from '../../linker/report';
import type { Program, StructDeclaration } from '../../transpile/ir/ir';

/** Variables of the kernel that hold one element for each of something. A system without such things has one element. */
const TABLES = {
  threads: 'src/kernel/thread/thread.ts',
  processes: 'src/kernel/process/process.ts',
  slots: 'src/kernel/capability/capability.ts',
  slotDetails: 'src/kernel/capability/capability.ts',
  endpoints: 'src/kernel/message/endpoint.ts',
  interrupts: 'src/kernel/interrupt.ts',
  wideProtections: 'src/kernel/thread/thread.ts',
  saveAreas: 'src/kernel/arch/armv7m/floating-point.ts',
  regions: 'src/kernel/memory/region.ts',
  messages: 'src/kernel/message/port.ts',
} as const;
type TableName = keyof typeof TABLES;

/** Of the kernel alone: what depends on the system's layout is added by {@link kernelSizes}. */
export type TableSizes = Readonly<Record<TableName, TableSize>>;

/** RBAR and RASR of a region, as a thread's control block holds them. */
const REGION_WORDS = 8;
/** A control block holds those of four regions; the others are in a wide area. */
const NARROW_REGIONS = 4;

export function tableSizes(program: Program): TableSizes {
  const names = Object.keys(TABLES) as TableName[];
  return Object.fromEntries(names.map((name) => [name, sizeOf(program, name)])) as Record<
    TableName,
    TableSize
  >;
}

/** Nothing, for a table that this kernel does not use: it is not linked. */
function sizeOf(program: Program, name: TableName): TableSize {
  const { globals = [] } = program.modules.find(({ file }) => file === TABLES[name]) ?? {};
  const table = globals.find((each) => each.name === name || each.name.endsWith(`_${name}`));
  if (table?.type.kind !== 'array' || table.type.element.kind !== 'struct') return { count: 0, each: 0 };
  const { size }: StructDeclaration = table.type.element.declaration;
  return { count: table.type.length, each: size };
}

/** `flash` and `ram`: all that the kernel has of them, without the trace's ring, image tables and initial data of processes. */
export function kernelSizes(tables: TableSizes, flash: number, ram: number): KernelSizes {
  const inTables = Object.values(tables).reduce((sum, { count, each }) => sum + count * each, 0);
  const perThread = tables.threads.each - NARROW_REGIONS * REGION_WORDS;
  return {
    flash,
    ram: ram - inTables,
    perProcess: tables.processes.each + perThread,
    perThread,
    perCapability: tables.slots.each + tables.slotDetails.each,
    perRegion: REGION_WORDS,
    perFpu: tables.saveAreas.each,
    tables,
    total: ram,
  };
}
