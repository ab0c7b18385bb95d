/** `conductor build`: a system file to one ELF, with what it costs. */
import type { Command } from 'commander';
import { DEFAULT_SYSTEM, shown } from '../paths';
import { requireTools } from '../toolchain/setup';
import { build } from './image';

export function addBuild(program: Command): void {
  program
    .command('build')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('check and build a system')
    .action(async (system: string) => {
      await requireTools(['compiler']);
      const { elf } = await build(system);
      process.stdout.write(`${shown(elf)}\n`);
    });
}
