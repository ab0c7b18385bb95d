/**
 * QEMU as a {@link Board}. The console, the machine monitor and the injection channel are unix sockets on which we listen
 * and to which QEMU connects before the processor starts, so that no output is ever lost and nothing has to be retried.
 *
 * QEMU logs what the system does that no chip would allow (`guest_errors`) and what it does not model (`unimp`):
 * {@link QemuBoard.unexpectedLog} is what remains of that after the devices that are known to be missing.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QemuDescription } from '../../../system/schema';
import { UserError } from '../../errors';
import type { Board, Ending, Registers, Target } from '../board';
import { Output } from '../output';
import { Channel } from './channel';
import { unexpectedLines } from './guest-log';
import { InjectionChannel } from './injection';
import { QemuInspection } from './inspection';
import { MachineMonitor } from './monitor';

export interface QemuOptions {
  elf: string;
  /** QEMU's name of the machine. */
  machine: string;
  /** Which of the machine's serial ports is the console, from 0. */
  consolePort: number;
  /** Lines of QEMU's log that only say what its machine lacks of the board. Default: it lacks nothing. */
  unmodelled?: readonly RegExp[];
  /** Whose inputs {@link QemuBoard.holdInterrupt} and its like raise. Default: nobody's. */
  inputs?: QemuDescription['inputs'];
  /** Wait for a debugger on this TCP port of the loopback interface. */
  debugPort?: number;
  /** 2^n nanoseconds for each instruction: the same input at the same instruction gives the same run. */
  instructionShift?: number;
  /** For {@link QemuBoard.power}. */
  ram?: { readonly base: number; readonly size: number };
  /** Opens the channel for {@link QemuBoard.poke} and {@link QemuBoard.peek}. */
  injection?: boolean;
  /** Milliseconds after which the run is ended, as a safety net. */
  timeLimit?: number;
  /** More options for QEMU. */
  extra?: readonly string[];
  program?: string;
}

/** The inputs of a device that the machine's own wiring has not named. */
const UNNAMED = 'unnamed-gpio-in';
/** What RAM holds after power was lost: nothing that anybody put there. */
const LOST = 0xa5;
const CONNECT_LIMIT = 10_000;
/** What a process that was killed by abort() exits with under a shell. */
const ABORTED = 134;

export const QEMU: Target = {
  kind: 'qemu',
  title: 'QEMU',
  features: new Set(['inject', 'interrupts', 'deterministic', 'guest-log', 'ends', 'power', 'faults']),
};

export async function startQemu(options: QemuOptions): Promise<QemuBoard> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-'));
  const console = new Channel(path.join(folder, 'console'));
  const monitor = new Channel(path.join(folder, 'monitor'));
  const injection = options.injection ? new Channel(path.join(folder, 'injection')) : undefined;
  await Promise.all([console.listening, monitor.listening, injection?.listening]);
  const program = options.program ?? 'qemu-system-arm';
  // A group of its own, because Ctrl-C is for whoever talks to the system, not for the simulator.
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn(program, parametersFor(options, folder), { stdio: [...stdio], detached: true });
  const board = new QemuBoard(child, folder, [console, monitor, ...(injection ? [injection] : [])], options);
  const sockets = await Promise.race([
    Promise.all([console.connected, monitor.connected, injection?.connected]),
    board.ended,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), CONNECT_LIMIT).unref()),
  ]);
  if (!Array.isArray(sockets)) {
    board.stop();
    const details = sockets && 'details' in sockets ? sockets.details : `${program} did not start`;
    throw new UserError(`the simulator died before it started the system: ${details}`);
  }
  board.attach(sockets[0], sockets[1], sockets[2], options.timeLimit);
  return board;
}

function parametersFor(options: QemuOptions, folder: string): string[] {
  const socket = (name: string): string => `socket,id=${name},path=${path.join(folder, name)}`;
  const unused = Array.from({ length: options.consolePort }, () => ['-serial', 'null']).flat();
  return [
    ...['-M', options.machine, '-display', 'none', '-nodefaults', '-kernel', options.elf],
    ...['-chardev', socket('console'), ...unused, '-serial', 'chardev:console'],
    ...['-chardev', socket('monitor'), '-mon', 'chardev=monitor,mode=control'],
    ...['-semihosting-config', 'enable=on,target=native'],
    ...['-d', 'unimp,guest_errors', '-D', path.join(folder, 'log')],
    ...(options.injection ? ['-accel', 'tcg', '-qtest', `unix:${path.join(folder, 'injection')}`] : []),
    ...(options.injection ? ['-qtest-log', '/dev/null'] : []),
    ...(options.debugPort === undefined ? [] : ['-gdb', `tcp:127.0.0.1:${options.debugPort}`, '-S']),
    ...(options.instructionShift === undefined ? [] : ['-icount', `shift=${options.instructionShift}`]),
    ...(options.extra ?? []),
  ];
}

export class QemuBoard implements Board {
  readonly target = QEMU;
  readonly ended: Promise<Ending>;
  /** Lines of QEMU's log that no known gap of its model explains; complete when `ended` has resolved. */
  unexpectedLog: readonly string[] = [];
  /** Read before the file goes. */
  private finalLog: string | undefined;
  /** Of QEMU itself. */
  readonly processId: number;
  private console: Socket | undefined;
  private monitor: MachineMonitor | undefined;
  private inspection: QemuInspection | undefined;
  private injection: InjectionChannel | undefined;
  private readonly output = new Output();
  private errors = '';
  private stopping = false;

  constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly channels: readonly Channel[],
    private readonly machine: Pick<QemuOptions, 'ram' | 'unmodelled' | 'inputs'>,
  ) {
    this.processId = child.pid ?? 0;
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    const leaveNothing = (): void => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', leaveNothing);
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ kind: 'died', details: error.message }));
      child.once('close', (status, signal) => {
        process.off('exit', leaveNothing);
        resolve(this.endingFor(status, signal));
      });
    });
    void this.ended.then(() => this.release());
  }

  attach(console: Socket, monitor: Socket, injection: Socket | undefined, timeLimit?: number): void {
    this.console = console;
    this.monitor = new MachineMonitor(monitor);
    this.inspection = new QemuInspection(this.monitor, this.folder);
    this.injection = injection && new InjectionChannel(injection);
    console.on('error', () => undefined);
    console.setEncoding('latin1');
    console.on('data', (text: string) => this.output.say(text));
    if (timeLimit === undefined) return;
    const timer = setTimeout(() => this.stop(), timeLimit);
    void this.ended.then(() => clearTimeout(timer));
  }

  send(text: string): void {
    this.console?.write(text, 'latin1');
  }

  onOutput(listener: (text: string) => void): () => void {
    return this.output.listen(listener);
  }

  reset(): Promise<void> {
    return this.inside.reset();
  }

  readMemory(address: number, length: number): Promise<Buffer> {
    return this.inside.readMemory(address, length);
  }

  readRegisters(): Promise<Registers> {
    return this.inside.readRegisters();
  }

  whileHalted<T>(work: () => Promise<T>): Promise<T> {
    return this.inside.whileHalted(work);
  }

  power(): Promise<void> {
    const { ram } = this.machine;
    if (!ram) throw new Error('QEMU was started without the place of the RAM');
    return this.whileHalted(async () => {
      await this.inject(`memset ${ram.base} ${ram.size} ${LOST}`);
      await this.reset();
    });
  }

  async poke(address: number, value: number): Promise<void> {
    await this.inject(`writel 0x${address.toString(16)} 0x${value.toString(16)}`);
  }

  async peek(address: number): Promise<number> {
    return Number(await this.inject(`readl 0x${address.toString(16)}`));
  }

  async holdInterrupt(line: number, high: boolean): Promise<void> {
    await this.raise(this.machine.inputs?.interrupts, line, high);
  }

  guestLog(): string {
    if (this.finalLog !== undefined) return this.finalLog;
    try {
      return readFileSync(path.join(this.folder, 'log'), 'utf8');
    } catch {
      return ''; // Nothing was logged.
    }
  }

  async holdExternalInterrupt(pin: number, high: boolean): Promise<void> {
    await this.raise(this.machine.inputs?.edges, pin, high);
  }

  stop(): void {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.stopping = true;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 2_000);
    void this.ended.then(() => clearTimeout(timer));
  }

  private get inside(): QemuInspection {
    if (!this.inspection) throw new Error('the simulator has not started');
    return this.inspection;
  }

  private async raise(device: string | undefined, input: number, high: boolean): Promise<void> {
    if (device === undefined)
      throw new Error('the board description names no device of QEMU to raise this input of');
    await this.inject(`set_irq_in ${device} ${UNNAMED} ${input} ${high ? 1 : 0}`);
  }

  private inject(command: string): Promise<string> {
    if (!this.injection) throw new Error(`QEMU was started without its test channel: ask for 'inject'`);
    return this.injection.execute(command);
  }

  /** QEMU prefixes its own messages with its name; what the system writes through semihosting has none. Warnings end no run. */
  private endingFor(status: number | null, signal: NodeJS.Signals | null): Ending {
    const text = this.errors.trim();
    if (/Lockup/.test(text)) return { kind: 'lockup', details: integerRegisters(text) };
    if (this.stopping) return { kind: 'stopped' };
    if (signal === 'SIGABRT' || status === ABORTED) return { kind: 'died', details: text || 'it aborted' };
    if (signal) return { kind: 'died', details: `${text}\nended by ${signal}`.trim() };
    const complaint = text
      .split('\n')
      .find((line) => /^qemu(-system-arm)?: /.test(line) && !/terminating on|: warning: /.test(line));
    if (status !== 0 && (complaint || !this.console)) {
      return { kind: 'died', details: complaint ?? (text || `exit status ${status}`) };
    }
    return { kind: 'exit', status: status ?? 0 };
  }

  private release(): void {
    for (const channel of this.channels) channel.close();
    this.console?.destroy();
    this.monitor?.close();
    this.injection?.close();
    this.finalLog = this.guestLog();
    this.unexpectedLog = unexpectedLines(this.finalLog, this.machine.unmodelled ?? []);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The reason and the core registers of QEMU's dump; floating-point registers only bury them. */
function integerRegisters(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => /Lockup|^R\d|^XPSR/.test(line))
    .join('\n');
}
