/**
 * Renode as a {@link Board}: headless, driven through its monitor, with the console on a socket of its own.
 *
 * Renode knows only TCP, so ports are chosen here: free ones of the loopback interface. It deletes what it takes for its own
 * leftovers from the folder of temporary files, so it is given one of its own.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Board, Ending, Registers, Target } from '../board';
import { Output } from '../output';
import { type Monitor, MonitorError } from './monitor';

export const RENODE: Target = {
  kind: 'renode',
  title: 'Renode',
  // Its log tells of unmodelled registers, too, but nobody has sorted what is expected in it from what is not; and a system that shuts
  // down halts, as on a board.
  features: new Set(['inject', 'interrupts', 'deterministic', 'power']),
};

const hex = (value: number): string => `0x${value.toString(16)}`;
/** Renode's number of the program status register, behind those of r0 to r15. */
const PROGRAM_STATUS = 25;
const STOP_LIMIT = 2_000;
/** What is shown of Renode's log when it dies. */
const LOG_SHOWN = 2_000;

export class RenodeBoard implements Board {
  readonly target = RENODE;
  readonly ended: Promise<Ending>;
  readonly unexpectedLog: readonly string[] = [];
  /** What Renode has said to its terminal, the end of it. */
  log = '';
  private monitor: Monitor | undefined;
  private console: Socket | undefined;
  private readonly output = new Output();
  /** The work that goes on while time stands still; the next one waits for it. */
  private halted: Promise<unknown> = Promise.resolve();
  private stopping = false;
  /** Nobody of Renode's group is left who could say something. */
  private over = false;

  constructor(
    private readonly child: ChildProcess,
    folder: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.log = (this.log + text.toString()).slice(-LOG_SHOWN)));
    const leaveNothing = (): void => {
      this.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', leaveNothing);
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ kind: 'died', details: error.message }));
      child.once('close', (status, signal) => resolve(this.endingFor(status, signal)));
    });
    void this.ended.then(() => {
      this.over = true;
      process.off('exit', leaveNothing);
      this.console?.destroy();
      this.monitor?.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  attach(monitor: Monitor): void {
    this.monitor = monitor;
  }

  attachConsole(console: Socket): void {
    this.console = console;
    console.setEncoding('latin1');
    console.on('data', (text: string) => this.output.say(text));
  }

  send(text: string): void {
    this.console?.write(text, 'latin1');
  }

  onOutput(listener: (text: string) => void): () => void {
    return this.output.listen(listener);
  }

  async reset(): Promise<void> {
    await this.execute('machine Reset');
  }

  async power(): Promise<void> {
    await this.whileHalted(async () => {
      await this.execute('ram ZeroAll');
      await this.reset();
    });
  }

  async readMemory(address: number, length: number): Promise<Buffer> {
    if (length === 0) return Buffer.alloc(0);
    const command = `sysbus ReadBytes ${hex(address)} ${length}`;
    const bytes = numbersIn(await this.execute(command));
    if (bytes.length !== length)
      throw new MonitorError(command, `${bytes.length} bytes instead of ${length}`);
    return Buffer.from(bytes);
  }

  async readRegisters(): Promise<Registers> {
    const numbers = [...Array.from({ length: 16 }, (_, index) => index), PROGRAM_STATUS];
    const command = numbers.map((number) => `cpu GetRegister ${number}`).join('; ');
    const values = numbersIn(await this.execute(command));
    const xpsr = values.pop();
    if (xpsr === undefined || values.length !== 16) throw new MonitorError(command, 'not all registers came');
    return { r: values, xpsr };
  }

  whileHalted<T>(work: () => Promise<T>): Promise<T> {
    const result = this.halted.then(() => this.halt(work));
    this.halted = result.catch(() => undefined);
    return result;
  }

  async poke(address: number, value: number): Promise<void> {
    await this.execute(`sysbus WriteDoubleWord ${hex(address)} ${hex(value)}`);
  }

  async peek(address: number): Promise<number> {
    return numbersIn(await this.execute(`sysbus ReadDoubleWord ${hex(address)}`))[0] ?? 0;
  }

  async holdInterrupt(line: number, high: boolean): Promise<void> {
    await this.execute(`nvic OnGPIO ${line} ${high}`);
  }

  /** At port A, which is the one that the controller looks at after reset. */
  async holdExternalInterrupt(pin: number, high: boolean): Promise<void> {
    await this.execute(`gpioPortA OnGPIO ${pin} ${high}`);
  }

  guestLog(): string {
    return '';
  }

  stop(): void {
    if (this.over) return;
    this.stopping = true;
    this.kill('SIGTERM');
    const timer = setTimeout(() => this.kill('SIGKILL'), STOP_LIMIT);
    void this.ended.then(() => clearTimeout(timer));
  }

  private async halt<T>(work: () => Promise<T>): Promise<T> {
    const running = /true/i.test(await this.execute('emulation IsStarted'));
    if (running) await this.execute('pause');
    try {
      return await work();
    } finally {
      if (running) await this.execute('start');
    }
  }

  private execute(command: string): Promise<string> {
    if (!this.monitor) throw new Error('Renode has not started');
    return this.monitor.execute(command);
  }

  /**
   * With what it has started: where Renode is a script that starts the real one, they are a group, and the script may be the first to
   * go.
   */
  private kill(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined || this.over) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // It has just gone, and `close` is on its way.
    }
  }

  /** A simulated system can't end Renode; so if nobody asked for it, something went wrong. */
  private endingFor(status: number | null, signal: NodeJS.Signals | null): Ending {
    if (this.stopping) return { kind: 'stopped' };
    const how = signal ? `ended by ${signal}` : `exit status ${status}`;
    return { kind: 'died', details: `${this.log.trim()}\n${how}`.trim() };
  }
}

function numbersIn(answer: string): number[] {
  return [...answer.matchAll(/0x([0-9a-f]+)/gi)].map(([, digits = '']) => Number.parseInt(digits, 16));
}
