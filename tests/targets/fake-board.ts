/**
 * A board for testing what talks to boards: QEMU's chip with empty flash behind a serial port (a pseudo-terminal) and a debug
 * probe (`fixtures/openocd.js`). The probe does what OpenOCD's commands of that name do: halts, resets, erases and writes flash,
 * reads and writes memory while the system runs.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Channel } from '../../cli/target/qemu/channel';
import { InjectionChannel } from '../../cli/target/qemu/injection';
import { QemuInspection } from '../../cli/target/qemu/inspection';
import { MachineMonitor } from '../../cli/target/qemu/monitor';
import { writeFlash } from './flash-writer';

const FLASH = 0x08000000;
/** Ends a command, and an answer. */
const END = '\x1a';
const QEMU = ['-M', 'netduinoplus2', '-display', 'none', '-nodefaults', '-S', '-accel', 'tcg'];
/** 8 ns an instruction: a busy host does not make the board late. */
const TIMING = ['-icount', 'shift=3'];

export class FakeBoard {
  /** Of the serial port. */
  port = '';
  /** How often flash was written. */
  writes = 0;
  /** What the chip says that it is (RM0090, 38.6.1): an STM32F407. */
  identity = 0x413;
  /** Makes the next flash write go wrong. */
  isFlashWorn = false;
  /** What the probe was told, in order. */
  readonly commands: string[] = [];
  /** A command that the probe refuses, as one does that was pulled out. */
  refused: string | undefined;
  private monitor!: MachineMonitor;
  private inside!: QemuInspection;
  private memory!: InjectionChannel;
  private readonly server: Server;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    this.server = createServer((socket) => this.serve(socket));
  }

  /** For `startBoard`: this board, and no other OpenOCD. */
  get options(): { serialPort: string; openocd: string } {
    return { serialPort: this.port, openocd: path.join(this.folder, 'openocd') };
  }

  /** What a process needs in its environment to find this board, and no other OpenOCD. */
  get environment(): Record<string, string> {
    return {
      PATH: `${this.folder}${path.delimiter}${process.env['PATH']}`,
      CONDUCTOR_CACHE: this.folder,
      CONDUCTOR_SERIAL_PORT: this.port,
    };
  }

  static async connect(): Promise<FakeBoard> {
    const folder = mkdtempSync(path.join(tmpdir(), 'conductor-board-'));
    const [monitor, memory] = ['monitor', 'memory'].map((name) => new Channel(path.join(folder, name)));
    if (!monitor || !memory) throw new Error('no channels');
    await Promise.all([monitor.listening, memory.listening]);
    const child = spawn('qemu-system-arm', parametersFor(folder), { stdio: ['ignore', 'pipe', 'inherit'] });
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('close', () => process.off('exit', endWithUs));
    const board = new FakeBoard(child, folder);
    board.port = await portOf(child);
    board.monitor = new MachineMonitor(await monitor.connected);
    board.memory = new InjectionChannel(await memory.connected);
    board.inside = new QemuInspection(board.monitor, folder);
    for (const channel of [monitor, memory]) channel.close();
    placeOpenOcd(folder);
    await new Promise<void>((resolve) => board.server.listen(path.join(folder, 'probe'), resolve));
    return board;
  }

  /** Pulls the plug. QEMU is not asked: once in thousands of runs it was, and went on. */
  async disconnect(): Promise<void> {
    this.server.close();
    const over = new Promise((resolve) => this.child.once('close', resolve));
    if (this.child.exitCode === null && this.child.kill('SIGKILL')) await over;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private serve(socket: Socket): void {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      const commands = (text + chunk).split(END);
      text = commands.pop() ?? '';
      for (const command of commands) void this.answer(command).then((answer) => socket.write(answer + END));
    });
  }

  /** Commands come wrapped: the answer begins with 0 for a result, with 1 for an error. */
  private async answer(wrapped: string): Promise<string> {
    const command = /^if \{\[catch \{(.*)\} result\]\}/s.exec(wrapped)?.[1];
    if (command === undefined) return '';
    this.commands.push(command);
    return this.perform(command).then(
      (result) => `0${result}`,
      (error: Error) => `1${error.message}`,
    );
  }

  private async perform(command: string): Promise<string> {
    if (command === this.refused) throw new Error('LIBUSB_ERROR_NO_DEVICE');
    const [, file = ''] = /"(.*)"$/.exec(command) ?? [];
    const [word = '', ...rest] = command.split(/\s+/);
    const [address = 0, width = 0, third = 0] = rest.map((each) => Number(each.replace(/[{}]/g, '')));
    if (command.startsWith('reset')) return this.reset(rest[0] === 'run');
    if (command.startsWith('flash write_image erase')) return this.write(file);
    switch (word) {
      case 'if':
        return this.identify(command);
      case 'targets':
        return '';
      case 'halt':
        return this.execute('stop');
      case 'resume':
        return this.execute('cont');
      case '[target':
        return (await this.isRunning()) ? 'running' : 'halted';
      case 'verify_image':
        return this.verify(file);
      case 'read_memory':
        return this.read(address, width / 8, third);
      case 'write_memory':
        return this.memory.execute(`write${width === 32 ? 'l' : 'b'} ${address} ${third}`);
      case 'get_reg':
        return this.registers();
      default:
        throw new Error(`invalid command name "${word}"`);
    }
  }

  private async execute(command: string): Promise<string> {
    await this.monitor.execute(command);
    return '';
  }

  private async isRunning(): Promise<boolean> {
    return ((await this.monitor.execute('query-status')) as { running: boolean }).running;
  }

  private async reset(run: boolean): Promise<string> {
    await this.execute('stop');
    await this.execute('system_reset');
    return run ? this.execute('cont') : '';
  }

  private async write(elf: string): Promise<string> {
    this.writes += 1;
    const image = this.imageOf(elf);
    if (this.isFlashWorn) image.fill(0, 100, 104);
    await writeFlash(path.join(this.folder, 'debugger'), FLASH, image);
    return '';
  }

  private async verify(elf: string): Promise<string> {
    const image = this.imageOf(elf);
    const flash = await this.inside.readMemory(FLASH, image.length);
    if (image.toString('hex') !== flash.toString('hex')) throw new Error('contents differ');
    return '';
  }

  private imageOf(elf: string): Buffer {
    const file = path.join(this.folder, 'image');
    execFileSync('arm-none-eabi-objcopy', ['-O', 'binary', elf, file]);
    return readFileSync(file);
  }

  /** The look at the chip: `if {... & mask}] != value} {error ...}`. */
  private identify(command: string): Promise<string> {
    const wanted = Number(/!= (\w+)\}/.exec(command)?.[1]);
    if (wanted === this.identity) return Promise.resolve('');
    return Promise.reject(new Error(`another chip: 0x${this.identity.toString(16)}`));
  }

  /** RAM and flash physically, the processor's own registers through the processor. */
  private async read(address: number, bytes: number, count: number): Promise<string> {
    if (address >= 0xe0000000) return this.memory.execute(`readl ${address}`);
    const memory = await this.inside.readMemory(address, bytes * count);
    const values = Array.from({ length: count }, (_, index) => memory.readUIntLE(index * bytes, bytes));
    return values.map((value) => `0x${value.toString(16)}`).join(' ');
  }

  private async registers(): Promise<string> {
    const { r, xpsr } = await this.inside.readRegisters();
    const names = [...Array.from({ length: 13 }, (_, index) => `r${index}`), 'sp', 'lr', 'pc'];
    return [...names.map((name, index) => `${name} ${r[index]}`), `xPSR ${xpsr}`].join(' ');
  }
}

