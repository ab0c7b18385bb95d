/**
 * A program that behaves like Renode as far as we use it: the monitor on a socket, with telnet, echo, escape sequences, prompts and
 * refusals as Renode 1.16.1 has them, and a system behind it that really runs, in QEMU. So everything of ours that talks to Renode is run
 * where there is no Renode; that the real one understands the same is for the run with it.
 *
 * It interprets the board's script line by line, and refuses what it does not know, as Renode refuses what it does not have.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { type QemuBoard, startQemu } from '../../../cli/target/qemu/qemu';
import { machineOptions } from '../../../cli/target/qemu/start';
import description from '../../../src/bsp/stm32f4-discovery/board';
import { UNUSED_WORD } from '../../board/unused-word';

/** What Renode's socket sends first: telnet, do binary, will echo, will suppress go ahead, won't line mode. */
const TELNET = '\xff\xfd\x00\xff\xfb\x01\xff\xfb\x03\xff\xfc\x22';
const LINE_END = '\n\r';
const COLUMNS = 80;

class Refusal extends Error {}

/** What Renode calls by its path, and what the platform of the board has. */
const PERIPHERALS = /^(sysbus|cpu|nvic|ram|usart2|gpioPortA|gpioPortD)$/;

class FakeRenode {
  private machine = 'monitor';
  private readonly variables = new Map<string, string>();
  private readonly macros = new Map<string, string[]>();
  private elf = '';
  private board: QemuBoard | undefined;
  private running = false;
  private console: Socket | undefined;
  private said = '';
  private origin = '';

  prompt(): string {
    return `(${this.machine}) `;
  }

  /** What the monitor prints for a line. */
  async parse(line: string): Promise<string> {
    const parts = line.startsWith('#') || line.startsWith(':') ? [] : line.split(/;\s*/);
    let printed = '';
    for (const part of parts) printed += await this.command(part.trim());
    return printed;
  }

  private async command(line: string): Promise<string> {
    const assignment = /^\$(\w+)(\??)=(.+)$/.exec(line);
    if (assignment) return this.assign(assignment);
    const [first = '', second = '', ...rest] = line.split(/(?<!\\) +/).map((word) => this.expand(word));
    if (first === '') return '';
    const known = this.commands[first] ?? (PERIPHERALS.test(lastOf(first)) ? this.peripheral : undefined);
    if (!known) throw new Refusal(`No such command or device: ${first}`);
    return (await known.call(this, [second, ...rest], lastOf(first))) ?? '';
  }

  private assign([, name = '', onlyIfUnset, value = '']: RegExpExecArray): string {
    if (onlyIfUnset === '' || !this.variables.has(name))
      this.variables.set(name, value.replace(/^"|"$/g, ''));
    return '';
  }

  private expand(word: string): string {
    return word.replace(/^\$(\w+)/, (_, name: string) =>
      name === 'ORIGIN' ? `@${this.origin}` : (this.variables.get(name) ?? `$${name}`),
    );
  }

  private readonly commands: Readonly<
    Record<string, (words: string[], first: string) => string | void | Promise<string | void>>
  > = {
    using: () => undefined,
    showAnalyzer: () => undefined,
    include: ([file = '']) => this.script(fileOf(file)),
    mach: ([, name = '']) => void (this.machine = name),
    runMacro: async ([name = '']) => {
      for (const line of this.macros.get(name.slice(1)) ?? refuse(`no macro ${name}`)) await this.parse(line);
    },
    machine: ([what, value = '']) => this.onMachine(what, value),
    emulation: ([what, port]) => this.onEmulation(what, port),
    connector: ([what, uart]) =>
      what === 'Connect' && uart === 'sysbus.usart2' ? undefined : refuse('connector'),
    start: () => this.start(),
    pause: () => this.pause(),
  };

  /** Lines of a script; a macro is its name and the lines between the quotes. */
  private async script(file: string): Promise<void> {
    if (!existsSync(file)) throw new Refusal(`Could not find file '${file}'`);
    this.origin = path.dirname(file);
    const text = readFileSync(file, 'utf8').replace(
      /^macro (\w+)\n"""\n([^]*?)\n"""$/gm,
      (_, name: string, body: string) => {
        this.macros.set(name, body.split('\n').map((line) => line.trim())); // prettier-ignore
        return '';
      },
    );
    for (const line of text.split('\n')) await this.parse(line.trim());
  }

  private async onMachine(what = '', value: string): Promise<void> {
    if (what === 'LoadPlatformDescription') {
      if (!existsSync(fileOf(value))) throw new Refusal(`Could not find file '${value}'`);
    } else if (what === 'Reset') await this.board?.reset();
    else if (what === 'StartGdbServer') await this.start(Number(value));
    else refuse(`machine ${what}`);
  }

