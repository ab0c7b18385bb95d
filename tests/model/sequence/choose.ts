/**
 * A step for the state that a model is in. Most of them can succeed: they use slots that hold the right thing, tokens of
 * calls that are open, timeouts that mean something; the others are wrong in one place.
 */
import { ObjectType, Right, TRANSFER_MOVE } from '../../../src/abi/capability';
import { LEASE_RIGHT_SHIFT } from '../../../src/abi/message';
import { FOREVER, NO_SLOT, Operation, TOKEN } from '../../../src/abi/operation';
import { FaultCause, ProcessAction, ThreadAction } from '../../../src/abi/process';
import { Random } from '../../fuzz/random';
import { type Call, type Capability, Endpoint, type Fault, NOBODY, Process, type Registers, type Thread, type World, nextDeadline } from '../reference'; // prettier-ignore
import { memoryFor } from './memory';
import type { Step } from './step';

export interface Choices {
  /** Time may pass while a thread runs, and lines interrupt; only the host can do that at a chosen moment. */
  readonly events: boolean;
  /** A wait ends so many microseconds from now. */
  readonly timeout: (world: World, random: Random) => number;
  readonly operations: readonly (readonly [Operation, weight: number])[];
}

/** Microseconds that may pass between two idle moments: no time slice ends within. */
export const BUSY_TIME = 4000;

export function chooseStep(world: World, seed: number, choices: Choices): Step {
  const random = new Random(seed);
  const due = nextDeadline(world);
  if (!world.running) {
    const line = random.oneIn(4) && choices.events ? openLine(world, random) : undefined;
    if (line !== undefined) return { kind: 'interrupt', line };
    return { kind: 'time', now: Math.max(world.now, due ?? world.now + 1) };
  }
  const { again } = world.running;
  if (again) return { kind: 'call', registers: again };
  if (choices.events && random.oneIn(24)) {
    const line = openLine(world, random);
    if (line !== undefined && random.oneIn(2)) return { kind: 'interrupt', line };
    return { kind: 'time', now: world.now + random.between(1, 20) };
  }
  const { process, number } = world.running;
  if (choices.events && process.plan.supervisor !== NOBODY && random.oneIn(isHandled(process) ? 5 : 400))
    return { kind: 'fault', fault: faultOf(process.index, number) };
  const registers = new CallChooser(world, world.running, random, choices).registers();
  return { kind: 'call', registers, ...memoryFor(world, registers, random) };
}

function isHandled({ handler }: Process): boolean {
  return handler?.target instanceof Endpoint && handler.target.open && handler.target.owner.alive;
}

/** An access to memory that is nobody's. */
function faultOf(process: number, thread: number): Fault {
  return { cause: FaultCause.dataAccess, address: 0x40001000 + process * 16 + thread, detail: 0 };
}

function openLine(world: World, random: Random): number | undefined {
  const lines = world.lines.filter(({ driver }) => driver);
  return lines.length > 0 ? random.pick(lines).number : undefined;
}

const ANSWERS = [Operation.exceptionRegisters, Operation.reply, Operation.replyAndReceive, Operation.replyTransferring, Operation.saveReply, Operation.leaseCopy, Operation.faultCaller]; // prettier-ignore

const BITS = [1, 2, 4, 3, 8, 0x80000001];

class CallChooser {
  constructor(
    private readonly world: World,
    private readonly thread: Thread,
    private readonly random: Random,
    private readonly choices: Choices,
  ) {}

  registers(): Registers {
    const operation = this.operation();
    const registers = this.arguments(operation);
    // One thing in it may be wrong.
    if (this.random.oneIn(20)) {
      const at = this.random.pick(operation === Operation.setTimer ? [0, 2] : [0, 2, 3]);
      // As a timeout, a token would be half an hour.
      registers[at] = this.random.pick(at === 0 ? [0, 1, 5, 99, TOKEN + 7] : [0, 1, 5, 99]);
    }
    if (this.mayEndSystem(registers)) registers[1] = Operation.yield;
    return registers;
  }

