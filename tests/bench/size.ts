/**
 * `size`: bytes of the kernel in the default system. The tables of objects are as long as the system needs, so they are told
 * apart: `ram` is what every system pays (with the kernel stack), the others what each object adds.
 */
import type { BuildResult, SystemReport } from '../../cli/build';
import { tool } from './image';

export interface Size {
  /** Code and constants, without the tables that describe the processes. */
  flash: number;
  ram: number;
  /** A process with one thread, without its capability slots, MPU image and floating-point registers. */
  perProcess: number;
  perCapability: number;
  /** A region in the MPU image of a thread. */
  perRegion: number;
  perFpu: number;
  /** All of the default system: the above, times its objects. */
  total: number;
}

/** The tables of objects, by the names of the kernel's variables; those of ports and of regions that share memory are counted by none. */
const TABLES = [
  'threads',
  'processes',
  'slots',
  'slotDetails',
  'wideProtections',
  'floatingPointRegisters',
  'endpoints',
  'interrupts',
  'regions',
  'messages',
];
const MPU_IMAGE = 32;
const MPU_REGION = 8;
const FPU_REGISTERS = 64;

export function measureSize({ elf, report }: BuildResult): Size {
  const sizes = kernelVariables(elf, report);
  const sizeOf = (name: string): number => sizes.get(name) ?? 0;
  const { processes, kernel } = report;
  const threads = processes.reduce((sum, { threads: { count } }) => sum + 1 + count, 0);
  const capabilities = processes.reduce((sum, { slots }) => sum + slots.granted + slots.free, 0);
  const tables = TABLES.reduce((sum, name) => sum + sizeOf(name), 0);
  return {
    flash: kernel.flash.used - kernel.tables,
    ram: kernel.ram.used - tables,
    perProcess: sizeOf('processes') / processes.length + sizeOf('threads') / threads - MPU_IMAGE,
    perCapability: (sizeOf('slots') + sizeOf('slotDetails')) / capabilities,
    perRegion: MPU_REGION,
    perFpu: FPU_REGISTERS,
    total: kernel.ram.used,
  };
}

/** Sizes of the variables in the kernel's memory. */
function kernelVariables(elf: string, { kernel }: SystemReport): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const line of tool('nm', ['-S', elf]).split('\n')) {
    const [address = '', size = '', , name = ''] = line.split(' ');
    const place = Number.parseInt(address, 16);
    if (place < kernel.ram.base || place >= kernel.ram.base + kernel.ram.size) continue;
    sizes.set(name, Number.parseInt(size, 16));
  }
  return sizes;
}
