/** `conductor bench`: the cost of kernel operations and of compiled code, on a model of the processor. */
import type { Command } from 'commander';

export function addBench(program: Command): void {
  program
    .command('bench')
    .option('--json', 'print {"rows": [{"name", "instructions", "cycles"}]} instead of a table', false)
    .description('measure kernel operations and compiled code in instructions and estimated cycles')
    .action(async ({ json }: { json: boolean }) => {
      const { runBench } = await import('../../tests/bench/run.js');
      await runBench({ json });
    });
}
