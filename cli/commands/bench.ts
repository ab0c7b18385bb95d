/** `conductor bench`: the cost of kernel operations and of compiled code, on a model of the processor. */
import type { Command } from 'commander';
import { loadBench } from '../lazy';

export function addBench(program: Command): void {
  program
    .command('bench')
    .option('--json', 'print {"rows": [{"name", "instructions", "cycles"}]} instead of a table', false)
    .description('measure kernel operations and compiled code in instructions and estimated cycles')
    .action(async ({ json }: { json: boolean }) => {
      await loadBench().runBench({ json });
    });
}
