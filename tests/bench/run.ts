/** `npm run bench`: measures everything and prints it for people, or as JSON for programs. */
import path from 'node:path';
import { build } from '../../cli/commands/image';
import { runSteps } from '../../cli/output';
import { requireTools } from '../../cli/toolchain/setup';
import { measureKernel } from './kernel';
import type { Row } from './row';
import { measureWorkloads } from './workloads';

export async function runBench({ json }: { json: boolean }): Promise<void> {
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  const rows: Row[] = [];
  await runSteps([
    {
      title: 'Kernel operations',
      run: async (report) => {
        report('building the bench system');
        const built = await build(path.join(__dirname, 'system.ts'));
        report('measuring');
        rows.push(...(await measureKernel(built)));
      },
    },
    { title: 'Workloads', run: async () => void rows.push(...(await measureWorkloads())) },
  ]);
  process.stdout.write(json ? `${JSON.stringify({ rows })}\n` : tableOf(rows));
}

function tableOf(rows: readonly Row[]): string {
  const line = (name: string, instructions: string, cycles: string, ratio: string): string =>
    `${name.padEnd(20)}${instructions.padStart(14)}${cycles.padStart(10)}${ratio.padStart(10)}`.trimEnd();
  const body = rows.map(({ name, instructions, cycles, ratio }) =>
    line(name, String(instructions), String(cycles), ratio === undefined ? '' : ratio.toFixed(3)),
  );
  const explanation = [
    'Medians. Cycles are estimated for a Cortex-M4 without wait states (docs/0012-bench.md);',
    'ratio: cycles of the dialect over those of hand-written C without checks, same flags.',
  ];
  return `${[line('', 'instructions', 'cycles', 'ratio'), ...body, '', ...explanation].join('\n')}\n`;
}
