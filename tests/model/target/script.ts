/**
 * Scripts for the agents (../fixtures/agent.ts), and what they are expected to tell: both come from running the model.
 *
 * On the chip nobody says when time passes. So the model's time stands still while anybody runs, and goes on only when nobody
 * does: deadlines are whole units apart, far longer than all calls between two of them take, and no two are the same.
 */
import { Right, TRANSFER_MOVE } from '../../../src/abi/capability';
import { LEASE_RIGHT_SHIFT } from '../../../src/abi/message';
import { FOREVER, Operation, TOKEN, TOKEN_TRANSFERRED } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { Random } from '../../fuzz/random';
import { BlockReason, type Capability, Endpoint, type Process, type Registers, type SystemPlan, type Thread, type World, advance, createWorld, fillBuffer, nextDeadline, systemCall } from '../reference'; // prettier-ignore
import { type Choices, chooseStep } from '../sequence/choose';
import { memoryFor } from '../sequence/memory';
import { TARGET_OPERATIONS } from '../sequence/weights';
import { type Segment, SEGMENTS, assemble, encode, isForgotten } from './encoding';

/** Microseconds. */
const UNIT = 100_000;
const UNITS_AHEAD = 8;
/** Calls between two idle moments, at most: they must not fill a time slice. */
const BUSY_CALLS = 60;
/** Calls. */
const PERIOD = 150;
/** Idle moments after which a process that has not run since is started again. */
const PATIENCE = 40;
/** Threads perform segments from here on; the n-th life of a process performs segment n. */
const FIRST_THREAD_SEGMENT = 512;
const PROCESSES_SLOT = 6;
/** A little less than an agent has room for. */
const SCRIPT_BYTES = 64_000;
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
  readonly bytes: readonly Uint8Array[];
  readonly told: readonly Told[];
  readonly calls: number;
}

function freeTimeout(world: World, random: Random, least = 1): number {
  const unitOf = (time: number): number => Math.round(time / UNIT);
  const used = new Set(world.threads.map(({ deadline }) => (deadline === undefined ? -1 : unitOf(deadline))));
  let units = random.between(least, least + UNITS_AHEAD);
  while (used.has(unitOf(world.now) + units)) units += 1;
  return units * UNIT;
}

const CHOICES: Choices = {
  events: false,
  timeout: (world, random) => freeTimeout(world, random),
  // Its deadline is a moment, which a script can't know.
  operations: TARGET_OPERATIONS.filter(([operation]) => operation !== Operation.setTimer),
};

/** As an agent works it out. */
function checksumOf(buffer: Uint8Array): number {
  const words = new Uint32Array(buffer.buffer);
  return words.reduce((sum, word) => (((sum >>> 1) | (sum << 31)) + word) >>> 0, 0);
}

const YIELD: Registers = [0, Operation.yield, 0, 0, 0, 0, 0, 0];

/** The first process would give away or delete what it starts the others with. */
function losesProcesses({ process }: Thread, [slot, operation, , , , , , given]: Registers): boolean {
  if (process.index !== 0) return false;
  if (operation === Operation.callTransferring || operation === Operation.replyTransferring)
    return given === PROCESSES_SLOT + TRANSFER_MOVE;
  return slot === PROCESSES_SLOT && (operation === Operation.move || operation === Operation.delete);
}

