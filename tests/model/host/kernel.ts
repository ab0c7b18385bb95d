/**
 * The kernel on the host: compiled by the dialect's JavaScript back end, with tables just large enough for a plan, in a machine
 * of its own; it may be changed on the way, to see whether a bug would be noticed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script, createContext } from 'node:vm';
import { compile, formatDiagnostics } from '../../../transpile';
import { type LoadedProgram, loadProgram } from '../../../transpile/js/load';
import { RAM_BASE } from '../../../transpile/js/runtime/memory';
import { FakeTimer } from '../../unit/support/fake-timer';
import type { SystemPlan } from '../reference';
import { KernelView } from './kernel-view';
import { memoryOf, placeImages } from './images';

const ROOT = path.resolve(__dirname, '../../..');
const ENTRY = path.join(ROOT, 'src/kernel/main.ts');
const CONFIGURATION = path.join(ROOT, 'src/kernel/configuration.ts');

/** So many that two alarms a microsecond apart never become one (system-timer.ts: SHORTEST_ALARM). */
export const CYCLES_PER_MICROSECOND = 1000;

const CLEAR_ENABLE = 0xe000e180;
const WORK_LINES = 1;
const WORK_FAULT = 2;
/** A data access that the protection unit refused, with its address (CFSR). */
const DATA_ACCESS = 0x82;
/** To thread mode and the process stack, without a floating-point frame. */
const RETURN_BASIC = 0xfffffffd;
const CALL_BYTES = 2;

type Exports = Readonly<Record<string, unknown>>;
type Callable = (...values: unknown[]) => unknown;

/** A change of one source file: each text is replaced where it stands, which must be once. */
export interface Substitution {
  readonly file: string;
  readonly replace: readonly (readonly [from: string, to: string])[];
}

export class HostKernel {
  readonly view: KernelView;
  private readonly timer: FakeTimer;
  /** When the kernel began to count. */
  private origin = 0;
  private readonly exports: Record<string, Callable> = {};

  private constructor(
    readonly plan: SystemPlan,
    readonly program: LoadedProgram<Exports>,
    /** Ends an entry into a kernel with a bug that never does so itself. */
    private readonly watch?: (enter: () => unknown) => unknown,
  ) {
    for (const exported of program.modules.values()) {
      for (const [name, value] of Object.entries(exported))
        if (typeof value === 'function') this.exports[name] ??= value as Callable;
    }
    this.timer = new FakeTimer(program.memory);
    program.memory.device(0xe000e100, 0x400);
    this.provideAssembly();
    this.boot();
    this.view = new KernelView(program, plan);
  }

  static load(plan: SystemPlan, change?: Substitution): HostKernel {
    const overrides = new Map([[CONFIGURATION, configurationFor(plan)]]);
    if (change) overrides.set(path.join(ROOT, change.file), changed(change));
    const { program, diagnostics } = compile([ENTRY], { root: ROOT, overrides, keep: 'everything' });
    if (!program) throw new Error(formatDiagnostics(diagnostics, { pretty: false, root: ROOT }));
    return new HostKernel(plan, loadProgram(program), change && watchdog());
  }

  /** As it was when it had booted. */
  reboot(): void {
    this.program.host.reset();
    this.timer.cycles = 0;
    this.timer.pending = false;
    this.boot();
  }

  /** All that decides what it does next: its own memory and that of the processes. */
  save(): Snapshot {
    const { memory } = this.program;
    const own = { start: RAM_BASE, length: memory.allocate(0, 4) - RAM_BASE };
    const pieces = [own, memoryOf(this.plan.processes.length)].map(({ start, length }) => {
      const at = start - RAM_BASE;
      return { at, bytes: new Uint8Array(memory.ram.buffer.slice(at, at + length)) };
    });
    return { pieces, timer: { ...this.timer } };
  }

  restore({ pieces, timer }: Snapshot): void {
    const { memory } = this.program;
    for (const { at, bytes } of pieces) new Uint8Array(memory.ram.buffer).set(bytes, at);
    Object.assign(this.timer, timer);
    memory.trace.length = 0;
  }

  /** Microseconds since boot. */
  get now(): number {
    return Math.floor((this.timer.cycles - this.origin) / CYCLES_PER_MICROSECOND);
  }

  /** The running thread makes a system call. */
  call(registers: readonly number[]): void {
    const { running } = this.view;
    if (running === undefined) throw new Error('nobody runs');
    const frame = this.view.frameOf(running);
    const { memory } = this.program;
    registers.forEach((word, index) => memory.store(frame + 4 * index, word, 4));
    this.view.addToPc(running, CALL_BYTES);
    this.enter('kernelSystemCall');
    this.takeTicks();
  }

  /** The running thread does what it may not do: an access to an address. */
  fault(address: number): void {
    const { modules } = this.program;
    const { kernel } = modules.get('src/kernel/state.ts') as { kernel: Kernel };
    const { capturedFault } = modules.get('src/kernel/arch/armv7m/captured-fault.ts') as { capturedFault: object }; // prettier-ignore
    Object.assign(capturedFault, {
      cfsr: DATA_ACCESS,
      hfsr: 0,
      memoryAddress: address,
      handlerControl: 0,
      exceptionReturn: RETURN_BASIC,
      thread: kernel.current,
    });
    kernel.pendingWork |= WORK_FAULT;
    this.enter('kernelWork');
    this.takeTicks();
  }

