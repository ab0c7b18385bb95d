/**
 * What is true of the kernel's tables between any two entries, whatever happened (docs/0015-kernel-objects.md). `checkInvariants`
 * throws with everything that is not; tests of sequences call it after each step.
 */
import { BlockReason } from '../../../src/abi/process';
import { type Endpoint, endpoints } from '../../../src/kernel/message/endpoint';
import { kernel } from '../../../src/kernel/state';
import { type Thread, idle, threads } from '../../../src/kernel/thread/thread';

const LEVELS = 32;
/** BlockReason.faulted: the thread's frame holds its registers, not a message. */
const SUSPENDED = 2;
const ACTIVE = 1;
/** ThreadState.ending: the kernel has its turns. */
const ENDING = 3;

export function checkInvariants(): void {
  const wrong = new Invariants().check();
  if (wrong.length > 0) throw new Error(`the kernel's tables do not agree:\n${wrong.join('\n')}`);
}

class Invariants {
  private readonly wrong: string[] = [];
  private readonly all = Array.from({ length: kernel.threadCount }, (_, number) => threads[number]!);
  /** How often each thread is in some queue. */
  private readonly listed = new Map<string, string>();

  check(): readonly string[] {
    this.checkLevels();
    for (let number = 0; number < endpoints.length; number++) this.checkEndpoint(endpoints[number]!, number);
    this.all.forEach((thread) => this.checkThread(thread));
    this.checkRunning();
    return this.wrong;
  }

  private expect(holds: boolean, what: string): void {
    if (!holds) this.wrong.push(what);
  }

  private enlist(thread: Thread, queue: string): void {
    const key = name(thread);
    this.expect(!this.listed.has(key), `${key} is in ${queue} and in ${this.listed.get(key) ?? ''}`);
    this.listed.set(key, queue);
  }

  // ------------------------------------------------------------------------------------------- ready levels

  private checkLevels(): void {
    for (let level = 0; level < LEVELS; level++) {
      const members = circle(kernel.tails[level] ?? null);
      const bit = ((kernel.readyLevels >>> (31 - level)) & 1) === 1;
      this.expect(
        bit === members.length > 0,
        `level ${level}: the bit is ${bit}, ${members.length} are listed`,
      );
      for (const thread of members) {
        this.enlist(thread, `level ${level}`);
        this.expect(isReady(thread), `${name(thread)} is listed and waits`);
        this.expect(levelOf(thread.moreUrgent) === level, `${name(thread)} is in the wrong level ${level}`);
      }
    }
  }

  private checkRunning(): void {
    const { current } = kernel;
    this.expect(current.next === null, 'the running thread is in a queue');
    this.expect(current === idle || isReady(current), 'the running thread waits');
    const urgent = Math.clz32(kernel.readyLevels);
    this.expect(
      urgent >= levelOf(current.moreUrgent) || kernel.pendingWork !== 0,
      `level ${urgent} is ready, ${levelOf(current.moreUrgent)} runs`,
    );
  }

  // ---------------------------------------------------------------------------------------------- endpoints

  private checkEndpoint(endpoint: Endpoint, number: number): void {
    const { waiting, receiver, owner } = endpoint;
    const where = `endpoint ${number}`;
    if (owner) this.expect(endpoint.key === 0 || owner.alive, `${where}: open, its owner is dead`);
    if (endpoint.key === 0)
      this.expect(!waiting && !endpoint.queued && endpoint.posted === 0, `${where} is closed and in use`);
    this.expect(receiver === null || receiver === waiting, `${where}: receiver is not who waits`);
    this.expect(waiting !== null || endpoint.closedTo === 0, `${where}: closed, and nobody waits`);
    const quiet = endpoint.queued === null && endpoint.posted === 0;
    this.expect(endpoint.quietKey === (quiet ? endpoint.key : 0), `${where}: quiet or not`);
    this.expect(endpoint.posted <= endpoint.portCapacity || endpoint.posted === 0, `${where}: port overflow`);
    if (waiting) this.expect(waiting.endpoint === endpoint, `${where}: ${name(waiting)} waits elsewhere`);
    if (receiver) this.checkReceiver(receiver, endpoint, where);
    else if (waiting) this.expect(!this.mayBeReceiver(waiting, endpoint), `${where}: no receiver is marked`);
    this.checkQueue(endpoint, where);
  }

  private checkReceiver(receiver: Thread, endpoint: Endpoint, where: string): void {
    this.expect(maySwitchFast(receiver), `${where}: the fast path must not resume ${name(receiver)}`);
    this.expect(
      endpoint.closedTo === 0 && receiver.callers === null,
      `${where}: receiver of a closed receive`,
    );
    this.expect(!this.hasQueues(receiver), `${where}: receiver inherits from queues`);
    this.expect(!endpoint.queued && endpoint.posted === 0, `${where}: somebody waits and messages, too`);
  }

  /** Whether the fast path may resume who waits there. */
  private mayBeReceiver(thread: Thread, endpoint: Endpoint): boolean {
    const alone = thread.callers === null && !this.hasQueues(thread);
    return alone && endpoint.closedTo === 0 && maySwitchFast(thread);
  }

