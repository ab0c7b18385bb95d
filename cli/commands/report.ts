/** `conductor report`: what a system takes of the chip, how far each stack can grow, and who may do what. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { loadBuild } from '../lazy';
import { DEFAULT_SYSTEM } from '../paths';
import { requireTools } from '../toolchain/setup';
import { build } from './image';

interface Options {
  readonly json: boolean;
  readonly caps: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('print memory, protection regions and stack bounds of a system')
    .option(
      '--caps',
      'the authority graph instead: each capability at boot, as `caps` in the shell shows it',
      false,
    )
    .option('--json', 'as data', false)
    .action(async (system: string, { json, caps }: Options) => {
      await requireTools(['compiler']);
      const { report, reportPath } = await build(system);
      const text = (): string =>
        caps
          ? report.authority.map((each) => `${loadBuild().formatAuthority(each)}\n`).join('')
          : readFileSync(reportPath, 'utf8');
      process.stdout.write(json ? `${JSON.stringify(caps ? report.authority : report)}\n` : text());
    });
}
