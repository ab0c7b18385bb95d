/**
 * The build report: what a system takes of the chip, how well protection regions are used, how deep each stack can get, and
 * who may do what. Data first; {@link formatReport} is what people read.
 */
import type { Authority } from '../system/authority';
import { percent } from './memory';
import type { Range } from './mpu';

export interface Extent {
  readonly base: number;
  /** Bytes covered. */
  readonly size: number;
  /** Bytes needed of them. */
  readonly used: number;
}
export interface StackReport {
  readonly size: number;
  /** Bytes that the deepest chain and what interrupts it can take. */
  readonly bound: number;
  /** Nothing bounds it, so it has the size that the system file says: an app's. */
  readonly isGiven?: true;
  readonly chain: string;
}
export interface RegionReport {
  readonly purpose: string;
  readonly base: number;
  readonly size: number;
  /** Bit n: the n-th eighth is left out. */
  readonly disabled: number;
}
/** How a process stands to others by the system file, beside its capabilities. */
export interface Relations {
  /** Its program is a server of the framework. */
  readonly service: boolean;
  /** It starts the others. */
  readonly boots: boolean;
  /** `request`: it waits for somebody to create it. */
  readonly startedBy: 'kernel' | 'supervisor' | 'request';
  /** Who decides about its faults; nobody: itself or none. */
  readonly supervisor?: string;
  readonly dependsOn: readonly string[];
  /** Services that it may find through the registry. */
  readonly finds: readonly string[];
  /** Peripherals that it may access at all times, by the board's names. */
  readonly peripherals: readonly string[];
}
/** An interface that a process serves: what the numbers in its messages are called. */
export interface ServiceNames {
  readonly name: string;
  readonly methods: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}
export interface ProcessReport {
  readonly name: string;
  readonly relations: Relations;
  readonly services: readonly ServiceNames[];
  /** What its notification bits are called, by their places. */
  readonly notifications: Readonly<Record<string, string>>;
  readonly priority: number;
  readonly flash: Extent;
  readonly ram: Extent;
  readonly stack: StackReport;
  /** Bytes of an app's heap, which are in its RAM. */
  readonly heap?: number;
  /** Of the threads beside the first; the size is that of each, with its guard. */
  readonly threads: { readonly count: number; readonly base: number; readonly stack: StackReport };
  /** What a restart leaves as it is. */
  readonly retained: { readonly base: number; readonly size: number };
  readonly slots: { readonly granted: number; readonly free: number };
  /** Of the protection unit that each of its threads may use. */
  readonly regionLimit: number;
  readonly regions: readonly RegionReport[];
  readonly capabilities: readonly {
    readonly slot: number;
    readonly name: string;
    readonly meaning: string;
  }[];
}
/** A table of the kernel: how many elements, and the bytes of each. */
export interface TableSize {
  readonly count: number;
  readonly each: number;
}
/** Bytes that the kernel takes whatever the system, and that each object adds. */
export interface KernelSizes {
  /** Code, constants, vectors and its own initial data. */
  readonly flash: number;
  /** Stack and variables, without the tables of objects. */
  readonly ram: number;
  /** A process with one thread, without slots, MPU words and floating-point registers. */
  readonly perProcess: number;
  /** A thread beside the first, likewise. */
  readonly perThread: number;
  readonly perCapability: number;
  /** One region in the MPU words of a thread. */
  readonly perRegion: number;
  readonly perFpu: number;
  readonly tables: Readonly<Record<string, TableSize>>;
  /** All its RAM in this system. */
  readonly total: number;
}
export interface MemoryReport {
  readonly base: number;
  readonly size: number;
  /** Needed by processes, covered by their regions, and taken with the gaps between them. */
  readonly used: number;
  readonly covered: number;
  readonly occupied: number;
  readonly efficiency: number;
}
export interface SystemReport {
  readonly system: string;
  readonly board: string;
  readonly flash: MemoryReport;
  readonly ram: MemoryReport;
  readonly kernel: {
    readonly flash: Extent;
    readonly ram: Extent;
    readonly stack: StackReport;
    /** Of its flash: initial data of processes. */
    readonly initialData: number;
    readonly tables: number;
    /** The ring of its trace, beside `sizes`; of size 0 without one. */
    readonly trace: { readonly base: number; readonly size: number; readonly events: number };
    readonly sizes: KernelSizes;
  };
  readonly processes: readonly ProcessReport[];
  /** What the device lines are called that processes have. */
  readonly interrupts: Readonly<Record<string, string>>;
  /** The memory that processes may allocate. */
  readonly pool: {
    readonly base: number;
    readonly size: number;
    readonly unit: number;
    readonly regions: number;
  };
  /** The RAM that is kept for a post-mortem; of length 0 if none is. */
  readonly postMortem: Range;
  /** Who may do what at boot. */
  readonly authority: readonly Authority[];
}

export function formatReport(report: SystemReport): string {
  return [
    `${report.system} on ${report.board}`,
    '',
    ...memorySummary(report),
    '',
    ...sizes(report),
    '',
    ...kernelSummary(report.kernel.sizes),
    ...traceSummary(report.kernel),
    '',
    ...stacks(report),
    '',
    ...heaps(report),
    ...regions(report),
    '',
    ...retained(report),
    ...capabilities(report),
    '',
  ].join('\n');
}

