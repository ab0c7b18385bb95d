/** What the kernel's tables say, in the words of ../observe.ts. Nothing here is worked out that the kernel keeps itself. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { BlockReason } from '../../../src/abi/process';
import type { LoadedProgram } from '../../../transpile/js/load';
import type { CapabilityView, EndpointView, ProcessView, SystemView, ThreadView } from '../observe';
import type { SystemPlan } from '../reference';
import { RAM_BASE } from '../../../transpile/js/runtime/memory';
import { Records, type View } from './records';

const NO_PLACE = 0;
const NO_ACCEPT = 0xffff;
const LEVELS = 32;
const SUSPENDED = 2;
/** States of threads that are dead. */
const DEAD: readonly number[] = [0, 3];
const PC_IN_FRAME = 24;

type Exports = Readonly<Record<string, unknown>>;

interface Stamps {
  readonly stampOfLife: (life: number) => number;
}

/** Finds the kernel's tables once, and reads them as often as wanted. */
export class KernelView {
  readonly threads: Records;
  readonly processes: Records;
  private readonly endpoints: Records;
  private readonly slots: Records;
  private readonly details: Records;
  private readonly interrupts: Records;
  private readonly regions: Records;
  private readonly kernel: Records;
  private readonly tails: number;
  private readonly structures = new Map<string, Records>();
  /** Name of each thread by its place in the table. */
  readonly names: readonly string[];

  constructor(
    private readonly program: LoadedProgram<Exports>,
    private readonly plan: SystemPlan,
  ) {
    const find = (module: string, type: string, table: string): Records => {
      const exports = program.modules.get(`src/kernel/${module}.ts`) ?? {};
      const value = exports[table] as { readonly length?: number };
      return new Records(program.memory, exports[type] as View, program.outside.addressOf(value), value.length ?? 1); // prettier-ignore
    };
    this.threads = find('thread/thread', 'Thread', 'threads');
    this.processes = find('process/process', 'Process', 'processes');
    this.endpoints = find('message/endpoint', 'Endpoint', 'endpoints');
    this.slots = find('capability/capability', 'Slot', 'slots');
    this.details = find('capability/capability', 'SlotDetail', 'slotDetails');
    this.interrupts = find('interrupt', 'Interrupt', 'interrupts');
    this.regions = find('memory/region', 'Region', 'regions');
    this.kernel = find('state', 'Kernel', 'kernel');
    const { kernel } = program.modules.get('src/kernel/state.ts') as { kernel: { tails: object } };
    this.tails = program.outside.addressOf(kernel.tails);
    const extra = plan.processes.flatMap(({ extraThreads }, process) =>
      Array.from({ length: extraThreads }, (_, number) => `${process}.${number + 1}`),
    );
    this.names = [...plan.processes.map((_process, index) => `${index}.0`), ...extra];
  }

