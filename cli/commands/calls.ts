/** `npm run calls`: writes the pages of docs/calls again, and measures their worst cases on request. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { loadCalls, loadCallMeasurement } from '../lazy';

export function addCalls(program: Command): void {
  program
    .command('calls')
    .option('--check', 'write nothing; fail if a page is stale', false)
    .option('--measure', 'measure the worst cases first, in the simulator', false)
    .description("write docs/calls, one page for each system call, from the kernel's source")
    .action(async ({ check, measure }: { check: boolean; measure: boolean }) => {
      const { stalePages, writePages } = loadCalls();
      if (check) {
        const stale = await stalePages();
        if (stale.length > 0) throw new UserError(`stale: ${stale.join(', ')}; run \`npm run calls\``);
        return;
      }
      if (measure) await loadCallMeasurement().recordWorstCase();
      process.stdout.write(`${await writePages()} pages in docs/calls\n`);
    });
}
