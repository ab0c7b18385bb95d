/**
 * QEMU as a {@link Board}. The console, the machine monitor and the injection channel are unix sockets on which we listen
 * and to which QEMU connects before the processor starts, so that no output is ever lost and nothing has to be retried.
 *
 * QEMU logs what the system does that no chip would allow (`guest_errors`) and what it does not model (`unimp`):
 * {@link QemuBoard.unexpectedLog} is what remains of that after the devices that are known to be missing.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../errors';
import type { Board, Ending } from './board';
import { unexpectedLines } from './guest-log';
import { InjectionChannel } from './injection';
import { MachineMonitor } from './monitor';

export interface QemuOptions {
  elf: string;
  /** QEMU's name of the machine. */
  machine: string;
  /** Which of the machine's serial ports is the console, from 0. */
  consolePort: number;
  /** Wait for a debugger on this TCP port of the loopback interface. */
  debugPort?: number;
  /** 2^n nanoseconds for each instruction: the same input at the same instruction gives the same run. */
  instructionShift?: number;
  /** Opens the channel for {@link QemuBoard.poke} and {@link QemuBoard.peek}. */
  injection?: boolean;
  /** Milliseconds after which the run is ended, as a safety net. */
  timeLimit?: number;
  /** More options for QEMU. */
  extra?: readonly string[];
  program?: string;
}

/** Where the lines of devices enter the interrupt controller. */
const INTERRUPT_INPUTS = '/machine/unattached/device[0]/armv7m unnamed-gpio-in';
const CONNECT_LIMIT = 10_000;
/** What a process that was killed by abort() exits with under a shell. */
const ABORTED = 134;

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
  const board = new QemuBoard(child, folder, [console, monitor, ...(injection ? [injection] : [])]);
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

/** One socket on which QEMU calls us. */
class Channel {
  readonly listening: Promise<void>;
  readonly connected: Promise<Socket>;
  private readonly server: Server;

  constructor(file: string) {
    this.server = createServer();
    this.connected = new Promise((resolve) => this.server.once('connection', resolve));
    this.listening = new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(file, () => resolve());
    });
  }

  close(): void {
    this.server.close();
  }
}

export class QemuBoard implements Board {
  readonly ended: Promise<Ending>;
  /** Lines of QEMU's log that no known gap of its model explains; complete when `ended` has resolved. */
  unexpectedLog: readonly string[] = [];
  /** Of QEMU itself. */
  readonly processId: number;
  private console: Socket | undefined;
  private monitor: MachineMonitor | undefined;
  private injection: InjectionChannel | undefined;
  private readonly listeners = new Set<(text: string) => void>();
  private errors = '';
  private stopping = false;

  constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly channels: readonly Channel[],
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
    this.injection = injection && new InjectionChannel(injection);
    console.on('error', () => undefined);
    console.setEncoding('latin1');
    console.on('data', (text: string) => this.listeners.forEach((listener) => listener(text)));
    if (timeLimit === undefined) return;
    const timer = setTimeout(() => this.stop(), timeLimit);
    void this.ended.then(() => clearTimeout(timer));
  }

  send(text: string): void {
    this.console?.write(text, 'latin1');
  }

  onOutput(listener: (text: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async reset(): Promise<void> {
    await this.monitor?.execute('system_reset');
  }

  /** Writes a word wherever the bus reaches, like a debugger would, while the system runs. */
  async poke(address: number, value: number): Promise<void> {
    await this.injection?.execute(`writel 0x${address.toString(16)} 0x${value.toString(16)}`);
  }

  /** Reads a word likewise. */
  async peek(address: number): Promise<number> {
    return Number(await this.injection?.execute(`readl 0x${address.toString(16)}`));
  }

  /** Has a device's interrupt line request until it is let go, as a device does that nobody serves. */
  async holdInterrupt(line: number, high: boolean): Promise<void> {
    await this.injection?.execute(`set_irq_in ${INTERRUPT_INPUTS} ${line} ${high ? 1 : 0}`);
  }

  stop(): void {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.stopping = true;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 2_000);
    void this.ended.then(() => clearTimeout(timer));
  }

  /** QEMU prefixes its own messages with its name; what the system writes through semihosting has none. */
  private endingFor(status: number | null, signal: NodeJS.Signals | null): Ending {
    const text = this.errors.trim();
    if (/Lockup/.test(text)) return { kind: 'lockup', details: integerRegisters(text) };
    if (this.stopping) return { kind: 'stopped' };
    if (signal === 'SIGABRT' || status === ABORTED) return { kind: 'died', details: text || 'it aborted' };
    if (signal) return { kind: 'died', details: `${text}\nended by ${signal}`.trim() };
    const complaint = text
      .split('\n')
      .find((line) => /^qemu(-system-arm)?: /.test(line) && !/terminating on/.test(line));
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
    try {
      this.unexpectedLog = unexpectedLines(readFileSync(path.join(this.folder, 'log'), 'utf8'));
    } catch {
      // No log: nothing was logged.
    }
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