  /** The fault of a process without a supervisor is the end of all. */
  private mayEndSystem([slot, operation, index, action]: Registers): boolean {
    if (operation === Operation.faultCaller) {
      const call = this.thread.process.threads
        .flatMap(({ received }) => received)
        .find(({ token }) => token === slot);
      return call?.caller.process.plan.supervisor === NOBODY;
    }
    if (operation !== Operation.processControl || action !== ProcessAction.injectFault) return false;
    const target = this.thread.process.space[slot]?.target;
    const victim = target instanceof Process ? target : this.world.processes[index];
    return victim?.plan.supervisor === NOBODY;
  }

  /** What could not but fail is asked for less often. */
  private operation(): Operation {
    const [exception, lending] = [this.open(({ isException }) => isException), this.open(({ lease }) => !!lease)]; // prettier-ignore
    if (exception && this.random.oneIn(2))
      return this.random.pick([Operation.exceptionRegisters, Operation.reply]);
    if (lending && this.random.oneIn(3)) return Operation.leaseCopy;
    const operation = this.anyOperation();
    const { process } = this.thread;
    const hopeless =
      (ANSWERS.includes(operation) && !process.threads.some(({ received }) => received.length > 0)) ||
      (operation === Operation.processControl &&
        !process.space.some((each) => each?.type === ObjectType.process));
    if (hopeless && !this.random.oneIn(6)) return this.operation();
    // The first process keeps the others alive.
    const ends = operation === Operation.exit || operation === Operation.exitThread;
    return ends && process.index === 0 ? Operation.receive : operation;
  }

  private anyOperation(): Operation {
    const { operations } = this.choices;
    let at = this.random.below(operations.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [operation, weight] of operations) {
      at -= weight;
      if (at < 0) return operation;
    }
    return Operation.yield;
  }

  private arguments(operation: Operation): Registers {
    const { random } = this;
    const words = [random.below(1000), random.below(1000), random.below(1000), random.below(1000)];
    const make = (slot: number, a = 0, b = 0, m0 = words[0]!, m1 = words[1]!, m2 = words[2]!, m3 = words[3]!): Registers => [slot, operation, a >>> 0, b >>> 0, m0, m1, m2, m3 >>> 0]; // prettier-ignore
    const endpoint = (right: Right): number => this.slotOf(ObjectType.endpoint, right);
    switch (operation) {
      case Operation.call:
      case Operation.send:
        return make(endpoint(Right.send), this.timeout(), random.below(50));
      case Operation.callLending: {
        const { address, length } = this.thread.process.plan.buffer;
        const rights = random.between(1, 3) << LEASE_RIGHT_SHIFT;
        return make(endpoint(Right.send), this.timeout(), random.below(50), 1, 2, address, rights | random.below(length)); // prettier-ignore
      }
      case Operation.callTransferring:
        return make(endpoint(Right.grant), this.timeout(), 7, 1, 2, 3, this.transferable());
      case Operation.post:
        return make(endpoint(Right.send), 0, random.below(50));
      case Operation.receive:
        return make(endpoint(Right.receive), this.timeout(), random.oneIn(6) ? random.between(1, 6) : 0);
      case Operation.replyAndReceive:
        return make(endpoint(Right.receive), random.oneIn(6) ? 0 : this.answerable(), this.label());
      case Operation.reply:
      case Operation.faultCaller:
        return make(
          this.open(({ isException }) => isException)?.token ?? this.answerable(),
          random.below(50),
          this.label(),
        );
      case Operation.replyTransferring:
        return make(this.answerable(), 0, random.below(50), 1, 2, 3, this.transferable());
      case Operation.leaseCopy:
        return this.leaseCopy(make);
      case Operation.accept:
        return make(0, random.oneIn(8) ? NO_SLOT : this.freeSlot());
      case Operation.signal:
        return make(this.slotOf(ObjectType.notification, Right.send), random.pick(BITS));
      case Operation.wait:
        return make(0, this.timeout(), random.pick(BITS));
      case Operation.saveReply:
        return make(this.token(), this.freeSlot());
      case Operation.setTimer: {
        const bits = random.oneIn(4) ? 0 : random.pick(BITS);
        return make(
          this.slotOf(ObjectType.clock, Right.control),
          this.world.now + this.timeoutOnly(),
          0,
          random.oneIn(2) ? 0 : 1000,
          bits,
        );
      }
      default:
        return this.more(operation, make);
    }
  }

