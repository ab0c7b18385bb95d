/**
 * Scripts for the agents (../fixtures/agent.ts), and what they are expected to tell: both come from running the model.
 *
 * On the chip nobody says when time passes. So the model's time stands still while anybody runs, and goes on only when nobody
 * does: deadlines are whole units apart, far longer than all calls between two of them take, and no two are the same.
 */
import { Right } from '../../../src/abi/capability';
import { FOREVER, Operation, TOKEN, TOKEN_TRANSFERRED } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { Random } from '../../fuzz/random';
import { Endpoint, type Process, type Registers, type SystemPlan, type Thread, type World, advance, createWorld, nextDeadline, systemCall } from '../reference'; // prettier-ignore
import { type Choices, chooseStep } from '../sequence/choose';
import { TARGET_OPERATIONS } from '../sequence/weights';
import { type Segment, SEGMENTS, assemble, encode, isForgotten } from './encoding';

/** Microseconds. */
const UNIT = 100_000;
const UNITS_AHEAD = 12;
/** Calls between two idle moments, at most: they must not fill a time slice. */
const BUSY_CALLS = 60;
/** Threads perform segments from here on; the n-th life of a process performs segment n. */
const FIRST_THREAD_SEGMENT = 64;
const PROCESSES_SLOT = 6;
/** A little less than an agent has room for. */
const SCRIPT_WORDS = 16_000;
/** The register with the timeout of the operations that have one. */
const TIMEOUTS: Readonly<Partial<Record<Operation, number>>> = {
  [Operation.call]: 2,
  [Operation.callLending]: 2,
  [Operation.callTransferring]: 2,
  [Operation.send]: 2,
  [Operation.receive]: 2,
  [Operation.wait]: 2,
  [Operation.waitForEnd]: 3,
};

/** Waits that others end: these may last for ever. */
const OFTEN_ENDED = [Operation.call, Operation.callLending, Operation.receive, Operation.replyAndReceive];

/** What an agent tells of a call: its process and thread, and the registers, of tokens only the flags. */
export interface Told {
  readonly name: string;
  readonly operation: Operation;
  readonly registers: readonly number[];
}

export interface Scripts {
  readonly words: readonly Uint32Array[];
  readonly told: readonly Told[];
  readonly calls: number;
}

function freeTimeout(world: World, random: Random): number {
  const unitOf = (time: number): number => Math.round(time / UNIT);
  const used = new Set(world.threads.map(({ deadline }) => (deadline === undefined ? -1 : unitOf(deadline))));
  let units = random.between(1, UNITS_AHEAD);
  while (used.has(unitOf(world.now) + units)) units += 1;
  return units * UNIT;
}

const CHOICES: Choices = {
  events: false,
  timeout: freeTimeout,
  // Its deadline is a moment, which a script can't know.
  operations: TARGET_OPERATIONS.filter(([operation]) => operation !== Operation.setTimer),
};

/** About so many calls, from a seed. */
export function writeScripts(plan: SystemPlan, seed: number, limit: number): Scripts {
  return new ScriptWriter(plan, new Random(seed)).write(limit);
}

class ScriptWriter {
  private readonly world: World;
  /** Of each process. */
  private readonly segments: Segment[][];
  private readonly told: Told[] = [];
  /** Tokens that each life of a process received, in that order. */
  private readonly tokens = new Map<string, number[]>();
  private readonly performed = new Map<Thread, Segment>();
  /** Threads that have the result of a call and have not run since. */
  private readonly untold = new Set<Thread>();
  private calls = 0;
  private busy = 0;

  constructor(
    plan: SystemPlan,
    private readonly random: Random,
  ) {
    this.world = createWorld(plan);
    this.segments = plan.processes.map(() => []);
  }

  write(limit: number): Scripts {
    while (!this.world.running || (this.calls < limit && this.hasRoom())) this.step();
    this.tell(this.world.running);
    return { words: this.segments.map(assemble), told: this.told, calls: this.calls };
  }

  private hasRoom(): boolean {
    return this.segments.every((segments, index) => {
      const words = segments.reduce((sum, segment) => sum + segment.words.length + 1, 0);
      const lives = this.world.process(index).life;
      return (
        words < SCRIPT_WORDS - SEGMENTS && segments.length < SEGMENTS / 2 && lives < FIRST_THREAD_SEGMENT - 2
      );
    });
  }

  private step(): void {
    const { world } = this;
    const thread = world.running;
    if (thread) {
      this.tell(thread);
      this.perform(thread);
      return;
    }
    this.busy = 0;
    const next = nextDeadline(world);
    if (next === undefined) throw new Error('the script has come to a standstill');
    advance(world, next);
  }

  private perform(thread: Thread): void {
    const { process } = thread;
    const { life } = process;
    const segment = this.performed.get(thread) ?? this.beginLife(thread);
    const isFirst = !segment.begun;
    segment.begun = true;
    const isRepeated = thread.again !== undefined;
    const tokens = this.tokensOf(process);
    let registers = isFirst && thread.number === 0 ? this.question(process) : this.choose(thread);
    if (isForgotten(registers, tokens)) registers = [0, Operation.yield, 0, 0, 0, 0, 0, 0];
    systemCall(this.world, registers);
    this.calls += 1;
    // The agent's own question is not in the script, and the kernel itself repeats a call that gave way.
    if (isFirst && thread.number === 0) return;
    if (!isRepeated) segment.words.push(...encode(this.withThread(thread, registers), tokens));
    if (thread.alive && process.life === life && !thread.again) this.untold.add(thread);
  }