  private onEmulation(what = '', port = ''): string | void {
    if (what === 'IsStarted') return this.running ? 'True' : 'False';
    if (what !== 'CreateServerSocketTerminal') refuse(`emulation ${what}`);
    const server = createServer((socket) => {
      this.console = socket.setEncoding('latin1').on('data', (text: string) => this.board?.send(text));
      socket.on('error', () => undefined);
      socket.write(this.said, 'latin1');
    });
    server.listen(Number(port));
  }

  private async start(debugPort?: number): Promise<void> {
    if (this.running) return;
    this.running = true;
    if (this.board) return this.resume?.();
    this.board = await startQemu({
      elf: this.elf,
      ...machineOptions(description.qemu!),
      ...{ injection: true, instructionShift: 3 },
      ...(debugPort !== undefined && { debugPort }),
    });
    this.board.onOutput((text) => {
      if (this.console) this.console.write(text, 'latin1');
      else this.said += text;
    });
    void this.board.ended.then(() => process.exit(1));
  }

  private resume: (() => void) | undefined;

  private async pause(): Promise<void> {
    this.running = false;
    await new Promise<void>((halted) => {
      void this.board?.whileHalted(async () => {
        halted();
        await new Promise<void>((resume) => (this.resume = resume));
      });
    });
  }

  private async peripheral([what = '', first = '', second = '']: string[], name: string): Promise<string> {
    switch (`${name} ${what}`) {
      case 'sysbus LoadELF':
        this.elf = existsSync(fileOf(first)) ? fileOf(first) : refuse(`Could not find file '${first}'`);
        return '';
      case 'sysbus ReadBytes':
        return listOf(await this.there.readMemory(Number(first), Number(second)));
      case 'sysbus ReadDoubleWord':
        return `0x${(await this.there.peek(Number(first))).toString(16).toUpperCase().padStart(8, '0')}`;
      case 'sysbus WriteDoubleWord':
        await this.there.poke(Number(first), Number(second));
        return '';
      case 'cpu GetRegister': {
        const { r, xpsr } = await this.there.readRegisters();
        return `0x${((first === '25' ? xpsr : r[Number(first)]) ?? refuse(first)).toString(16)}${LINE_END}`;
      }
      case 'ram ZeroAll':
        // It stands for all of RAM.
        await this.there.poke(UNUSED_WORD, 0);
        return '';
      case 'cpu VectorTableOffset':
        return '';
      case 'nvic OnGPIO':
        await this.there.holdInterrupt(Number(first), second === 'true');
        return '';
      case 'gpioPortA OnGPIO':
        await this.there.holdExternalInterrupt(Number(first), second === 'true');
        return '';
      default:
        return refuse(`${name} does not provide ${what}`);
    }
  }

  private get there(): QemuBoard {
    return this.board ?? refuse('the emulation has not started');
  }

  stop(): void {
    this.board?.stop();
  }
}

function refuse(message: string): never {
  throw new Refusal(`There was an error executing command\r\n${message}`);
}

const lastOf = (name: string): string => name.replace(/^sysbus\./, '');
const fileOf = (word: string): string => word.replace(/^@/, '').replace(/\\ /g, ' ');

/** As the monitor prints bytes: ten a line. */
function listOf(bytes: Buffer): string {
  const items = [...bytes].map((byte) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}, `);
  const lines = items.map((item, index) => item + (index % 10 === 9 ? '\r\n' : ''));
  return `[\r\n${lines.join('')}\r\n]`;
}

/** Echo as of a line editor that believes in a screen of 80 columns. */
function echoOf(line: string): string {
  const pieces = [];
  for (let start = 0; start < line.length; start += COLUMNS) pieces.push(line.slice(start, start + COLUMNS));
  return pieces.join('\x1b[B\x1b[1G');
}

function main(): void {
  if (process.argv.includes('--version')) {
    process.stdout.write('Renode v1.16.1.0\n  build: stand-in\n');
    return;
  }
  const renode = new FakeRenode();
  const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
  process.on('SIGTERM', () => {
    renode.stop();
    process.exit(0);
  });
  createServer((socket) => serve(socket, renode)).listen(port);
}

function serve(socket: Socket, renode: FakeRenode): void {
  socket.write(`${TELNET}Renode, version 1.16.1${LINE_END}${LINE_END}${renode.prompt()}`, 'latin1');
  socket.on('error', () => undefined);
  let typed = '';
  let work: Promise<unknown> = Promise.resolve();
  socket.setEncoding('latin1').on('data', (text: string) => {
    const lines = (typed + text).split('\n');
    typed = lines.pop() ?? '';
    for (const line of lines) work = work.then(() => answer(socket, renode, line));
  });
}

async function answer(socket: Socket, renode: FakeRenode, line: string): Promise<void> {
  socket.write(`${echoOf(line)}\x1b[?25l\x1b[?25h${LINE_END}`, 'latin1');
  const printed = await renode.parse(line).catch((error: unknown) => {
    if (error instanceof Refusal) return `${error.message}\r\n`;
    throw error;
  });
  if (printed !== '') socket.write(printed.endsWith('\n') ? printed : `${printed}\r\n`, 'latin1');
  socket.write(renode.prompt());
}

main();