  /** The names and table places of the threads that exist. */
  get living(): { name: string; place: number }[] {
    const all = this.names.map((name, place) => ({ name, place }));
    const live = all.filter(({ place }) => !DEAD.includes(this.threads.get(place, 'state')));
    return live.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** r4-r11 of a thread. */
  registers(place: number): number[] {
    const frame = this.threads.address(place) + this.program.outside.offsetof(this.threadType, 'frame');
    return Array.from({ length: 8 }, (_, index) => this.word(frame + 4 * index));
  }

  /** Address of a thread's frame. */
  frameOf(place: number): number {
    return this.threads.address(place) + this.program.outside.offsetof(this.threadType, 'frame');
  }

  /** The pc that the processor stored when the thread entered the kernel. */
  addToPc(place: number, bytes: number): void {
    const { ram } = this.program.memory;
    const at = this.threads.get(place, 'stackPointer') + PC_IN_FRAME - RAM_BASE;
    ram.setUint32(at, (ram.getUint32(at, true) + bytes) >>> 0, true);
  }

  /** A field of a structure of `src/abi`. */
  field(module: string, type: string, address: number, field: string): number {
    const key = `${module} ${type}`;
    const view = this.program.modules.get(`src/abi/${module}.ts`)?.[type] as View;
    const records = this.structures.get(key) ?? new Records(this.program.memory, view, 0);
    this.structures.set(key, records);
    return records.at(address, field);
  }

  word(address: number): number {
    return this.program.memory.ram.getUint32(address - RAM_BASE, true);
  }

  /** Levels with a ready thread, as the kernel keeps them. */
  get readyLevels(): number {
    return this.kernel.get(0, 'readyLevels');
  }

  get running(): number | undefined {
    return this.threads.indexOf(this.kernel.get(0, 'current'));
  }

  view(): SystemView {
    const { running } = this;
    return {
      running: running === undefined ? undefined : this.names[running],
      ready: this.ready(),
      threads: this.living.map(({ name, place }) => this.thread(name, place)),
      processes: this.plan.processes.map((_process, index) => this.process(index)),
      endpoints: this.plan.endpoints.map((_endpoint, index) => this.endpoint(index)),
      capabilities: this.capabilities(),
      openLines: this.openLines(),
      regions: this.regionLines(),
    };
  }

  private get threadType(): new () => object {
    return this.program.modules.get('src/kernel/thread/thread.ts')?.['Thread'] as new () => object;
  }

  private nameAt(address: number): string | undefined {
    const place = this.threads.indexOf(address);
    return place === undefined ? undefined : this.names[place];
  }

  private ready(): { name: string; level: number }[] {
    const found: { name: string; level: number }[] = [];
    for (let level = 0; level < LEVELS; level++) {
      const tail = this.word(this.tails + 4 * level);
      if (tail === 0) continue;
      let at = tail;
      do {
        at = this.threads.at(at, 'next');
        found.push({ name: this.nameAt(at) ?? '?', level });
      } while (at !== tail && found.length <= this.names.length);
    }
    return found;
  }

  private thread(name: string, place: number): ThreadView {
    const get = (field: string): number => this.threads.get(place, field);
    const endpoint = this.endpoints.indexOf(get('endpoint'));
    const server = this.nameAt(get('server'));
    const deadline = get('deadline');
    const accept = get('acceptSlot');
    return {
      name,
      reason: this.reason(place),
      suspended: get('state') === SUSPENDED,
      priority: Math.clz32(~get('baseMoreUrgent')),
      effective: Math.clz32(~get('moreUrgent')),
      pending: get('notifications'),
      server,
      endpoint,
      deadline: deadline === 0 ? undefined : deadline,
      acceptSlot: accept === NO_ACCEPT ? 0xffffffff : accept,
      callers: this.callers(place),
    };
  }

  private reason(place: number): BlockReason {
    const get = (field: string): number => this.threads.get(place, field);
    const reason = get('blockReason');
    if (reason !== BlockReason.none) return reason;
    if (get('server') !== 0) return BlockReason.awaitingReply;
    return get('endpoint') === 0 ? BlockReason.none : BlockReason.receiving;
  }

  private callers(place: number): string[] {
    const names: string[] = [];
    let at = this.threads.get(place, 'callers');
    while (this.threads.indexOf(at) !== undefined && names.length <= this.names.length) {
      names.push(this.nameAt(at) ?? '?');
      at = this.threads.at(at, 'nextCaller');
    }
    return names;
  }

  private process(index: number): ProcessView {
    const get = (field: string): number => this.processes.get(index, field);
    const deadline = get('timerTime');
    return {
      alive: get('alive') !== 0,
      life: get('generation'),
      faults: get('faults'),
      memoryUsed: get('memoryUsed') * this.plan.pool.unit,
      handler: get('exceptionHandler') === NO_PLACE ? undefined : this.slotName(get('exceptionHandler')),
      buffer: this.bytes(this.plan.processes[index]!.buffer),
      timer: deadline === 0 ? undefined : { deadline, period: get('timerPeriod'), bits: get('timerBits') },
    };
  }

  private bytes({ address, length }: { address: number; length: number }): string {
    const { buffer } = this.program.memory.ram;
    return Buffer.from(buffer as ArrayBuffer, address - RAM_BASE, length).toString('hex');
  }

  private endpoint(index: number): EndpointView {
    const senders: string[] = [];
    let at = this.endpoints.get(index, 'queued');
    // A queue that leads nowhere, or back to itself, has something to tell, too.
    for (; at !== 0 && senders.length <= this.names.length; at = this.threads.at(at, 'next'))
      senders.push(this.nameAt(at) ?? '?');
    return {
      senders,
      posted: this.endpoints.get(index, 'posted'),
      receiver: this.nameAt(this.endpoints.get(index, 'waiting')),
    };
  }

  // ---------------------------------------------------------------------------------------- capabilities

  private capabilities(): CapabilityView[] {
    const found: CapabilityView[] = [];
    let place = NO_PLACE + 1;
    this.plan.processes.forEach(({ slotCount }, process) => {
      for (let slot = 0; slot < slotCount; slot++, place++) {
        const type = this.details.get(place, 'type') as ObjectType;
        if (type === ObjectType.none || this.isOver(place, type)) continue;
        found.push(this.capability(place, type, `${process}.${slot}`));
      }
    });
    return found;
  }

  /** A reply capability ends with its call; the kernel finds that out when somebody looks. */
  private isOver(place: number, type: ObjectType): boolean {
    if (type !== ObjectType.reply) return false;
    return this.threads.at(this.slots.get(place, 'object'), 'token') !== this.slots.get(place, 'stamp');
  }

  private capability(place: number, type: ObjectType, name: string): CapabilityView {
    const depth = this.details.get(place, 'depth');
    return {
      place: name,
      type,
      target: this.target(type, this.slots.get(place, 'object')),
      rights: this.details.get(place, 'rights'),
      badge: this.slots.get(place, 'badge'),
      depth,
      parent: this.parentName(place, depth),
      stale: this.isStale(place, type),
    };
  }

  private target(type: ObjectType, object: number): string {
    switch (type) {
      case ObjectType.endpoint:
        return `endpoint ${this.endpoints.indexOf(object)}`;
      case ObjectType.notification:
        return `process ${this.nameAt(object)?.split('.')[0]}`;
      case ObjectType.process:
        return object === 0 ? 'all' : `process ${this.processes.indexOf(object)}`;
      case ObjectType.thread:
        return `thread ${this.nameAt(object)}`;
      case ObjectType.reply:
        return `call of ${this.nameAt(object)}`;
      case ObjectType.interrupt:
        return `line ${this.interrupts.at(object, 'line')}`;
      case ObjectType.region:
        return `region ${this.regions.at(object, 'address')}`;
      default:
        return 'all';
    }
  }

  /** The nearest one before it in its list that is less deep. */
  private parentName(place: number, depth: number): string | undefined {
    let at = this.details.get(place, 'previous');
    while (at !== NO_PLACE && this.details.get(at, 'depth') >= depth) at = this.details.get(at, 'previous');
    return at === NO_PLACE ? undefined : this.slotName(at);
  }

  private slotName(place: number): string {
    let first = NO_PLACE + 1;
    const process = this.plan.processes.findIndex(({ slotCount }) => {
      if (place < first + slotCount) return true;
      first += slotCount;
      return false;
    });
    return `${process}.${place - first}`;
  }

  private isStale(place: number, type: ObjectType): boolean {
    const object = this.slots.get(place, 'object');
    if (type === ObjectType.endpoint) {
      const key = this.endpoints.at(object, 'key');
      const rights = this.details.get(place, 'rights');
      if (key === 0 || (rights & (Right.send | Right.receive)) === 0) return false;
      return this.slots.get(place, rights & Right.send ? 'callKey' : 'stamp') !== key;
    }
    if (type !== ObjectType.process || object === 0) return false;
    if (this.processes.at(object, 'alive') === 0) return false;
    const { stampOfLife } = this.program.modules.get('src/kernel/process/process.ts') as unknown as Stamps;
    return this.slots.get(place, 'stamp') !== stampOfLife(this.processes.at(object, 'generation'));
  }

  // ------------------------------------------------------------------------------------ lines and regions

  private openLines(): number[] {
    const places = Array.from({ length: this.interrupts.count }, (_, place) => place);
    return places
      .filter((place) => this.interrupts.get(place, 'open') !== 0)
      .map((place) => this.interrupts.get(place, 'line'));
  }

  private regionLines(): string[] {
    const places = Array.from({ length: this.regions.count }, (_, place) => place);
    return places
      .filter((place) => this.regions.get(place, 'address') !== 0)
      .map((place) => {
        const address = this.regions.get(place, 'address');
        return `${address}+${2 ** this.regions.get(place, 'log2')} of ${this.regions.get(place, 'owner')}`;
      })
      .sort();
  }
}