  /** What every life begins with: it asks which one it is. */
  private question({ index, plan }: Process): Registers {
    const operation = Operation.processInformation;
    return [PROCESSES_SLOT, operation, index, plan.scratch, plan.buffer.address, plan.entry, 0, 0];
  }

  private choose(thread: Thread): Registers {
    if (thread.again) return thread.again;
    this.busy += 1;
    const dead = this.world.processes.find(({ alive }) => !alive);
    // It also starts whoever is over.
    if (dead && thread.process.index === 0 && this.random.oneIn(3))
      return [PROCESSES_SLOT, Operation.processControl, dead.index, ProcessAction.start, 0, 0, 0, 0];
    // The most urgent one has to wait for the others to have their turn.
    const gives = thread.process.index === 0 && !this.random.oneIn(3);
    if (gives || this.busy > BUSY_CALLS)
      return [0, Operation.wait, freeTimeout(this.world, this.random), 4, 0, 0, 0, 0];
    const service = thread.process.index !== 0 && this.random.oneIn(2) ? this.serve(thread) : undefined;
    if (service) return service;
    const step = chooseStep(this.world, this.random.bits(), CHOICES);
    if (step.kind !== 'call') throw new Error('only calls can be scripted');
    return this.timely(thread, step.registers);
  }

  /** What servers and clients mostly do, which is what the fast path is for: answer and receive, or call who waits. */
  private serve(thread: Thread): Registers | undefined {
    const { random } = this;
    const words = [random.below(99), random.below(99), random.below(99), random.below(99)] as const;
    const slotTo = (fits: (endpoint: Endpoint, rights: number) => boolean): number =>
      thread.process.space.findIndex(
        (each) => each?.target instanceof Endpoint && fits(each.target, each.rights),
      );
    const own = slotTo((_endpoint, rights) => (rights & Right.receive) !== 0);
    const call = thread.received.at(-1);
    if (call && own >= 0) return [own, Operation.replyAndReceive, call.token, random.below(50), ...words];
    const peer = slotTo(({ receiver }, rights) => receiver !== undefined && (rights & Right.send) !== 0);
    if (peer >= 0) return [peer, Operation.call, FOREVER, random.below(50), ...words];
    return own >= 0 ? [own, Operation.receive, FOREVER, 0, 0, 0, 0, 0] : undefined;
  }

  /** No timeouts but those that the script can keep; the first process always goes on some time. */
  private timely(thread: Thread, registers: Registers): Registers {
    const operation = registers[1] as Operation;
    const keepsGoing = thread.process.index === 0;
    if (keepsGoing && operation === Operation.replyAndReceive) registers[1] = Operation.reply;
    const at = TIMEOUTS[operation];
    if (at === undefined) return registers;
    const timeout = registers[at] ?? 0;
    const mayStay = !keepsGoing && OFTEN_ENDED.includes(operation);
    const isKept = timeout === 0 || timeout % UNIT === 0 || (timeout === FOREVER && mayStay);
    if (!isKept) registers[at] = freeTimeout(this.world, this.random);
    return registers;
  }

  // ------------------------------------------------------------------------------------------- segments

  private beginLife(thread: Thread): Segment {
    return this.addSegment(thread, thread.process.life);
  }

  private addSegment(thread: Thread, number: number): Segment {
    const segment = { number, words: [], begun: false };
    this.performed.set(thread, segment);
    this.segments[thread.process.index]!.push(segment);
    return segment;
  }

  /** A created thread is told which segment is its, and its number. */
  private withThread(creator: Thread, registers: Registers): Registers {
    if (registers[1] !== Operation.createThread || creator.registers[0] !== Status.ok) return registers;
    const { process } = creator;
    const created = process.threads.find((each) => each.number === creator.registers[2]);
    if (!created || this.performed.has(created)) return registers;
    const number = FIRST_THREAD_SEGMENT + this.segments[process.index]!.length;
    this.addSegment(created, number);
    const told: Registers = [...registers];
    told[3] = number + created.number * 0x10000;
    return told;
  }

  // --------------------------------------------------------------------------------------------- telling

  private tokensOf({ index, life }: Process): number[] {
    const key = `${index} ${life}`;
    const tokens = this.tokens.get(key) ?? [];
    this.tokens.set(key, tokens);
    return tokens;
  }

  private tell(thread: Thread | undefined): void {
    if (!thread || !this.untold.delete(thread)) return;
    const registers = [...thread.registers];
    const operation = thread.lastOperation as Operation;
    const receives = operation === Operation.receive || operation === Operation.replyAndReceive;
    const token = registers[2] ?? 0;
    if (receives && registers[0] === Status.ok && token !== 0) {
      this.tokensOf(thread.process).push((token & ~TOKEN_TRANSFERRED) >>> 0);
      registers[2] = (token & (TOKEN | TOKEN_TRANSFERRED)) >>> 0;
    }
    if (operation === Operation.identify) registers[5] = 0;
    this.told.push({ name: `${thread.process.index}.${thread.number}`, operation, registers });
  }
}
