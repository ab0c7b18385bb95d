/**
 * OpenOCD as a program: run to its end with commands, or kept as a server that is asked through its Tcl port.
 *
 * Nothing of a board is known here but the name of its configuration. A server listens on a port that it chooses itself, so that
 * several run side by side; commands are answered in order, and one that fails is an {@link OpenOcdError} with what OpenOCD logged.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { UserError } from '../../errors';
import { execute, type Outcome } from '../../toolchain/execute';

export interface OpenOcdSettings {
  /** Describes board and probe: a file below OpenOCD's own scripts, or any other. */
  readonly configuration: string;
  /** Serial number of the probe, where more than one is connected. */
  readonly probe?: string;
  /** Hold the chip in reset while the probe attaches: for what sleeps, or has given its debug pins away. */
  readonly underReset?: boolean;
  /** Default: the first on PATH. */
  readonly program?: string;
}

export interface ServerSettings extends OpenOcdSettings {
  /** Also serve gdb on this port of the loopback interface. */
  readonly gdbPort?: number;
}

/**
 * A command that OpenOCD refused; `log` is what it said about it. For the user, because what makes it refuse lies on his desk: a probe
 * that was pulled out, a board without power.
 */
export class OpenOcdError extends UserError {
  constructor(
    command: string,
    readonly log: string,
  ) {
    super(`OpenOCD: ${command}: ${log.trim() || 'failed without a word'}`);
    this.name = 'OpenOcdError';
  }
}

const PROGRAM = 'openocd';
const UNDER_RESET = 'reset_config srst_only srst_nogate connect_assert_srst';
/** Milliseconds that a server has until the probe answers. */
const START_LIMIT = 20_000;
const COMMAND_LIMIT = 60_000;
const STOP_LIMIT = 2_000;
/** Ends a command, and an answer. */
const END = '\x1a';
/** Bytes that one command reads: its answer is text, five times as long. */
const READ_PIECE = 4096;

/** Runs `commands` and ends. The outcome has what OpenOCD logged and its status, which is 0 when all commands succeeded. */
export function runOpenOcd(
  settings: OpenOcdSettings,
  commands: readonly string[],
  { limit, onLine }: { readonly limit: number; readonly onLine?: (line: string) => void },
): Promise<Outcome> {
  const quiet = ['gdb_port disabled', 'tcl_port disabled', 'telnet_port disabled'];
  const parameters = parametersFor(settings, quiet, [...commands, 'shutdown']);
  return execute(
    settings.program ?? PROGRAM,
    parameters,
    { total: limit },
    onLine === undefined ? {} : { onLine },
  );
}

function parametersFor(
  { configuration, probe, underReset }: OpenOcdSettings,
  before: readonly string[],
  after: readonly string[],
): string[] {
  const choice = probe === undefined ? [] : [`adapter serial ${quoted(probe)}`];
  const attach = underReset ? [UNDER_RESET] : [];
  const commands = [...before, `source [find ${quoted(configuration)}]`, ...choice, ...attach, ...after];
  return commands.flatMap((command) => ['-c', command]);
}

/** One word of Tcl, whatever is in it. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"$[\]{}]/g, '\\$&')}"`;
}

/** A running OpenOCD that has attached to the chip; the chip goes on doing what it did. */
export class OpenOcdServer {
  readonly ended: Promise<void>;
  private readonly waiting: ((answer: string | undefined) => void)[] = [];
  private answer = '';
  private log = '';

  private constructor(
    private readonly child: ChildProcess,
    private socket?: Socket,
  ) {
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        process.off('exit', endWithUs);
        this.forget();
        resolve();
      };
      child.once('error', end);
      child.once('close', end);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
  }

  /** Starts it and attaches. Throws an {@link OpenOcdError} with its log if it does not. */
  static async start(settings: ServerSettings): Promise<OpenOcdServer> {
    const gdb = settings.gdbPort === undefined ? 'gdb_port disabled' : `gdb_port ${settings.gdbPort}`;
    const parameters = parametersFor(settings, [gdb, 'telnet_port disabled', 'tcl_port 0'], ['init']);
    // A group of its own, because Ctrl-C is for whoever talks to the system.
    const options = { stdio: ['ignore', 'ignore', 'pipe'] as const, detached: true };
    const child = spawn(settings.program ?? PROGRAM, parameters, { ...options, stdio: [...options.stdio] });
    const server = new OpenOcdServer(child);
    try {
      server.attach(await server.port());
      await server.command('targets', START_LIMIT);
    } catch (error) {
      await server.close();
      throw error instanceof OpenOcdError ? new OpenOcdError('it did not attach', server.log) : error;
    }
    return server;
  }

  /** The command's result. */
  async command(command: string, limit = COMMAND_LIMIT): Promise<string> {
    this.log = '';
    const answer = await this.request(
      `if {[catch {${command}} result]} {set _ "1$result"} {set _ "0$result"}`,
      limit,
    );
    if (answer?.startsWith('0')) return answer.slice(1);
    throw new OpenOcdError(command, `${this.log}${answer?.slice(1) ?? 'it has ended'}`);
  }

  /** Reads memory while the system runs, in words where that is possible: what is one variable is read at once. */
  async readMemory(address: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const piece = Math.min(READ_PIECE, length - done);
      const width = (address + done) % 4 === 0 && piece % 4 === 0 ? 4 : 1;
      const values = await this.command(`read_memory ${address + done} ${8 * width} ${piece / width}`);
      for (const value of values.trim().split(/\s+/)) {
        bytes.writeUIntLE(Number(value), done, width);
        done += width;
      }
    }
    return bytes;
  }

  /** Resets the chip and lets it run. */
  async reset(): Promise<void> {
    await this.command('reset run');
  }

  /** Ends OpenOCD; the chip goes on. */
  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      this.socket?.write(`shutdown${END}`);
      if (this.socket === undefined) this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT);
      await this.ended;
      clearTimeout(timer);
    }
    this.forget();
  }

  /** Which port it took; it says so before it attaches. */
  private port(): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new OpenOcdError('it did not start', this.log)), START_LIMIT);
      const look = (): void => {
        const port = /Listening on port (\d+) for tcl/.exec(this.log)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        this.child.stderr?.off('data', look);
        resolve(Number(port));
      };
      this.child.stderr?.on('data', look);
      this.child.once('error', ({ message }) => {
        clearTimeout(timer);
        reject(new UserError(`OpenOCD can not be started: ${message}`));
      });
      void this.ended.then(() => {
        clearTimeout(timer);
        reject(new OpenOcdError('it ended', this.log));
      });
    });
  }

  private attach(port: number): void {
    const socket = connect(port, '127.0.0.1');
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('close', () => this.forget());
    socket.on('data', (text: string) => {
      const answers = (this.answer + text).split(END);
      this.answer = answers.pop() ?? '';
      for (const answer of answers) this.waiting.shift()?.(answer);
    });
  }

  /** The answer; undefined when OpenOCD has ended, or takes too long, and is then ended. */
  private request(command: string, limit: number): Promise<string | undefined> {
    const { socket } = this;
    if (!socket || socket.destroyed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.child.kill('SIGKILL'), limit);
      this.waiting.push((answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      socket.write(command + END);
    });
  }

  private forget(): void {
    this.socket?.destroy();
    for (const resolve of this.waiting.splice(0)) resolve(undefined);
  }
}
