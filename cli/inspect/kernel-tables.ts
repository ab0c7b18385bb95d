/** The kernel's tables as they are in memory, and which of its objects an address is. */
import type { KeptMemory } from './memory';
import { elementsOf, type StructureView } from './structure';
import type { SystemImage } from './system-image';

export class KernelTables {
  readonly kernel: StructureView;
  readonly idle: number;
  readonly threads: readonly StructureView[];
  readonly processes: readonly StructureView[];
  readonly endpoints: readonly StructureView[];
  readonly slots: readonly StructureView[];
  readonly slotDetails: readonly StructureView[];
  readonly regions: readonly StructureView[];
  readonly interrupts: readonly StructureView[];
  private readonly numbers = new Map<number, number>();

  constructor(
    readonly image: SystemImage,
    readonly memory: KeptMemory,
  ) {
    this.kernel = this.single('Kernel');
    this.idle = image.variable('Thread').address;
    this.threads = this.table('Thread');
    this.processes = this.table('Process').slice(0, image.processes.length);
    this.endpoints = this.table('Endpoint');
    this.slots = this.table('Slot');
    this.slotDetails = this.table('SlotDetail');
    this.regions = this.table('Region');
    this.interrupts = this.table('Interrupt');
    for (const table of [this.threads, this.processes, this.endpoints])
      for (const [number, { address }] of table.entries()) this.numbers.set(address, number);
  }

  /** The one variable of that class. */
  single(structure: string): StructureView {
    const [view] = this.views(structure, false);
    if (!view) throw new Error(`the kernel has no ${structure}`);
    return view;
  }

  /** The number of the thread, process or endpoint at an address; undefined for null, and for what is in no table. */
  numberOf(address: number | undefined): number | undefined {
    return address === undefined ? undefined : this.numbers.get(address);
  }

  thread(number: number): StructureView {
    const thread = this.threads[number];
    if (!thread) throw new Error(`there is no thread ${number}`);
    return thread;
  }

  /** The description of a process by the build. */
  imageOf(process: number): StructureView {
    const image = this.image.processes[process];
    if (!image) throw new Error(`there is no process ${process}`);
    return image;
  }

  nameOf(process: number): string {
    return this.imageOf(process).text('name');
  }

  private table(structure: string): StructureView[] {
    return this.views(structure, true);
  }

  private views(structure: string, isTable: boolean): StructureView[] {
    const { type, address, name } = this.image.variable(structure, isTable);
    return elementsOf(type, address, this.memory.at(address, type.size), name);
  }
}
