/**
 * The kernel on the host: processes made from plans, system calls made in their name, time moved by the test.
 *
 * A process here runs no code: the test says what it asks for while it is the running one.
 */
import { Operation } from '../../../src/abi/operation';
import { ExceptionFrame } from '../../../src/kernel/arch/armv7m/exception-frame';
import { startTimer } from '../../../src/kernel/arch/armv7m/system-timer';
import { createProcess } from '../../../src/kernel/boot/creation';
import { createIdle } from '../../../src/kernel/thread/idle';
import { startProcess } from '../../../src/kernel/process/lifecycle';
import { kernelSystemCall, kernelTick, kernelWork } from '../../../src/kernel/main';
import { notify } from '../../../src/kernel/thread/notification';
import { initialisePool } from '../../../src/kernel/memory/pool';
import { layOutPorts } from '../../../src/kernel/message/port';
import { NO_PROCESS, processes } from '../../../src/kernel/process/process';
import { reschedule } from '../../../src/kernel/thread/scheduler';
import { kernel } from '../../../src/kernel/state';
import { type Thread, threads } from '../../../src/kernel/thread/thread';
import { startClock } from '../../../src/kernel/time/time';
import { WORK_LINES } from '../../../src/kernel/work';
import { FakeTimer } from './fake-timer';
import type { Frame } from '../../../testing/fake-kernel';
import { provideAssembly } from './kernel-assembly';
import { POOL_BASE, POOL_SIZE, describeProcess, type Plan } from './kernel-images';
import { checkInvariants } from './kernel-invariants';

export * from './kernel-images';

export const CYCLES_PER_MICROSECOND = 168;
export interface Arguments {
  readonly slot?: number;
  readonly a?: number;
  readonly b?: number;
  readonly message?: readonly [number, number, number, number];
}

export class KernelRig {
  readonly timer: FakeTimer;
  /** Threads whose regions had to be loaded while they ran. */
  readonly reloaded: unknown[] = [];
  /** Is called whenever the kernel has come to an end of what it was at. */
  atPause: () => void = () => undefined;
  /** Behind the SVC of each thread's last call. */
  private readonly calledAt = new Map<number, number>();

  constructor(plans: readonly Plan[], prepare?: (timer: FakeTimer) => void) {
    this.timer = new FakeTimer();
    host.memory.device(0xe000e100, 0x400);
    prepare?.(this.timer);
    provideAssembly(this.reloaded);
    startTimer();
    startClock(CYCLES_PER_MICROSECOND);
    kernel.processCount = plans.length;
    initialisePool(POOL_BASE, POOL_SIZE);
    layOutPorts();
    createIdle();
    plans.forEach((plan, index) => describeProcess(index, plan));
    plans.forEach((_plan, index) => createProcess(index));
    plans.forEach((plan, index) => {
      if (!plan.stopped) startProcess(processes[index]!, plan.priority);
    });
    kernel.state = 1;
    reschedule();
  }

  /** Number of the running thread's process; NO_PROCESS when idle. */
  get running(): number {
    return kernel.current.process.index;
  }

  /** Number of the running thread in the table of threads. */
  get runningThread(): number {
    return kernel.current.token & 0xff;
  }

  get idle(): boolean {
    return this.running === NO_PROCESS;
  }

  /** The running process, which must be `process`, makes a system call; if it gives way, again as soon as it runs. */
  call(process: number, operation: Operation, given: Arguments = {}): void {
    this.callOnce(process, operation, given);
    this.callAgain();
  }

  /** As {@link call}, up to where it gives way the first time. */
  callOnce(process: number, operation: Operation, given: Arguments = {}): void {
    if (this.running !== process) throw new Error(`process ${process} does not run, ${this.running} does`);
    const [m0, m1, m2, m3] = given.message ?? [0, 0, 0, 0];
    const frame = kernel.current.frame;
    Object.assign(frame, {
      status: given.slot ?? 0,
      operation,
      a: given.a ?? 0,
      b: given.b ?? 0,
      m0,
      m1,
      m2,
      m3,
    });
    this.calledAt.set(kernel.current.token & 0xff, frameOf(kernel.current).pc);
    this.enter(kernelSystemCall);
    checkInvariants();
  }

  /** While the running thread's saved pc is back at its SVC, it makes its call again. */
  callAgain(): void {
    for (;;) {
      const { current } = kernel;
      const pc = this.calledAt.get(current.token & 0xff) ?? 0;
      if (this.idle || frameOf(current).pc !== pc - SVC_BYTES) return;
      frameOf(current).pc = pc;
      this.enter(kernelSystemCall);
    }
  }

  /** As {@link call}; what it returned at once. */
  ask(process: number, operation: Operation, given: Arguments = {}): Frame {
    const thread = this.runningThread;
    this.call(process, operation, given);
    return this.resultOf(threads[thread]!);
  }

  /** What the first thread of a process finds in its registers. */
  result(process: number): Frame {
    return this.resultOf(threads[process]!);
  }

  resultOf({ frame }: Thread): Frame {
    const { status, operation, a, b, m0, m1, m2, m3 } = frame;
    return { status, operation, a, b, m0, m1, m2, m3 };
  }

  /** Signals the first thread of a process, in nobody's name. */
  wake(process: number, bits: number): void {
    this.enter(() => {
      notify(threads[process]!, bits);
      reschedule();
    });
    this.callAgain();
  }

  /** A device line fires: its handler masks and notes it. */
  interrupt(line: number): void {
    host.memory.store(0xe000e180 + ((line >>> 5) << 2), 1 << (line & 31), 4);
    kernel.pendingLines[line >>> 5]! |= 1 << (line & 31);
    kernel.pendingWork |= WORK_LINES;
    this.enter(kernelWork);
    this.callAgain();
  }

  /** An entry into the kernel, and what it leaves for later. */
  enter(entry: () => void): void {
    kernel.interrupted = kernel.current;
    entry();
    this.atPause();
    while (kernel.pendingWork !== 0) {
      kernel.interrupted = kernel.current;
      kernelWork();
      this.atPause();
    }
    if (this.timer.pending) this.tick();
  }

  private tick(): void {
    this.timer.pending = false;
    this.enter(kernelTick);
  }

  /** Lets time pass, with the timer's interrupts taken. */
  advance(microseconds: number): void {
    let left = microseconds * CYCLES_PER_MICROSECOND;
    for (;;) {
      left = this.timer.pass(left);
      if (!this.timer.pending) return;
      this.tick();
      this.callAgain();
    }
  }
}

/** Bytes of the instruction. */
const SVC_BYTES = 2;

function frameOf(thread: Thread): ExceptionFrame {
  return overlay(ExceptionFrame, thread.stackPointer);
}
