/** The serial line of a board: which port it is, and what to do when it can't be used. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { UserError } from '../../errors';
import { foldersOfPath, locate } from '../../toolchain/find';
import { Output } from '../output';

const PORT_VARIABLE = 'CONDUCTOR_SERIAL_PORT';
const HOW_TO_NAME = `name it with --port ('conductor debug': --console), or in the environment as ${PORT_VARIABLE}`;

/** Milliseconds. */
const CLOSE_LIMIT = 2_000;
const LOOK_INTERVAL = 500;

export type PortInfo = Awaited<ReturnType<typeof SerialPort.list>>[number];

/**
 * The port that is named, in the environment if not here; else the only one on USB. That of a probe is no better guess than another: there
 * are boards that have it wired to nothing, and their console on an adapter beside it.
 */
export async function findPort(
  named = process.env[PORT_VARIABLE],
  list: () => Promise<PortInfo[]> = listPorts,
): Promise<string> {
  if (named) return named;
  const candidates = (await list()).filter(({ vendorId }) => vendorId !== undefined);
  const [only, another] = candidates;
  if (only && !another) return only.path;
  if (!only)
    throw new UserError(`no serial port is connected by USB; if the board has another, ${HOW_TO_NAME}`);
  const lines = candidates.map(
    ({ path, manufacturer }) => `  ${path}${manufacturer ? ` (${manufacturer})` : ''}`,
  );
  throw new UserError([`several serial ports could be the board's; ${HOW_TO_NAME}:`, ...lines].join('\n'));
}

async function listPorts(): Promise<PortInfo[]> {
  // The library asks this program, and would end us if it is not there.
  if (process.platform === 'linux' && !locate('udevadm', foldersOfPath()))
    throw new UserError(`serial ports can't be searched without udevadm; ${HOW_TO_NAME}`);
  return SerialPort.list();
}

export class SerialLine {
  readonly output = new Output();
  /** Resolves when the port has gone, with why; {@link close} is no reason. */
  readonly lost: Promise<string>;

  private constructor(private readonly port: SerialPort) {
    port.setEncoding('latin1');
    port.on('data', (text: string) => this.output.say(text));
    this.lost = new Promise((resolve) => {
      this.watch(() => resolve('its device is not there any more'));
      port.once('error', (error: Error) => resolve(error.message));
      port.once('close', (error: Error | null) => {
        if (error) resolve(error.message);
      });
    });
  }

  static async open(path: string, baudRate: number): Promise<SerialLine> {
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    const error = await new Promise<Error | null>((resolve) => port.open(resolve));
    if (error) throw new UserError(explain(path, error.message));
    return new SerialLine(port);
  }

  /**
   * The library reads on for ever from a device that was pulled out: its reads return nothing, and no error. What goes in any case is
   * the file, where there is one (not on Windows, which reports an error).
   */
  private watch(gone: () => void): void {
    const { path } = this.port;
    if (!existsSync(path)) return;
    const timer = setInterval(() => {
      if (!existsSync(path)) gone();
      if (!existsSync(path) || !this.port.isOpen) clearInterval(timer);
    }, LOOK_INTERVAL);
    timer.unref();
  }

  send(text: string): void {
    if (this.port.isOpen) this.port.write(text, 'latin1');
  }

  /** Forgets what has come and was not read: it is of the time before. */
  async discard(): Promise<void> {
    await new Promise((resolve) => this.port.flush(resolve));
    this.output.forget();
  }

  /** Of a port whose device has gone the library may not hear that it is closed. */
  async close(): Promise<void> {
    if (!this.port.isOpen) return;
    const closed = new Promise((resolve) => this.port.close(resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT).unref())]);
  }
}

/** What the user can do about a port that does not open; `message` is the library's. */
export function explain(path: string, message: string): string {
  if (/permission denied|EACCES/i.test(message)) return `no permission to use ${path}: ${permission(path)}`;
  if (/no such file|file not found|ENOENT/i.test(message))
    return `there is no serial port ${path}; is the board connected?`;
  if (/lock|temporarily unavailable|busy|access denied/i.test(message))
    return `${path} is in use by another program: close the terminal or session that has it open`;
  return `${path} does not open as a serial port: ${message}`;
}

/** On Linux a port belongs to a group whose members may use it. */
function permission(path: string): string {
  const group = groupOf(path);
  if (group === undefined) return 'ask for the right to use it';
  return `'sudo usermod -aG ${group} $USER' makes you a member of its group; then log in again`;
}

function groupOf(path: string): string | undefined {
  try {
    const { gid } = statSync(path);
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((each) => each.split(':')[2] === String(gid));
    return line?.split(':')[0];
  } catch {
    return undefined;
  }
}
