/** `conductor bench`: the cost of kernel operations and of compiled code, on a model of the processor. */
import type { Command } from 'commander';
import { loadBench } from '../lazy';

interface Options {
  json: boolean;
  record: boolean;
  listing?: string;
  target: string;
}

export function addBench(program: Command): void {
  program
    .command('bench')
    .option('--json', 'print {"rows": [{"name", "instructions", "cycles"}]} instead of a table', false)
    .option('--record', 'make the counts the baseline that `npm test` compares with', false)
    .option('--listing <row>', 'print the instructions of one kernel row, with the cycles of each')
    .option('--target <name>', "sim, or hil: the connected board's own cycle counter", 'sim')
    .description('measure kernel operations and compiled code in instructions and estimated cycles')
    .action(async (options: Options) => {
      await loadBench().runBench(options);
    });
}