function memorySummary({ kernel, flash, ram, pool, postMortem }: SystemReport): string[] {
  const line = (name: string, memory: MemoryReport, ofKernel: number): string =>
    `${name}: ${ofKernel + memory.occupied} of ${memory.size} bytes; kernel ${ofKernel}, processes ${memory.occupied} of which ${memory.used} used, ${memory.covered - memory.used} padding in regions, ${memory.occupied - memory.covered} between them: efficiency ${percent(memory.efficiency)}`;
  const kept =
    postMortem.length > 0
      ? [`post-mortem: ${postMortem.length} bytes of RAM at ${hex(postMortem.start)}`]
      : [];
  return [
    line('flash', flash, kernel.flash.size),
    line('RAM', ram, kernel.ram.size),
    ...kept,
    ...poolSummary(pool),
  ];
}

function poolSummary({ base, size, unit, regions: count }: SystemReport['pool']): string[] {
  return size === 0
    ? []
    : [`pool: ${size} bytes at ${hex(base)}, in units of ${unit}, at most ${count} regions`];
}

function sizes({ kernel, processes }: SystemReport): string[] {
  const row = (name: string, flash: Extent, ram: Extent): string[] => [
    name,
    hex(flash.base),
    String(flash.used),
    percent(flash.used / Math.max(1, flash.size)),
    hex(ram.base),
    String(ram.used),
    percent(ram.used / Math.max(1, ram.size)),
  ];
  return table(
    ['', 'flash at', 'bytes', 'used', 'RAM at', 'bytes', 'used'],
    [
      row('kernel', kernel.flash, kernel.ram),
      ...processes.map(({ name, flash, ram }) => row(name, flash, ram)),
    ],
  );
}

function kernelSummary({ flash, ram, tables, ...per }: KernelSizes): string[] {
  const objects = Object.entries(tables)
    .filter(([, { count }]) => count > 0)
    .map(([name, { count, each }]) => `${name} ${count} x ${each}`);
  return [
    `kernel: ${flash} bytes of flash and ${ram} of RAM in every system`,
    `  each process ${per.perProcess}, other thread ${per.perThread}, capability ${per.perCapability}, region ${per.perRegion}, floating-point unit ${per.perFpu}`,
    `  here ${objects.join(', ')}: ${per.total} of RAM`,
  ];
}

function traceSummary({ trace: { base, size, events } }: SystemReport['kernel']): string[] {
  if (size === 0) return ['  trace: none'];
  return [`  trace: ${events} events, ${size} bytes of RAM at ${hex(base)}`];
}

/** In place of a bound. */
const GIVEN = 'given';

function stacks({ kernel, processes }: SystemReport): string[] {
  const row = (name: string, { bound, size, isGiven, chain }: StackReport): string[] => [
    name,
    isGiven ? GIVEN : String(bound),
    String(size),
    chain,
  ];
  return table(
    ['stack', 'bound', 'size', 'deepest chain'],
    [
      row('kernel', kernel.stack),
      ...processes.flatMap(({ name, stack, threads }) => [
        row(name, stack),
        ...(threads.count === 0 ? [] : [row(`  ${threads.count} x thread`, threads.stack)]),
      ]),
    ],
  );
}

/** Of apps. */
function heaps({ processes }: SystemReport): string[] {
  const rows = processes.flatMap(({ name, heap }) => (heap === undefined ? [] : [[name, String(heap)]]));
  return rows.length === 0 ? [] : [...table(['heap', 'bytes'], rows), ''];
}

function regions({ processes }: SystemReport): string[] {
  const rows = processes.flatMap(({ name, regions: own }) =>
    own.map(({ purpose, base, size, disabled }, number) => [
      number === 0 ? name : '',
      String(number),
      purpose,
      hex(base),
      String(size),
      disabled === 0 ? 'all' : eighths(disabled),
    ]),
  );
  return table(['regions', 'number', 'purpose', 'base', 'size', 'eighths'], rows);
}

/** Of those that retain something. */
function retained({ processes }: SystemReport): string[] {
  const rows = processes
    .filter((each) => each.retained.size > 0)
    .map(({ name, retained: { base, size } }) => [name, hex(base), String(size)]);
  return rows.length === 0 ? [] : [...table(['retained', 'RAM at', 'bytes'], rows), ''];
}

/** The enabled eighths: `2-5`. */
function eighths(disabled: number): string {
  const enabled = [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => ((disabled >> index) & 1) === 0);
  return enabled.length === 1 ? String(enabled[0]) : `${enabled[0]}-${enabled.at(-1)}`;
}

function capabilities({ processes }: SystemReport): string[] {
  const rows = processes.flatMap(({ name, capabilities: own }) =>
    own.map(({ slot, name: slotName, meaning }, index) => [
      index === 0 ? name : '',
      String(slot),
      slotName,
      meaning,
    ]),
  );
  return table(['capabilities', 'slot', 'name', 'allows'], rows);
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

/** Columns as wide as their widest entry; numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = head.map((_, column) =>
    rows.every((row) => row[column] === GIVEN || /^[\d.]+( %)?$/.test(row[column] ?? '')),
  );
  const format = (row: readonly string[]): string =>
    row
      .map((text, column) =>
        isNumber[column] ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [format(head), ...rows.map(format)];
}
