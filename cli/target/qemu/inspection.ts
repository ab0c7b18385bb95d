/** Looking into the simulated chip through QEMU's monitor: memory, registers, and holding the processor still. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Probe, Registers } from '../board';
import type { MachineMonitor } from './monitor';

export class QemuInspection implements Probe {
  /** The work that goes on while the processor is halted; the next one waits for it. */
  private halted: Promise<unknown> = Promise.resolve();
  private files = 0;

  /** `folder`: where QEMU may leave what it reads. */
  constructor(
    private readonly monitor: MachineMonitor,
    private readonly folder: string,
  ) {}

  async readMemory(address: number, length: number): Promise<Buffer> {
    if (length === 0) return Buffer.alloc(0);
    const filename = path.join(this.folder, `memory${this.files++}`);
    await this.monitor.execute('pmemsave', { val: address, size: length, filename });
    const bytes = await readFile(filename);
    await rm(filename);
    return bytes;
  }

  async readRegisters(): Promise<Registers> {
    const parameters = { 'command-line': 'info registers' };
    const text = String(await this.monitor.execute('human-monitor-command', parameters));
    const value = (name: string): number => Number.parseInt(new RegExp(`^.*\\b${name}=([0-9a-f]+)`, 'm').exec(text)?.[1] ?? '', 16); // prettier-ignore
    const r = Array.from({ length: 16 }, (_, index) => value(`R${String(index).padStart(2, '0')}`));
    return { r, xpsr: value('XPSR') };
  }

  whileHalted<T>(work: () => Promise<T>): Promise<T> {
    const result = this.halted.then(() => this.halt(work));
    this.halted = result.catch(() => undefined);
    return result;
  }

  async reset(): Promise<void> {
    await this.monitor.execute('system_reset');
  }

  private async halt<T>(work: () => Promise<T>): Promise<T> {
    const { running } = (await this.monitor.execute('query-status')) as { running: boolean };
    if (running) await this.monitor.execute('stop');
    try {
      return await work();
    } finally {
      if (running) await this.monitor.execute('cont');
    }
  }
}
