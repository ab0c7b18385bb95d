/** Puts a system on the connected board and starts it, with its console on the serial port from the first byte on. */
import type { OpenOcdDescription } from '../../../system/schema';
import { requireTools } from '../../toolchain/setup';
import type { Image } from '../image';
import type { StartOptions } from '../start';
import { explained, type FailureContext, type Step } from './advice';
import { requireFits, requireOpenOcd, stepCommands } from './flash';
import { HardwareBoard } from './hardware';
import { OpenOcdError, OpenOcdServer, type ServerSettings } from './openocd';
import { findPort, SerialLine } from './serial';

/** Milliseconds for a step; a whole flash takes a slow probe about a minute. */
const FLASH_LIMIT = 300_000;

/** Fails with what is missing for running on a board. */
export async function requireHardware(serialPort?: string): Promise<void> {
  await requireTools(['openocd']);
  await findPort(serialPort);
}

export async function startOnHardware(image: Image, options: StartOptions): Promise<HardwareBoard> {
  requireFits(image);
  const description = requireOpenOcd(image);
  const program = options.openocd ?? (await requireTools(['openocd'])).openocd?.file;
  const settings: ServerSettings = {
    configuration: description.board,
    ...(program !== undefined && { program }),
    ...(options.probe !== undefined && { probe: options.probe }),
    ...(options.debugPort !== undefined && { gdbPort: options.debugPort }),
  };
  const line = await SerialLine.open(await findPort(options.serialPort), image.board.console.baud);
  let server: OpenOcdServer | undefined;
  try {
    server = await startServer(settings, description);
    await new Loader(server, { settings, description }).load(image.elf);
    await line.discard();
    const board = new HardwareBoard(server, line, options.timeLimit);
    await begin(board, { step: 'start', settings, description }, options.debugPort);
    return board;
  } catch (error) {
    await server?.close();
    await line.close();
    throw error;
  }
}

async function startServer(
  settings: ServerSettings,
  description: OpenOcdDescription,
): Promise<OpenOcdServer> {
  try {
    return await OpenOcdServer.start(settings);
  } catch (error) {
    throw explained(error, { step: 'attach', settings, description });
  }
}

/** Starts the system; with a debugger, which wants to see the first instruction, everything but that. */
async function begin(board: HardwareBoard, context: FailureContext, debugPort?: number): Promise<void> {
  try {
    // Flashing has left the chip as OpenOCD likes it, its clocks turned up among it: only a reset gives it the state of a start.
    await (debugPort === undefined ? board.reset() : board.resetHalted());
  } catch (error) {
    throw explained(error, context);
  }
}

/** Puts an image into the flash of the board, with the steps of `conductor flash`. */
class Loader {
  constructor(
    private readonly server: OpenOcdServer,
    private readonly context: Omit<FailureContext, 'step'>,
  ) {}

  /** Leaves the processor halted at reset; flash that has the image already is not worn. */
  async load(elf: string): Promise<void> {
    const commands = stepCommands(elf, this.context.description);
    for (const step of ['stop', 'identify'] as const) await this.take(step, commands);
    if (await this.holds(commands)) return;
    for (const step of ['write', 'verify'] as const) await this.take(step, commands);
  }

  private async take(step: Step, commands: Record<Step, string>): Promise<void> {
    try {
      await this.server.command(commands[step], FLASH_LIMIT);
    } catch (error) {
      throw explained(error, { step, ...this.context });
    }
  }

  private async holds({ verify }: Record<Step, string>): Promise<boolean> {
    try {
      await this.server.command(verify, FLASH_LIMIT);
      return true;
    } catch (error) {
      if (error instanceof OpenOcdError) return false;
      throw error;
    }
  }
}
