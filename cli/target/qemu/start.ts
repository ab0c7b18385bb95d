/** QEMU as a kind of target: which of its options a system's board and a run ask for. */
import type { QemuDescription } from '../../../system/schema';
import { UserError } from '../../errors';
import { requireTools } from '../../toolchain/setup';
import type { Image } from '../image';
import type { StartOptions } from '../start';
import { type QemuBoard, type QemuOptions, startQemu } from './qemu';

type MachineOptions = Pick<QemuOptions, 'machine' | 'consolePort' | 'unmodelled' | 'inputs' | 'extra'>;

/** 8 ns an instruction: about the speed of the chip. */
const INSTRUCTION_SHIFT = 3;

/** Fails with what is missing for running in QEMU. */
export async function requireQemu(): Promise<void> {
  await requireTools(['simulator']);
}

export function startOnQemu({ elf, board, boardName }: Image, options: StartOptions): Promise<QemuBoard> {
  if (!board.qemu) throw new UserError(`QEMU has no machine for the board ${boardName}`);
  const { deterministic, inject, debugPort, timeLimit } = options;
  return startQemu({
    elf,
    ...machineOptions(board.qemu),
    ram: board.ram,
    ...(deterministic && { instructionShift: INSTRUCTION_SHIFT }),
    ...(inject && { injection: true }),
    ...(debugPort !== undefined && { debugPort }),
    ...(timeLimit !== undefined && { timeLimit }),
  });
}

/** What QEMU is told of a board. */
export function machineOptions({
  machine,
  cpu,
  serialPort,
  unmodelled,
  inputs,
}: QemuDescription): MachineOptions {
  return {
    machine,
    consolePort: serialPort,
    unmodelled,
    inputs,
    ...(cpu !== undefined && { extra: ['-cpu', cpu] }),
  };
}