  private checkQueue(endpoint: Endpoint, where: string): void {
    let last = -1;
    for (let sender = endpoint.queued; sender !== null; sender = sender.next) {
      this.enlist(sender, where);
      this.expect(
        sender.endpoint === endpoint,
        `${name(sender)} is queued at ${where}, its link says otherwise`,
      );
      this.expect(sender.server === null, `${name(sender)} sends and awaits a reply`);
      this.expect(levelOf(sender.moreUrgent) >= last, `${where} is not in order of priority`);
      last = levelOf(sender.moreUrgent);
      const waits = endpoint.waiting !== null && endpoint.closedTo === 0;
      this.expect(!waits, `${name(sender)} is queued at ${where} while somebody waits for it`);
    }
  }

  private hasQueues(thread: Thread): boolean {
    return this.queuesOf(thread).length > 0;
  }

  private queuesOf(thread: Thread): Thread[] {
    return Array.from({ length: endpoints.length }, (_, number) => endpoints[number]!).flatMap(
      ({ queued, server, owner }) => {
        if (queued === null || owner === null || (server ?? threads[owner.index]) !== thread) return [];
        // Nobody lends itself anything.
        const lender = queued === thread ? queued.next : queued;
        return lender === null ? [] : [lender];
      },
    );
  }

  // ------------------------------------------------------------------------------------------------ threads

  private checkThread(thread: Thread): void {
    this.checkState(thread);
    this.checkCallers(thread);
    const lenders = [...callersOf(thread), ...this.queuesOf(thread)];
    const urgency = lenders.reduce((mask, lender) => mask & lender.moreUrgent, thread.baseMoreUrgent) >>> 0;
    if (isAlive(thread))
      this.expect(thread.moreUrgent === urgency, `${name(thread)}: wrong effective priority`);
    const ready = isReady(thread) && thread !== kernel.current;
    this.expect(
      ready === (this.listed.get(name(thread))?.startsWith('level') ?? false),
      `${name(thread)}: ${ready ? 'ready and not listed' : 'listed and not ready'}`,
    );
  }

  private checkState(thread: Thread): void {
    const me = name(thread);
    const { server, endpoint, blockReason, deadline } = thread;
    this.expect(
      (thread.token & 0xc00000ff) >>> 0 === (0x80000000 | number(thread)) >>> 0,
      `${me}: bad token`,
    );
    if (!isAlive(thread)) {
      const idleLinks = !server && !endpoint && !thread.callers && blockReason === 0 && deadline === 0n;
      this.expect(idleLinks && thread.fastSlotCount === 0, `${me} does not live and is linked`);
      if (thread.state === ENDING) this.expect(!thread.process!.alive, `${me} ends, its process lives`);
      this.expect(thread.notifications === 0, `${me} does not live and was notified`);
      return;
    }
    this.expect(thread.process !== null && thread.process.alive, `${me} lives, its process doesn't`);
    this.expect(!(server && endpoint), `${me} awaits a reply and is at an endpoint`);
    const queued = endpoint !== null && endpoint.waiting !== thread;
    if (blockReason === BlockReason.sending) this.expect(queued, `${me} sends nowhere`);
    if (queued)
      this.expect(
        blockReason === BlockReason.sending || blockReason === BlockReason.faulted,
        `${me} is queued`,
      );
    if (!server && !endpoint && blockReason === 0)
      this.expect(deadline === 0n, `${me} has a deadline, and waits for nothing`);
    const wakesFast = blockReason === BlockReason.waiting && deadline === 0n && !thread.callers;
    this.expect(thread.wakeMask === 0 || (wakesFast && thread.state === ACTIVE), `${me}: wake mask`);
    this.expect(thread.leaseExtent === 0 || server !== null || queued, `${me} lends in no call`);
    if (server) this.expect(callersOf(server).includes(thread), `${me} is not among its server's callers`);
    else this.expect(thread.nextCaller === null, `${me}: nextCaller without a call`);
  }

  private checkCallers(thread: Thread): void {
    const callers = callersOf(thread);
    for (const caller of callers)
      this.expect(caller.server === thread, `${name(caller)} awaits another's reply`);
    const last = callers.at(-1);
    if (!last) return;
    const fast = callers.length === 1 && maySwitchFast(last) && !this.hasQueues(thread);
    this.expect(
      (last.nextCaller === null) === fast,
      `${name(last)}: the fast path may ${fast ? '' : 'not '}answer it`,
    );
  }
}

function name(thread: Thread): string {
  return `thread ${number(thread)}`;
}

function number(thread: Thread): number {
  return thread.token & 0xff;
}

function levelOf(moreUrgent: number): number {
  return Math.clz32(~moreUrgent);
}

function isAlive(thread: Thread): boolean {
  return thread.state === ACTIVE || thread.state === SUSPENDED;
}

function isReady(thread: Thread): boolean {
  const waits = thread.blockReason !== 0 || thread.server !== null || thread.endpoint !== null;
  return (thread.state === ACTIVE || thread.state === ENDING) && !waits;
}

function maySwitchFast(thread: Thread): boolean {
  const plain = thread.fastSlotCount !== 0 && thread.state !== SUSPENDED && thread.state !== 0;
  return plain && thread.deadline === 0n && thread.blockReason === 0;
}

function callersOf(thread: Thread): Thread[] {
  const callers: Thread[] = [];
  for (let caller = thread.callers; caller !== null && caller !== idle; caller = caller.nextCaller)
    callers.push(caller);
  return callers;
}

function circle(tail: Thread | null): Thread[] {
  const members: Thread[] = [];
  if (tail === null) return members;
  let thread = tail.next!;
  for (let count = 0; count < 64; count++) {
    members.push(thread);
    if (thread === tail) return members;
    thread = thread.next!;
  }
  throw new Error('a ready level has no end');
}
