/**
 * Starts Renode with the board's own script (renode/*.resc), so that what a person gets who starts it by hand is what the tools and the
 * suites get.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../errors';
import { ROOT } from '../../paths';
import { requireTools } from '../../toolchain/setup';
import type { Ending } from '../board';
import type { Image } from '../image';
import { freePorts } from '../ports';
import type { StartOptions } from '../start';
import { Monitor, MonitorError, pathOf } from './monitor';
import { RenodeBoard } from './renode';

/** Milliseconds until Renode has to answer: it needs some seconds. */
const START_LIMIT = 60_000;
const RETRY = 100;

/** Fails with what is missing for running in Renode. */
export async function requireRenode(): Promise<void> {
  await requireTools(['renode']);
}

export async function startOnRenode(image: Image, options: StartOptions): Promise<RenodeBoard> {
  const { renode } = image.board;
  if (!renode) throw new UserError(`Renode has no platform for the board ${image.boardName}`);
  const program = (await requireTools(['renode'])).renode?.file ?? 'renode';
  const [monitorPort = 0, consolePort = 0] = await freePorts(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-'));
  const parameters = ['--disable-gui', '--plain', '--port', String(monitorPort)];
  const child = spawn(program, parameters, {
    // A group of its own, because Ctrl-C is for whoever talks to the system, not for the simulator.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  const board = new RenodeBoard(child, folder);
  try {
    const monitor = new Monitor(await connectTo(monitorPort, board.ended));
    board.attach(monitor);
    await monitor.ready;
    for (const command of loading(image.elf, renode, consolePort)) await monitor.execute(command);
    board.attachConsole(await connectTo(consolePort, board.ended));
    const { debugPort } = options;
    await monitor.execute(debugPort === undefined ? 'start' : `machine StartGdbServer ${debugPort} true`);
  } catch (error) {
    board.stop();
    await board.ended;
    throw error instanceof MonitorError ? new UserError(`${error.message}\n${board.log.trim()}`) : error;
  }
  if (options.timeLimit !== undefined) endAfter(options.timeLimit, board);
  return board;
}

/** Everything up to the start: the script, and the console on a socket, where what is said waits until we have connected. */
function loading(elf: string, { script, uart }: { script: string; uart: string }, port: number): string[] {
  return [
    `$elf=${pathOf(elf)}`,
    `include ${pathOf(path.join(ROOT, script))}`,
    `emulation CreateServerSocketTerminal ${port} "console" false`,
    `connector Connect sysbus.${uart} console`,
  ];
}

function endAfter(milliseconds: number, board: RenodeBoard): void {
  const timer = setTimeout(() => board.stop(), milliseconds);
  void board.ended.then(() => clearTimeout(timer));
}

/** Connects as soon as Renode listens. */
async function connectTo(port: number, ended: Promise<Ending>): Promise<Socket> {
  const giveUp = Date.now() + START_LIMIT;
  let ending: Ending | undefined;
  void ended.then((how) => (ending = how));
  while (Date.now() < giveUp) {
    const socket = await tryPort(port);
    if (socket) return socket;
    if (ending) throw new UserError(`Renode died before it started the system: ${detailsOf(ending)}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }
  throw new UserError(`Renode does not answer on port ${port} after ${START_LIMIT / 1000} s`);
}

function detailsOf(ending: Ending): string {
  return 'details' in ending ? ending.details : ending.kind;
}

function tryPort(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.off('error', fail);
      socket.on('error', () => undefined);
      resolve(socket);
    });
    const fail = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    socket.once('error', fail);
  });
}
