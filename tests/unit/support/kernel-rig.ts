/**
 * The kernel on the host: processes made from plans, system calls made in their name, time moved by the test.
 *
 * A process here runs no code: the test says what it asks for while it is the running one.
 */
import { Operation } from '../../../src/abi/operation';
import { NO_PROCESS } from '../../../src/kernel/process';
import { processes } from '../../../src/kernel/process';
import { createIdle } from '../../../src/kernel/idle';
import { createProcess, startProcess } from '../../../src/kernel/lifecycle';
import { kernelSystemCall, kernelTick } from '../../../src/kernel/main';
import { processImage } from '../../../src/kernel/arch/armv7m/link';
import { reschedule } from '../../../src/kernel/scheduler';
import { startTimer } from '../../../src/kernel/arch/armv7m/system-timer';
import { kernel } from '../../../src/kernel/state';
import { startClock } from '../../../src/kernel/time';
import { FakeTimer } from './fake-timer';
import type { Frame } from './fake-kernel';

export const CYCLES_PER_MICROSECOND = 168;
/** Memory of process n: code in flash, data in RAM from here, so much each. */
export const CODE_BASE = 0x08040000;
export const DATA_BASE = 0x20010000;
export const MEMORY_STEP = 0x1000;
/** The lowest bytes of a process's RAM are its stack. */
export const STACK_SIZE = 0x400;

export interface Grant {
  readonly slot: number;
  readonly type: number;
  readonly object: number;
  readonly rights: number;
  readonly badge?: number;
}

export interface Plan {
  readonly priority: number;
  readonly grants?: readonly Grant[];
  readonly supervisor?: number;
  readonly floatingPoint?: boolean;
  readonly stopped?: boolean;
}

export interface Arguments {
  readonly slot?: number;
  readonly a?: number;
  readonly b?: number;
  readonly message?: readonly [number, number, number, number];
}

export class KernelRig {
  readonly timer: FakeTimer;

  constructor(plans: readonly Plan[], prepare?: (timer: FakeTimer) => void) {
    this.timer = new FakeTimer();
    host.memory.device(0xe000e100, 0x400);
    prepare?.(this.timer);
    host.extern('idleLoop', () => undefined);
    host.extern('copyBytes', (to, from, length) => {
      if (length === 0) return;
      host.memory
        .writableBytes(to as number, length as number)
        .set(host.memory.readableBytes(from as number, length as number));
    });
    host.extern('fillWords', (start, length, value) => {
      for (let offset = 0; offset < (length as number); offset += 4)
        host.memory.store((start as number) + offset, value as number, 4);
    });
    startTimer();
    startClock(CYCLES_PER_MICROSECOND);
    kernel.processCount = plans.length;
    createIdle();
    plans.forEach((plan, index) => this.describe(index, plan));
    plans.forEach((_plan, index) => createProcess(index));
    plans.forEach((plan, index) => {
      if (!plan.stopped) startProcess(processes[index]!);
    });
    kernel.state = 1;
    reschedule();
  }

  /** Number of the running process; NO_PROCESS when idle. */
  get running(): number {
    return kernel.current.index;
  }

  get idle(): boolean {
    return this.running === NO_PROCESS;
  }

  /** The running process, which must be `process`, makes a system call. */
  call(process: number, operation: Operation, given: Arguments = {}): void {
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
    kernelSystemCall();
  }

  /** What a process finds in its registers. */
  result(process: number): Frame {
    const { status, operation, a, b, m0, m1, m2, m3 } = processes[process]!.frame;
    return { status, operation, a, b, m0, m1, m2, m3 };
  }

  /** Lets time pass, with the timer's interrupts taken. */
  advance(microseconds: number): void {
    let left = microseconds * CYCLES_PER_MICROSECOND;
    for (;;) {
      left = this.timer.pass(left);
      if (!this.timer.pending) return;
      this.timer.pending = false;
      kernelTick();
    }
  }

  private describe(index: number, plan: Plan): void {
    const code = CODE_BASE + index * MEMORY_STEP;
    const data = DATA_BASE + index * MEMORY_STEP;
    const grants = plan.grants ?? [];
    const image = processImage(index);
    host.memory.as('loader', () => {
      Object.assign(image, {
        entry: code + 1,
        stackBase: data,
        stackTop: data + STACK_SIZE,
        zeroStart: data + STACK_SIZE,
        zeroLength: 64,
        flashBase: code,
        flashSize: MEMORY_STEP,
        ramBase: data,
        ramSize: MEMORY_STEP,
        priority: plan.priority,
        supervisor: plan.supervisor ?? NO_PROCESS,
        floatingPoint: plan.floatingPoint ? 1 : 0,
        capabilityCount: grants.length,
        capabilities: placeGrants(grants),
        slotCount: Math.max(0, ...grants.map(({ slot }) => slot + 1)),
        regionCount: 2,
      });
      const [first, second] = [image.regions[0]!, image.regions[1]!];
      Object.assign(first, { base: code | 16, attributes: 1, start: code, length: MEMORY_STEP, access: 5 });
      Object.assign(second, { base: data | 17, attributes: 1, start: data, length: MEMORY_STEP, access: 3 });
    });
  }
}

/** Behind the last process's RAM. */
const GRANTS_BASE = 0x20019000;
let grantsEnd = GRANTS_BASE;

function placeGrants(grants: readonly Grant[]): number {
  const address = grantsEnd;
  const words = grants.flatMap(({ slot, type, object, rights, badge }) => [
    slot,
    type,
    object,
    rights,
    badge ?? 0,
  ]);
  const bytes = host.memory.bytes(address, words.length * 4);
  bytes.set(new Uint8Array(Uint32Array.from(words).buffer));
  grantsEnd += words.length * 4;
  if (grantsEnd > 0x2001b000) grantsEnd = GRANTS_BASE;
  return address;
}