/** The stand-in, knowing the socket of its board. */
function placeOpenOcd(folder: string): void {
  const program = path.join(folder, 'openocd');
  const script = path.join(__dirname, 'fixtures', 'openocd.js');
  const line = `FAKE_BOARD="${path.join(folder, 'probe')}" exec "${process.execPath}" "${script}" "$@"`;
  writeFileSync(program, `#!/bin/sh\n${line}\n`);
  chmodSync(program, 0o755);
}

function parametersFor(folder: string): string[] {
  const socket = (name: string): string => `socket,id=${name},path=${path.join(folder, name)}`;
  return [
    ...[...QEMU, ...TIMING],
    ...['-chardev', 'pty,id=console', '-serial', 'null', '-serial', 'chardev:console'],
    ...['-chardev', socket('monitor'), '-mon', 'chardev=monitor,mode=control'],
    ...['-qtest', `unix:${path.join(folder, 'memory')}`, '-qtest-log', '/dev/null'],
    ...['-gdb', `unix:${path.join(folder, 'debugger')},server=on,wait=off`],
  ];
}

/** QEMU says which terminal it got. */
function portOf(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const port = /redirected to (\S+) \(label console\)/.exec(text)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once('close', () => reject(new Error('QEMU ended before it had a serial port')));
  });
}
