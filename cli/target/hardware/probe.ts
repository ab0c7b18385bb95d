/** Looking into the chip of a real board through OpenOCD: memory, registers, and holding the processor still. */
import { requireTools } from '../../toolchain/setup';
import type { Probe, Registers } from '../board';
import type { Image } from '../image';
import { explained } from './advice';
import { requireOpenOcd } from './flash';
import { OpenOcdServer } from './openocd';

/** What is asked of OpenOCD. */
export interface ProbeServer {
  readonly ended: Promise<void>;
  command(command: string): Promise<string>;
  readMemory(address: number, length: number): Promise<Buffer>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

const REGISTERS = [...Array.from({ length: 13 }, (_, index) => `r${index}`), 'sp', 'lr', 'pc', 'xPSR'];

export class HardwareProbe implements Probe {
  /** The work that goes on while the processor is halted; the next one waits for it. */
  private halted: Promise<unknown> = Promise.resolve();

  constructor(private readonly probe: ProbeServer) {}

  readMemory(address: number, length: number): Promise<Buffer> {
    return this.probe.readMemory(address, length);
  }

  async readRegisters(): Promise<Registers> {
    const words = (await this.probe.command(`get_reg -force {${REGISTERS.join(' ')}}`)).split(/\s+/);
    const values = REGISTERS.map((name) => Number(words[words.indexOf(name) + 1]));
    return { r: values.slice(0, 16), xpsr: values[16] ?? 0 };
  }

  whileHalted<T>(work: () => Promise<T>): Promise<T> {
    const result = this.halted.then(() => this.halt(work));
    this.halted = result.catch(() => undefined);
    return result;
  }

  reset(): Promise<void> {
    return this.probe.reset();
  }

  /** Ends OpenOCD; the system on the board runs on. */
  close(): Promise<void> {
    return this.probe.close();
  }

  private async halt<T>(work: () => Promise<T>): Promise<T> {
    // Right after attaching OpenOCD has not looked yet, and calls the state unknown.
    const isRunning = (await this.probe.command('[target current] curstate')).trim() !== 'halted';
    if (isRunning) await this.probe.command('halt');
    try {
      return await work();
    } finally {
      if (isRunning) await this.probe.command('resume');
    }
  }
}

/** Attaches to the board that the image was built for, and disturbs nothing. `serial`: of the probe, where there are several. */
export async function attachToBoard(image: Image, serial?: string): Promise<HardwareProbe> {
  const { openocd: tool } = await requireTools(['openocd']);
  const description = requireOpenOcd(image);
  const settings = {
    configuration: description.board,
    ...(tool && { program: tool.file }),
    ...(serial !== undefined && { probe: serial }),
  };
  try {
    return new HardwareProbe(await OpenOcdServer.start(settings));
  } catch (error) {
    throw explained(error, { step: 'attach', settings, description });
  }
}
