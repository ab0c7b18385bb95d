/** `conductor report`: what a system takes of the chip, and how far each stack can grow. */
import type { Command } from 'commander';
import { DEFAULT_SYSTEM } from '../paths';
import { requireTools } from '../toolchain/setup';
import { obtainImage } from './image';

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('print memory, protection regions and stack bounds of a system')
    .action(report);
}

async function report(system: string): Promise<void> {
  await requireTools(['compiler']);
  await obtainImage(system);
}