/** As many calls as the agents have room for, from a seed. */
export function writeScripts(plan: SystemPlan, seed: number): Scripts {
  return new ScriptWriter(plan, new Random(seed)).write();
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
  private idleMoments = 0;
  /** The idle moment after which a process ran last. */
  private readonly lastRun = new Map<Process, number>();

  constructor(
    plan: SystemPlan,
    private readonly random: Random,
  ) {
    this.world = createWorld(plan);
    this.segments = plan.processes.map(() => []);
  }

  write(): Scripts {
    while (!this.world.running || this.hasRoom()) this.step();
    this.tell(this.world.running);
    return { bytes: this.segments.map(assemble), told: this.told, calls: this.calls };
  }

  private hasRoom(): boolean {
    return this.segments.every((segments, index) => {
      const bytes = segments.reduce((sum, segment) => sum + segment.bytes.length + 1, 0);
      const { life } = this.world.process(index);
      const threads = segments.filter(({ number }) => number >= FIRST_THREAD_SEGMENT).length;
      const last = FIRST_THREAD_SEGMENT - 2;
      return (
        bytes < SCRIPT_BYTES - 4 * SEGMENTS && life < last && threads < SEGMENTS - FIRST_THREAD_SEGMENT - 2
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
    this.idleMoments += 1;
    const next = nextDeadline(world);
    if (next === undefined) throw new Error('the script has come to a standstill');
    advance(world, next);
  }

  private perform(thread: Thread): void {
    const { process } = thread;
    const { life } = process;
    this.lastRun.set(process, this.idleMoments);
    const segment = this.performed.get(thread) ?? this.beginLife(thread);
    const isFirst = !segment.begun;
    segment.begun = true;
    const isRepeated = thread.again !== undefined;
    const tokens = this.tokensOf(process);
    let registers = isFirst && thread.number === 0 ? this.question(process) : this.choose(thread);
    if (isForgotten(registers, tokens)) registers = YIELD;
    const { fill } = isRepeated ? {} : memoryFor(this.world, registers, this.random);
    if (fill !== undefined) fillBuffer(this.world, fill);
    systemCall(this.world, registers);
    this.calls += 1;
    // The agent's own question is not in the script, and the kernel itself repeats a call that gave way.
    if (isFirst && thread.number === 0) return;
    if (!isRepeated) segment.bytes.push(...encode(this.withThread(thread, registers), tokens, fill));
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
    // It also starts whoever is over, or of no use any more.
    const spent = this.world.processes.find((process) => process.index !== 0 && this.isSpent(process));
    if (spent && thread.process.index === 0 && this.random.oneIn(2)) {
      this.lastRun.set(spent, this.idleMoments);
      return [PROCESSES_SLOT, Operation.processControl, spent.index, ProcessAction.restart, 0, 0, 0, 0];
    }
    // The most urgent one has to wait for the others to have their turn.
    const isFirst = thread.process.index === 0;
    if ((isFirst && !this.random.oneIn(3)) || this.busy > BUSY_CALLS) {
      const least = isFirst ? UNITS_AHEAD : 1;
      return [0, Operation.wait, freeTimeout(this.world, this.random, least), 4, 0, 0, 0, 0];
    }
    const service = this.isServing() ? this.serve(thread) : undefined;
    if (service) return this.timely(thread, service);
    const step = chooseStep(this.world, this.random.bits(), CHOICES);
    if (step.kind !== 'call') throw new Error('only calls can be scripted');
    return losesProcesses(thread, step.registers) ? YIELD : this.timely(thread, step.registers);
  }

  /** It is over, has nothing to receive at any more, or waits for what nobody does. */
  private isSpent(process: Process): boolean {
    const { alive, space } = process;
    const receives = space.some((each) => each?.target instanceof Endpoint && (each.rights & Right.receive) !== 0); // prettier-ignore
    return !alive || !receives || this.idleMoments - (this.lastRun.get(process) ?? 0) > PATIENCE;
  }

  /** Three quarters of the calls are for messages that go to and fro, now and then disturbed; the rest is for anything. */
  private isServing(): boolean {
    return this.calls % (4 * PERIOD) < 3 * PERIOD ? !this.random.oneIn(20) : this.random.oneIn(2);
  }

  /** What servers and clients mostly do, which is what the fast path is for: answer and receive, or call who waits. */
  private serve(thread: Thread): Registers | undefined {
    const { random } = this;
    const words = [random.below(99), random.below(99), random.below(99), random.below(99)] as const;
    const slotsTo = (fits: (to: Endpoint, each: Capability) => boolean): number[] =>
      thread.process.space.flatMap((each, slot) =>
        each?.target instanceof Endpoint && fits(each.target, each) ? [slot] : [],
      );
    const [own] = slotsTo((_endpoint, { rights }) => (rights & Right.receive) !== 0);
    const call = thread.received.at(-1);
    if (call?.lease && call.caller.process !== thread.process && random.oneIn(3)) {
      const { address } = thread.process.plan.buffer;
      const length = 4 * random.below(1 + call.lease.length / 4);
      return [call.token, Operation.leaseCopy, 0, random.below(2), address, length, 0, 0];
    }
    if (call && own !== undefined)
      return [own, Operation.replyAndReceive, call.token, random.below(50), ...words];
    const [stale] = slotsTo(({ owner }, { life }) => owner.alive && owner.life !== life);
    if (stale !== undefined) return [stale, Operation.renew, 0, 0, 0, 0, 0, 0];
    const waiting = slotsTo(({ receiver }, { rights }) => !!receiver && (rights & Right.send) !== 0);
    if (waiting.length > 0 && random.oneIn(4)) {
      const { address, length } = thread.process.plan.buffer;
      const lent = ((3 << LEASE_RIGHT_SHIFT) | random.below(length)) >>> 0;
      return [random.pick(waiting), Operation.callLending, FOREVER, random.below(50), 1, 2, address, lent];
    }
    if (waiting.length > 0)
      return [random.pick(waiting), Operation.call, FOREVER, random.below(50), ...words];
    return own === undefined ? undefined : [own, Operation.receive, FOREVER, 0, 0, 0, 0, 0];
  }

  /** No timeouts but those that the script can keep; somebody always goes on some time. */
  private timely(thread: Thread, registers: Registers): Registers {
    const operation = registers[1] as Operation;
    const mayStay = thread.process.index !== 0 && this.isSomebodyElseAwake(thread);
    if (!mayStay && operation === Operation.replyAndReceive)
      registers.splice(0, 3, registers[2], Operation.reply, 0);
    const at = TIMEOUTS[operation];
    if (at === undefined) return registers;
    const timeout = registers[at] ?? 0;
    const isForever = timeout === FOREVER && mayStay && OFTEN_ENDED.includes(operation);
    const isKept = timeout === 0 || timeout % UNIT === 0 || isForever;
    if (!isKept) registers[at] = freeTimeout(this.world, this.random);
    return registers;
  }

  /** Beside the first process, which only looks after the others; whoever awaits an answer has one who owes it. */
  private isSomebodyElseAwake(thread: Thread): boolean {
    return this.world.threads.some(
      (other) =>
        other !== thread &&
        other.process.index !== 0 &&
        !other.suspended &&
        (other.reason === BlockReason.none || other.deadline !== undefined || other.call?.server === thread),
    );
  }

  // ------------------------------------------------------------------------------------------- segments

  private beginLife(thread: Thread): Segment {
    return this.addSegment(thread, thread.process.life);
  }

  private addSegment(thread: Thread, number: number): Segment {
    const segment = { number, bytes: [], begun: false };
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
    const lends = operation === Operation.callLending || operation === Operation.leaseCopy;
    if (lends) registers[7] = (registers[7]! ^ checksumOf(thread.process.buffer)) >>> 0;
    this.told.push({ name: `${thread.process.index}.${thread.number}`, operation, registers });
  }
}
