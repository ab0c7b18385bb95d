/** `conductor build`: a system file to one ELF, with what it costs. */
import type { Command } from 'commander';
import { DEFAULT_SYSTEM, shown } from '../paths';
import { requireTools } from '../toolchain/setup';
import { obtainImage } from './image';

export function addBuild(program: Command): void {
  program
    .command('build')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('check and build a system')
    .action(build);
}

async function build(system: string): Promise<void> {
  await requireTools(['compiler']);
  const { elf } = await obtainImage(system);
  process.stdout.write(`${shown(elf)}\n`);
}
