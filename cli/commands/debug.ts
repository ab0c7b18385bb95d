/**
 * `conductor debug`: the simulator stopped at reset, and gdb attached to it with the sources of the system. Without gdb
 * (`--no-gdb`) it waits on the port for an editor to attach.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { note } from '../output';
import { DEFAULT_SYSTEM, ROOT } from '../paths';
import { type QemuBoard, startQemu } from '../simulator/qemu';
import { runTerminal } from '../terminal/terminal';
import { requireTools } from '../toolchain/setup';
import { TO_RUN } from '../toolchain/tools';
import { type Image, obtainImage } from './image';

interface DebugOptions {
  port: string;
  gdb: boolean;
}

export function addDebug(program: Command): void {
  program
    .command('debug')
    .argument('[system]', 'a system file, or an ELF that was built from one')
    .argument('[gdb...]', 'after --: parameters for gdb, like -batch -x commands.gdb')
    .option('--port <number>', 'TCP port of the simulator for gdb', '3333')
    .option('--no-gdb', 'start no gdb: wait for an editor to attach, with the console on this terminal')
    .description('run a system in the simulator under gdb, in TypeScript lines')
    .action((first: string | undefined, rest: string[], options: DebugOptions) => {
      // After `--` everything is an operand, also the first one when no system is named.
      if (first?.startsWith('-')) return debug(DEFAULT_SYSTEM, [first, ...rest], options);
      return debug(first ?? DEFAULT_SYSTEM, rest, options);
    });
}

async function debug(system: string, parameters: readonly string[], options: DebugOptions): Promise<void> {
  const port = await freePort(options.port);
  const tools = await requireTools([...TO_RUN, ...(options.gdb ? (['debugger'] as const) : [])]);
  const image = await obtainImage(system);
  const board = await startQemu({ elf: image.elf, debugPort: port, ...image.simulator });
  if (!tools.debugger) {
    note(`The system waits for gdb on 127.0.0.1:${port}.`);
    await runTerminal(board, (text) => text);
    return;
  }
  board.onOutput((text) => process.stdout.write(text));
  process.exitCode = await runGdb(tools.debugger.file, image, port, parameters);
  await end(board);
}

function runGdb(
  program: string,
  { elf }: Image,
  port: number,
  parameters: readonly string[],
): Promise<number> {
  const setUp = [
    'set confirm off',
    'set pagination off',
    'set print pretty on',
    `directory ${ROOT}`,
    `target remote 127.0.0.1:${port}`,
    // QEMU looks at memory through the protection unit of the running process, and that in whole kilobytes.
    'maintenance packet Qqemu.PhyMemMode:1',
  ];
  const commands = setUp.flatMap((command) => ['-ex', command]);
  // Ctrl-C is for gdb, to stop the system; it reaches us too, because a terminal sends it to the whole group.
  process.removeAllListeners('SIGINT').on('SIGINT', () => undefined);
  const gdb = spawn(program, ['-q', elf, ...commands, ...parameters], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    gdb.once('error', (error) => reject(new UserError(`gdb does not start: ${error.message}`)));
    gdb.once('exit', (status) => resolve(status ?? 1));
  });
}

async function end(board: QemuBoard): Promise<void> {
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