  /** Mostly inside of what was lent, and often of whole words. */
  private leaseCopy(make: (slot: number, ...rest: number[]) => Registers): Registers {
    const { random } = this;
    const { address, length } = this.thread.process.plan.buffer;
    const call = this.open(({ lease }) => !!lease);
    // What a process lends itself could overlap.
    const most =
      call?.caller.process === this.thread.process ? 0 : Math.min(call?.lease?.length ?? 0, length);
    const unit = random.oneIn(2) ? 4 : 1;
    const below = (limit: number): number => Math.floor(random.below(limit) / unit) * unit;
    const offset = below(Math.min(16, most + 1));
    const copied = random.oneIn(8) ? below(length) : below(most - offset + 2);
    const own = address + below(length - copied + 1);
    return make(call?.token ?? this.token(), offset, random.below(2), own, most === 0 ? 0 : copied);
  }

  private more(operation: Operation, make: (slot: number, ...rest: number[]) => Registers): Registers {
    const { random } = this;
    const process = (right: Right): number => this.slotOf(ObjectType.process, right);
    switch (operation) {
      case Operation.copy:
        return make(this.anySlot(), this.freeSlot());
      case Operation.move:
        return make(this.spareSlot(), this.freeSlot());
      case Operation.mint: {
        const slot = this.anySlot();
        const rights = (this.thread.process.space[slot]?.rights ?? 1) & random.bits();
        return make(slot, this.freeSlot(), random.oneIn(8) ? 0xff : rights, random.pick([0, 0, 1, 3, 9]));
      }
      case Operation.delete:
        return make(this.spareSlot());
      case Operation.revoke:
      case Operation.identify:
      case Operation.renew:
        return make(this.anySlot());
      case Operation.processControl: {
        const actions = [
          ProcessAction.restart,
          ProcessAction.start,
          ProcessAction.stop,
          ProcessAction.injectFault,
          ProcessAction.signal,
        ];
        return make(process(Right.control), this.victim(), random.pick(actions), random.pick([1, 3, 0]));
      }
      case Operation.takeFault:
        return make(process(Right.control), this.thread.process.plan.scratch);
      case Operation.processInformation:
        return make(process(Right.inspect), this.victim(), this.thread.process.plan.scratch);
      case Operation.waitForEnd:
        return make(process(Right.inspect), random.below(this.world.processes.length + 1), this.timeout());
      case Operation.createThread:
        return make(0, this.thread.process.plan.entry, 5, random.between(this.thread.priority, 12), this.freeSlot()); // prettier-ignore
      case Operation.threadControl: {
        const slot = this.slotOf(ObjectType.thread, Right.control);
        const actions = [ThreadAction.cancel, ThreadAction.suspend, ThreadAction.resume, ThreadAction.resume, ThreadAction.setPriority, ThreadAction.stop]; // prettier-ignore
        return make(slot, random.pick(actions), random.below(12));
      }
      default:
        return this.others(operation, make);
    }
  }

