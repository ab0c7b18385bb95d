/**
 * The build report: what a system takes of the chip, how well protection regions are used, how deep each stack can get, and
 * who may do what. Data first; {@link formatReport} is what people read.
 */
import type { Authority } from '../system/authority';
import { percent } from './memory';

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
  readonly chain: string;
}
export interface RegionReport {
  readonly purpose: string;
  readonly base: number;
  readonly size: number;
  /** Bit n: the n-th eighth is left out. */
  readonly disabled: number;
}
export interface ProcessReport {
  readonly name: string;
  readonly priority: number;
  readonly flash: Extent;
  readonly ram: Extent;
  readonly stack: StackReport;
  /** Of the threads beside the first; the size is that of each, with its guard. */
  readonly threads: { readonly count: number; readonly base: number; readonly stack: StackReport };
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
    readonly sizes: KernelSizes;
  };
  readonly processes: readonly ProcessReport[];
  /** The memory that processes may allocate. */
  readonly pool: {
    readonly base: number;
    readonly size: number;
    readonly unit: number;
    readonly regions: number;
  };
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
    '',
    ...stacks(report),
    '',
    ...regions(report),
    '',
    ...capabilities(report),
    '',
  ].join('\n');
}

function memorySummary({ kernel, flash, ram, pool }: SystemReport): string[] {
  const line = (name: string, memory: MemoryReport, ofKernel: number): string =>
    `${name}: ${ofKernel + memory.occupied} of ${memory.size} bytes; kernel ${ofKernel}, processes ${memory.occupied} of which ${memory.used} used, ${memory.covered - memory.used} padding in regions, ${memory.occupied - memory.covered} between them: efficiency ${percent(memory.efficiency)}`;
  return [line('flash', flash, kernel.flash.size), line('RAM', ram, kernel.ram.size), ...poolSummary(pool)];
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

function stacks({ kernel, processes }: SystemReport): string[] {
  const row = (name: string, { bound, size, chain }: StackReport): string[] => [
    name,
    String(bound),
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
  const isNumber = head.map((_, column) => rows.every((row) => /^[\d.]+( %)?$/.test(row[column] ?? '')));
  const format = (row: readonly string[]): string =>
    row
      .map((text, column) =>
        isNumber[column] ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [format(head), ...rows.map(format)];
}
