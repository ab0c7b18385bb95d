/** `conductor report`: what a system takes of the chip, and how far each stack can grow. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { DEFAULT_SYSTEM } from '../paths';
import { requireTools } from '../toolchain/setup';
import { build } from './image';

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('print memory, protection regions and stack bounds of a system')
    .option('--json', 'as data', false)
    .action(async (system: string, { json }: { json: boolean }) => {
      await requireTools(['compiler']);
      const { report, reportPath } = await build(system);
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : readFileSync(reportPath, 'utf8'));
    });
}