  private others(operation: Operation, make: (slot: number, ...rest: number[]) => Registers): Registers {
    const { random } = this;
    const { scratch } = this.thread.process.plan;
    const process = (right: Right): number => this.slotOf(ObjectType.process, right);
    switch (operation) {
      case Operation.acknowledgeInterrupt:
      case Operation.interruptState:
        return make(this.slotOf(ObjectType.interrupt, Right.acknowledge));
      case Operation.allocateRegion:
        return make(random.pick([32, 256, 512, 1024, 33]), random.pick([32, 256, 512, 1024, 33]), 0, this.freeSlot()); // prettier-ignore
      case Operation.mapRegion:
      case Operation.unmapRegion:
        return make(this.slotOf(ObjectType.region, Right.read), random.pick([1, 3, 3]));
      case Operation.spawn:
        return make(process(Right.create), this.instance(), this.thread.process.plan.scratch);
      case Operation.setExceptionHandler: {
        const handler = random.oneIn(6) ? NO_SLOT : this.slotOf(ObjectType.endpoint, Right.send);
        const faulting = this.world.processes.filter(
          ({ alive, plan }) => alive && plan.supervisor !== NOBODY,
        );
        const victim = random.oneIn(6) || faulting.length === 0 ? this.victim() : random.pick(faulting).index;
        return make(process(Right.control), victim, handler);
      }
      case Operation.exceptionRegisters:
        return make(this.open(({ isException }) => isException)?.token ?? this.token(), scratch, random.below(2)); // prettier-ignore
      case Operation.systemInformation: {
        const index = random.oneIn(4) ? random.below(3) : (this.victim() << 16) | random.below(15);
        return make(this.slotOf(ObjectType.system, Right.inspect), random.below(5), this.thread.process.plan.scratch, index); // prettier-ignore
      }
      case Operation.exit:
        return make(0, random.below(9));
      default:
        return make(0);
    }
  }

  /** Of a reply; to an exception, 0 resumes. */
  private label(): number {
    return this.random.oneIn(3) ? 0 : this.random.below(50);
  }

  private timeout(): number {
    if (this.random.oneIn(this.thread.process.index === 0 ? 6 : 2)) return FOREVER;
    return this.random.oneIn(8) ? 0 : this.timeoutOnly();
  }

  private timeoutOnly(): number {
    return this.choices.timeout(this.world, this.random);
  }

  private slots(holds: (capability: Capability) => boolean): number[] {
    return this.thread.process.space.flatMap((capability, slot) =>
      capability && holds(capability) ? [slot] : [],
    );
  }

  private pickSlot(slots: readonly number[]): number {
    return slots.length > 0
      ? this.random.pick(slots)
      : this.random.below(this.thread.process.space.length + 1);
  }

  private slotOf(type: ObjectType, right: Right): number {
    return this.pickSlot(this.slots((each) => each.type === type && (each.rights & right) !== 0));
  }

  private anySlot(): number {
    return this.pickSlot(this.slots(() => true));
  }

  /** Of what the system file grants, a process parts seldom, and the first never: nobody gives it that back. */
  private spareSlot(): number {
    const { index } = this.thread.process;
    const partsWithAll = index !== 0 && this.random.oneIn(12);
    return this.pickSlot(this.slots(({ depth }) => partsWithAll || depth > 0));
  }

  private freeSlot(): number {
    const { space } = this.thread.process;
    const free = space.flatMap((capability, slot) => (capability ? [] : [slot]));
    return this.random.oneIn(12) ? this.anySlot() : this.pickSlot(free);
  }

  /** A call that a thread of the process has received and not answered. */
  private open(fits: (call: Call) => boolean): Call | undefined {
    return this.thread.process.threads.flatMap(({ received }) => received).find(fits);
  }

  private token(): number {
    const open = this.thread.process.threads.flatMap(({ received }) => received);
    return open.length > 0 ? this.random.pick(open).token : (TOKEN | this.random.between(1, 50)) >>> 0;
  }

  /** A token, or a slot with a reply capability. */
  private answerable(): number {
    const saved = this.slots(({ type }) => type === ObjectType.reply);
    return saved.length > 0 && this.random.oneIn(2) ? this.random.pick(saved) : this.token();
  }

  private transferable(): number {
    // Lines, of which there are few, should have several holders.
    if (this.random.oneIn(4)) return this.slotOf(ObjectType.interrupt, Right.acknowledge);
    return this.random.oneIn(3) ? this.spareSlot() + TRANSFER_MOVE : this.anySlot();
  }

  /** A process that `spawn` may make, mostly. */
  private instance(): number {
    const found = this.world.processes.filter(({ plan }) => plan.spawnable);
    return found.length === 0 || this.random.oneIn(8) ? this.random.below(12) : this.random.pick(found).index;
  }

  private victim(): number {
    return this.random.below(this.world.processes.length);
  }
}
