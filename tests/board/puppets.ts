/**
 * Processes that make any system call on order (`fixtures/puppets`), as a test sees them: `await a.perform(...)` is a system
 * call that the process A makes on the target, and its result is what A got back.
 *
 * A call that may block is begun (`begin`) and its result fetched later (`result`), or made by an additional thread. A
 * puppet that waits takes no orders.
 */
import { LEASE_RIGHT_SHIFT } from '../../src/abi/message';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { BlockReason, ProcessAction, ProcessInformation, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { PathMiss, PathStatistics, SystemTopic } from '../../src/abi/system';
import { Order, Slot } from './fixtures/puppets/protocol';
import { bootSystem, build, type RunningSystem } from './system';

/** r4-r11 after a system call; the status by name. */
export interface Result {
  status: string;
  /** r5: badge or bits. */
  badge: number;
  /** r6: token, and other results. */
  a: number;
  /** r7: label, and other results. */
  b: number;
  words: number[];
}

/** Arguments of a system call, beside the operation; what is left out is 0. */
export interface Arguments {
  slot?: number;
  a?: number;
  b?: number;
  words?: readonly number[];
}

/** Process numbers: the order of `fixtures/puppets/puppets.ts`. */
export const NUMBER = {
  console: 0,
  supervisor: 1,
  director: 2,
  A: 3,
  B: 4,
  C: 5,
  D: 6,
  absent: 7,
  worker: 8,
  twin: 10,
};

/** The director's slot with all processes. */
const DIRECTOR_PROCESSES = 5;
/** Its slots for the endpoints of the twins. */
const DIRECTOR_TWINS = 6;

/** The numbers of a {@link ProcessInformation}. */
export interface Information {
  state: string;
  blockReason: string;
  priority: number;
  effectivePriority: number;
  peer: number;
  generation: number;
  faults: number;
  cpuTime: bigint;
  memoryUsed: number;
  memoryLimit: number;
  slotsUsed: number;
  threads: number;
  regions: number;
  endCause: number;
  endDetail: number;
}

function readInformation(view: DataView): Information {
  const at = (field: keyof ProcessInformation & string): number => offsetof(ProcessInformation, field);
  const byte = (field: keyof ProcessInformation & string): number => view.getUint8(at(field));
  const word = (field: keyof ProcessInformation & string): number => view.getUint32(at(field), true);
  return {
    state: ProcessState[byte('state')] ?? '',
    blockReason: BlockReason[byte('blockReason')] ?? '',
    priority: byte('priority'),
    effectivePriority: byte('effectivePriority'),
    peer: byte('peer'),
    generation: word('generation'),
    faults: word('faults'),
    cpuTime: view.getBigUint64(at('cpuTime'), true),
    memoryUsed: word('memoryUsed'),
    memoryLimit: word('memoryLimit'),
    slotsUsed: view.getUint16(at('slotsUsed'), true),
    threads: byte('threads'),
    regions: byte('regions'),
    endCause: byte('endCause'),
    endDetail: word('endDetail'),
  };
}

/** Milliseconds that an order may take on a busy host. */
const PATIENCE = 60_000;

const hex = (value: number): string => (value >>> 0).toString(16);

export class Puppet {
  constructor(
    readonly stage: Stage,
    readonly letter: string,
    readonly number: number,
  ) {}

  /** The badge that others see when it calls. */
  get badge(): number {
    return this.number + 1;
  }

  /** Makes a system call and waits for its end. */
  perform(operation: Operation, { slot = 0, a = 0, b = 0, words = [] }: Arguments = {}): Promise<Result> {
    return this.frameOrder(Order.perform, [slot, operation, a, b, ...words]);
  }

  /** Has it make a system call, which may block; see {@link result}. */
  async begin(operation: Operation, { slot = 0, a = 0, b = 0, words = [] }: Arguments = {}): Promise<void> {
    await this.frameOrder(Order.begin, [slot, operation, a, b, ...words]);
  }

  /** The result of the call that was begun, when it is over. */
  result(): Promise<Result> {
    return this.frameOrder(Order.result, []);
  }

  /** As {@link result}, of something that takes longer than the director waits. */
  async patientResult(): Promise<Result> {
    for (;;) {
      try {
        return await this.result();
      } catch (error) {
        if (!/timeout/.test(String(error))) throw error;
      }
    }
  }

  async status(operation: Operation, parameters: Arguments = {}): Promise<string> {
    return (await this.perform(operation, parameters)).status;
  }

  /** Makes system calls right after each other, without a look at orders in between; at most 32. */
  async sequence(...calls: readonly [Operation, Arguments][]): Promise<Result[]> {
    const { buffer } = await this.addresses();
    const frames = calls.flatMap(([operation, { slot = 0, a = 0, b = 0, words = [] }]) => {
      const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = words;
      return [slot, operation, a, b, m0, m1, m2, m3];
    });
    await this.poke(buffer, ...frames);
    await this.beginOrder(Order.sequence, calls.length);
    await this.addresses();
    const view = await this.stage.read(buffer, frames.length * 4);
    const word = (index: number): number => view.getUint32(index * 4, true);
    return calls.map((_call, index) =>
      resultOf(frames.slice(index * 8, index * 8 + 8).map((_, at) => word(index * 8 + at))),
    );
  }

  /** Calls the service of another. */
  call(slot: Slot, label: number, words: readonly number[] = [], timeout = FOREVER): Promise<Result> {
    return this.perform(Operation.call, { slot, a: timeout, b: label, words });
  }

  beginCall(slot: Slot, label: number, words: readonly number[] = [], timeout = FOREVER): Promise<void> {
    return this.begin(Operation.call, { slot, a: timeout, b: label, words });
  }

  /** Calls and lends `length` bytes at `address`. */
  beginLending(slot: Slot, address: number, length: number, rights: number): Promise<void> {
    const lent = ((rights << LEASE_RIGHT_SHIFT) | length) >>> 0;
    return this.begin(Operation.callLending, { slot, a: FOREVER, b: 1, words: [0, 0, address, lent] });
  }

  /** Receives on its service, by default only what is there. */
  receive(timeout = 0, badge = 0): Promise<Result> {
    return this.perform(Operation.receive, { slot: Slot.service, a: timeout, b: badge });
  }

  beginReceive(timeout = FOREVER, badge = 0): Promise<void> {
    return this.begin(Operation.receive, { slot: Slot.service, a: timeout, b: badge });
  }

  reply(token: number, label = 0, words: readonly number[] = []): Promise<Result> {
    return this.perform(Operation.reply, { slot: token, b: label, words });
  }

  /** Notification bits that came since the last look: while it waits for orders it takes them all. */
  async taken(mask = 0xffffffff): Promise<number> {
    const [bits = 0] = await this.numbers(Order.notified, []);
    return (bits & mask) >>> 0;
  }

  async peek(address: number): Promise<number> {
    return (await this.numbers(Order.peek, [address]))[0] ?? 0;
  }

  async poke(address: number, ...values: number[]): Promise<void> {
    for (const [index, value] of values.entries())
      await this.numbers(Order.poke, [address + index * 4, value]);
  }

  async addresses(): Promise<{ buffer: number; length: number; entry: number; tasks: number }> {
    const [buffer = 0, length = 0, entry = 0, tasks = 0] = await this.numbers(Order.addresses, []);
    return { buffer, length, entry, tasks };
  }

  async probe(probe: number): Promise<number> {
    return (await this.numbers(Order.probe, [probe]))[0] ?? 0;
  }

  /** Accepts the present lives of its peers. */
  async renew(): Promise<void> {
    await this.numbers(Order.renew, []);
  }

  /** Counts in the first word of its buffer, for ever. */
  async count(): Promise<void> {
    await this.numbers(Order.count, []);
  }

  async work(microseconds: number): Promise<void> {
    await this.numbers(Order.work, [microseconds]);
  }

  /** Has it do something that takes long; {@link result} tells what came of it. */
  async beginOrder(order: Order, ...words: number[]): Promise<void> {
    await this.numbers(order, words);
  }

  /** What came of an order of which the puppet may die, or which it may never answer: the status of the director's call. */
  async orderStatus(order: Order, words: readonly number[]): Promise<string> {
    const answer = await this.send(order, words);
    return answer.startsWith('!') ? statusOf(parse(answer)[0] ?? 0) : 'ok';
  }

  private async frameOrder(order: Order, frame: readonly number[]): Promise<Result> {
    return resultOf(await this.numbers(order, frame));
  }

  private async numbers(order: Order, words: readonly number[]): Promise<number[]> {
    const answer = await this.send(order, words);
    if (answer.startsWith('=')) return parse(answer);
    throw new Error(`${this.letter} does not answer: ${statusOf(parse(answer)[0] ?? 0)}`);
  }

  private send(order: Order, words: readonly number[]): Promise<string> {
    return this.stage.order(`${this.letter}${[order, ...words].map(hex).join(' ')}`);
  }
}

export function resultOf([status = 0, badge = 0, a = 0, b = 0, ...words]: readonly number[]): Result {
  return { status: statusOf(status), badge, a, b, words };
}

function parse(answer: string): number[] {
  return answer.slice(1).trim().split(' ').map(Number);
}

export function statusOf(value: number): string {
  return Status[value] ?? `status ${value}`;
}

export class Stage {
  readonly a = new Puppet(this, 'A', NUMBER.A);
  readonly b = new Puppet(this, 'B', NUMBER.B);
  readonly c = new Puppet(this, 'C', NUMBER.C);
  readonly d = new Puppet(this, 'D', NUMBER.D);
  /** Puppets that tests create, through the director's slots 6 and 7. */
  readonly x = new Puppet(this, 'X', NUMBER.twin);
  readonly y = new Puppet(this, 'Y', NUMBER.twin + 1);
  /** The director itself, more urgent than all puppets; it can only `perform`. */
  readonly z = new Puppet(this, 'Z', NUMBER.director);
  static #fixture: 'system' | 'fast' = 'system';
  readonly #system: RunningSystem;
  #room: number | undefined;

  private constructor(system: RunningSystem) {
    this.#system = system;
  }

  /** From now on {@link set} boots puppets whose calls take the fast paths, with fewer regions and no FPU. */
  static takeFastPaths(): void {
    Stage.#fixture = 'fast';
  }

  /** Boots the fixture to the director's prompt. */
  static async set(): Promise<Stage> {
    const elf = build(`tests/board/fixtures/puppets/${Stage.#fixture}.ts`);
    return new Stage(await bootSystem({ elf, inject: true }));
  }

  get board(): RunningSystem['board'] {
    return this.#system.board;
  }

  /** A new life for every puppet, known to all others. */
  async reset(): Promise<void> {
    await this.order('reset');
  }

  /** What the director answers to a line. */
  async order(line: string): Promise<string> {
    const text = await this.#system.command(line, PATIENCE);
    const answer = /^[=!].*$/m.exec(text)?.[0];
    if (answer === undefined) throw new Error(`the director did not answer '${line}' but said:\n${text}`);
    return answer;
  }

  /** Everything that was printed, reports of faults among it. */
  get output(): string {
    return this.#system.console.text;
  }

  /** Memory of the director that tests may use. */
  async room(): Promise<number> {
    this.#room ??= (await this.z.addresses()).buffer;
    return this.#room;
  }

  /** Messages that the fast path did not take because of the thread that sent or received them. */
  async #unfitMessages(): Promise<number> {
    await this.reset();
    const { buffer } = await this.d.addresses();
    const place = { slot: Slot.system, a: SystemTopic.paths, b: buffer };
    const { status } = await this.d.perform(Operation.systemInformation, place);
    if (status !== 'ok') throw new Error(`messages are not counted: ${status}`);
    const misses = buffer + offsetof(PathStatistics, 'misses');
    return (
      (await this.d.peek(misses + 4 * PathMiss.regions)) +
      (await this.d.peek(misses + 4 * PathMiss.floatingPoint))
    );
  }

  /** What the kernel tells about a process. */
  async information(number: number): Promise<Information> {
    const room = await this.room();
    const place = { slot: DIRECTOR_PROCESSES, a: number, b: room };
    const { status } = await this.z.perform(Operation.processInformation, place);
    if (status !== 'ok') throw new Error(`no information about process ${number}: ${status}`);
    return readInformation(await this.read(room, sizeof(ProcessInformation)));
  }

  /** Bytes of the target's memory, as a debugger sees them. */
  async read(address: number, length: number): Promise<DataView> {
    const bytes = await this.board.readMemory(address, length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }

  /** Creates X and Y, two instances of one program. */
  async createTwins(priority: number): Promise<void> {
    for (const [index, twin] of [this.x, this.y].entries()) {
      const endpoint = DIRECTOR_TWINS + index;
      const room = await this.room();
      const request = [priority, 0, NO_SLOT, endpoint, 0];
      for (const [word, value] of request.entries()) await this.board.poke(room + word * 4, value);
      const spawn = { slot: DIRECTOR_PROCESSES, a: NUMBER.twin, b: room };
      const created = await this.z.perform(Operation.spawn, spawn);
      if (created.a !== twin.number) throw new Error(`${twin.letter} is not created: ${created.status}`);
    }
  }

  async endTwins(): Promise<void> {
    for (const [index, { number }] of [this.x, this.y].entries()) {
      await this.control(number, ProcessAction.stop);
      await this.z.perform(Operation.delete, { slot: DIRECTOR_TWINS + index });
    }
  }

  /** Starts, stops, restarts a process. */
  control(number: number, action: ProcessAction): Promise<string> {
    return this.z.status(Operation.processControl, { slot: DIRECTOR_PROCESSES, a: number, b: action });
  }

  /** Fails if puppets that should take the fast paths could not. */
  async close(): Promise<void> {
    const unfit = Stage.#fixture === 'fast' ? await this.#unfitMessages() : 0;
    await this.#system.stop();
    if (unfit > 0) throw new Error(`${unfit} messages were nothing for the fast path`);
  }
}
