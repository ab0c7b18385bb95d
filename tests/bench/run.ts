/** `npm run bench`: measures everything and prints it for people, or as JSON for programs. */
import path from 'node:path';
import type { BuildResult } from '../../cli/build';
import { build } from '../../cli/commands/image';
import { UserError } from '../../cli/errors';
import { runSteps } from '../../cli/output';
import { requireTools } from '../../cli/toolchain/setup';
import { recordBaseline } from './baseline';
import { measureKernel, profileKernel } from './kernel';
import { listingOf } from './listing';
import type { Row } from './row';
import { tableOf } from './table';
import { measureWorkloads } from './workloads';

export interface BenchOptions {
  json: boolean;
  /** Writes the counts into the baseline. */
  record: boolean;
  /** Prints the instructions of one row instead. */
  listing?: string;
}

export async function runBench({ json, record, listing }: BenchOptions): Promise<void> {
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  if (listing !== undefined) return printListing(listing);
  const rows: Row[] = [];
  await runSteps([
    {
      title: 'Kernel operations',
      run: async (report) => {
        const built = await buildSystem(report);
        report('measuring');
        rows.push(...(await measureKernel(built)));
      },
    },
    { title: 'Workloads', run: async () => void rows.push(...(await measureWorkloads())) },
  ]);
  if (record) recordBaseline(rows);
  process.stdout.write(json ? `${JSON.stringify({ rows })}\n` : tableOf(rows));
}

async function printListing(row: string): Promise<void> {
  let text = '';
  await runSteps([
    {
      title: row,
      run: async (report) => {
        const built = await buildSystem(report);
        report('measuring');
        const { listing } = await profileKernel(built, row);
        if (listing.length === 0) throw new UserError(`the bench can't list a row '${row}'`);
        text = listingOf(built.elf, listing);
      },
    },
  ]);
  process.stdout.write(text);
}

async function buildSystem(report: (text: string) => void): Promise<BuildResult> {
  report('building the bench system');
  return build(path.join(__dirname, 'system.ts'));
}