  /** Words that a process has put into its memory. */
  write(address: number, words: readonly number[]): void {
    words.forEach((word, index) => this.program.memory.store(address + 4 * index, word, 4));
  }

  fill(address: number, bytes: Uint8Array): void {
    bytes.forEach((byte, index) => this.program.memory.store(address + index, byte, 1));
  }

  interrupt(line: number): void {
    const { memory, modules } = this.program;
    const { kernel } = modules.get('src/kernel/state.ts') as { kernel: Kernel };
    memory.store(CLEAR_ENABLE + ((line >>> 5) << 2), 1 << (line & 31), 4);
    kernel.pendingLines[line >>> 5]! |= 1 << (line & 31);
    kernel.pendingWork |= WORK_LINES;
    this.enter('kernelWork');
    this.takeTicks();
  }

  /** Time goes on until `now`; the timer's interrupts are taken on the way. */
  advance(now: number): void {
    const end = this.origin + now * CYCLES_PER_MICROSECOND;
    do this.timer.pass(end - this.timer.cycles);
    while (this.takeTicks());
  }

  private takeTicks(): boolean {
    let taken = false;
    while (this.timer.pending) {
      taken = true;
      this.timer.pending = false;
      this.enter('kernelTick');
    }
    return taken;
  }

  private enter(entry: string): void {
    const { kernel } = this.program.modules.get('src/kernel/state.ts') as { kernel: Kernel };
    kernel.interrupted = kernel.current;
    // Nobody reads which registers were touched.
    this.program.memory.trace.length = 0;
    this.run(entry);
    for (let rounds = 0; kernel.pendingWork !== 0; rounds++) {
      if (rounds === 100) throw new Error('the kernel always leaves more work');
      kernel.interrupted = kernel.current;
      this.run('kernelWork');
    }
  }

  private run(name: string, ...values: unknown[]): unknown {
    const callable = this.exports[name];
    if (!callable) throw new Error(`the kernel has no function '${name}'`);
    return this.watch ? this.watch(() => callable(...values)) : callable(...values);
  }

  private boot(): void {
    const { modules } = this.program;
    this.run('startTimer');
    this.run('startClock', CYCLES_PER_MICROSECOND);
    this.origin = this.timer.cycles;
    const { kernel } = modules.get('src/kernel/state.ts') as { kernel: Kernel };
    kernel.processCount = this.plan.processes.length;
    this.run('initialisePool', this.plan.pool.start, this.plan.pool.size);
    placeImages(this.program, this.plan);
    this.run('layOutPorts');
    this.run('createIdle');
    this.plan.processes.forEach((_process, index) => this.run('createProcess', index));
    const { processes } = modules.get('src/kernel/process/process.ts') as { processes: object[] };
    this.plan.processes.forEach(({ autostart, priority }, index) => {
      if (autostart) this.run('startProcess', processes[index], priority);
    });
    kernel.state = 1;
    this.run('reschedule');
  }

  /** What assembly does on the chip. */
  private provideAssembly(): void {
    const { host, memory } = this.program;
    host.extern('idleLoop', () => undefined);
    host.extern('copyPieces', () => undefined);
    host.extern('copyBytes', (to: number, from: number, length: number) => {
      if (length > 0) memory.writableBytes(to, length).set(memory.readableBytes(from, length));
    });
    host.extern('fillWords', (start: number, length: number, value: number) => {
      for (let offset = 0; offset < length; offset += 4) memory.store(start + offset, value, 4);
    });
    host.extern('reloadRegions', () => undefined);
  }
}

/** Milliseconds. */
const LONGEST_ENTRY = 3000;

function watchdog(): (enter: () => unknown) => unknown {
  const context = createContext({ enter: (): unknown => undefined });
  const script = new Script('enter()');
  return (enter) => {
    context['enter'] = enter;
    return script.runInContext(context, { timeout: LONGEST_ENTRY }) as unknown;
  };
}

export interface Snapshot {
  readonly pieces: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  readonly timer: object;
}

interface Kernel {
  current: object;
  interrupted: object;
  pendingWork: number;
  pendingLines: number[];
  processCount: number;
  threadCount: number;
  state: number;
}

function changed({ file, replace }: Substitution): string {
  let text = readFileSync(path.join(ROOT, file), 'utf8');
  for (const [from, to] of replace) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not have this once: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** The kernel's capacities, as the build would write them. */
function configurationFor({ processes, endpoints, regionObjects, pool }: SystemPlan): string {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  const ports = endpoints.map(({ capacity }) => capacity);
  const values: Record<string, string | number> = {
    PROCESS_COUNT: processes.length,
    THREAD_COUNT: sum(processes.map(({ extraThreads }) => 1 + extraThreads)),
    ENDPOINT_COUNT: endpoints.length,
    SLOT_COUNT: sum(processes.map(({ slotCount }) => slotCount)),
    INTERRUPT_COUNT: 5,
    PORT_MESSAGE_COUNT: Math.max(1, sum(ports)),
    PORT_CAPACITIES: `table(u8, [${ports.join(', ')}])`,
    REGION_OBJECT_COUNT: Math.max(1, regionObjects),
    POOL_UNIT: pool.unit,
  };
  let text = readFileSync(CONFIGURATION, 'utf8');
  for (const [name, value] of Object.entries(values))
    text = text.replace(
      new RegExp(`(export const ${name} = )[^;]*;`),
      (_all, head: string) => `${head}${value};`,
    );
  return text;
}
