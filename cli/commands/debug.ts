/**
 * `conductor debug`: a target stopped at reset, and gdb attached to it with the sources of the system and the command `conductor`
 * (cli/inspect/gdb.py). Without gdb (`--no-gdb`) it waits on the port for an editor to attach.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { note } from '../output';
import { DEFAULT_SYSTEM, ROOT } from '../paths';
import type { Board, Kind } from '../target/board';
import type { Image } from '../target/image';
import { startAnnounced } from '../target/running';
import { kindOf, requireTarget } from '../target/start';
import { runTerminal } from '../terminal/terminal';
import { requireTools } from '../toolchain/setup';
import { TO_BUILD } from '../toolchain/tools';
import { obtainImage } from './image';

interface DebugOptions {
  target: string;
  port: string;
  console?: string;
  probe?: string;
  gdb: boolean;
}

export function addDebug(program: Command): void {
  program
    .command('debug')
    .argument('[system]', 'a system file, or an ELF that was built from one')
    .argument('[gdb...]', 'after --: parameters for gdb, like -batch -x commands.gdb')
    .option('--target <name>', "what to run it on, see 'conductor targets'", 'qemu')
    .option('--port <number>', 'TCP port for gdb', '3333')
    .option('--console <device>', 'hardware: the serial port of the console; default: found by USB')
    .option('--probe <serial>', 'hardware: the debug probe, where more than one is connected')
    .option('--no-gdb', 'start no gdb: wait for an editor to attach, with the console on this terminal')
    .description('run a system under gdb, in TypeScript lines: in a simulator, or on the connected board')
    .action((first: string | undefined, rest: string[], options: DebugOptions) => {
      // After `--` everything is an operand, also the first one when no system is named.
      if (first?.startsWith('-')) return debug(DEFAULT_SYSTEM, [first, ...rest], options);
      return debug(first ?? DEFAULT_SYSTEM, rest, options);
    });
}

async function debug(system: string, parameters: readonly string[], options: DebugOptions): Promise<void> {
  const { console: serialPort, probe } = options;
  const kind = kindOf(options.target);
  const port = await freePort(options.port);
  const tools = await requireTools([...TO_BUILD, ...(options.gdb ? (['debugger'] as const) : [])]);
  await requireTarget(kind, serialPort);
  const image = await obtainImage(system);
  const board = await startAnnounced(kind, image, {
    debugPort: port,
    ...(serialPort !== undefined && { serialPort }),
    ...(probe !== undefined && { probe }),
  });
  if (!tools.debugger) {
    note(`The system waits for gdb on 127.0.0.1:${port}.`);
    await runTerminal(board, (text) => text);
    return;
  }
  board.onOutput((text) => process.stdout.write(text));
  const commands = [...setUp(kind, port), ...parameters];
  process.exitCode = await runGdb(tools.debugger.file, image, commands);
  await end(board);
}

/** The command `conductor` of gdb. */
export const HELPERS = path.join(ROOT, 'cli', 'inspect', 'gdb.py');

/** What a debugger needs to be told of a kind of target when it has connected. */
export const ON_CONNECTION: Readonly<Record<Kind, readonly string[]>> = {
  // QEMU looks at memory through the protection unit of the running process, and that in whole kilobytes.
  qemu: ['maintenance packet Qqemu.PhyMemMode:1'],
  renode: [],
  hardware: [],
};

function setUp(kind: Kind, port: number): string[] {
  const commands = [
    'set confirm off',
    'set pagination off',
    'set print pretty on',
    `directory ${ROOT}`,
    `source ${HELPERS}`,
    `target remote 127.0.0.1:${port}`,
    ...ON_CONNECTION[kind],
  ];
  return commands.flatMap((command) => ['-ex', command]);
}

function runGdb(program: string, { elf }: Image, parameters: readonly string[]): Promise<number> {
  // Ctrl-C is for gdb, to stop the system; it reaches us too, because a terminal sends it to the whole group.
  process.removeAllListeners('SIGINT').on('SIGINT', () => undefined);
  const env = { ...process.env, CONDUCTOR_NODE: process.execPath };
  const gdb = spawn(program, ['-q', elf, ...parameters], { cwd: ROOT, stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    gdb.once('error', (error) => reject(new UserError(`gdb does not start: ${error.message}`)));
    gdb.once('exit', (status) => resolve(status ?? 1));
  });
}

async function end(board: Board): Promise<void> {
  board.stop();
  await board.ended;
}

/** Asked first, because QEMU's own message does not say what to do. */
function freePort(text: string): Promise<number> {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UserError(`'${text}' is not a port; it is a number from 1 to 65535`);
  }
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () =>
      reject(new UserError(`port ${port} is in use; choose another with --port <number>`)),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
