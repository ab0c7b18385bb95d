/**
 * Compares what processes and kernel really used of their stacks — they are painted, the deepest byte ever written shows —
 * with the bounds that the build computed. Each suite does it last, after everything it did to the system.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SystemReport } from '../../cli/build';
import { defaultElf, type RunningSystem } from './system';
import { listProcesses } from './tables';

export async function expectStacksWithinBounds(system: RunningSystem, elf = defaultElf()): Promise<void> {
  const file = path.join(path.dirname(elf), 'report.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as SystemReport;
  const used = await listProcesses(system);
  for (const { name, stack } of report.processes) {
    const deepest = used.get(name)?.stackUsed ?? Infinity;
    // Nothing bounds an app's stack but its size.
    const bound = stack.bound === 0 ? stack.size : stack.bound;
    expect({ name, bound, within: deepest <= bound ? 'yes' : deepest }).toMatchObject({
      within: 'yes',
    });
  }
  const kernel = /^kernel stack +\d+ +(\d+)$/m.exec(await system.command('mem'))?.[1];
  expect(Number(kernel)).toBeGreaterThan(0);
  expect(Number(kernel)).toBeLessThanOrEqual(report.kernel.stack.bound);
}
