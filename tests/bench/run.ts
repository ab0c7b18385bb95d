/** `npm run bench`: measures everything and prints it for people, or as JSON for programs. */
import path from 'node:path';
import type { BuildResult } from '../../cli/build';
import { build } from '../../cli/commands/image';
import { UserError } from '../../cli/errors';
import { runSteps } from '../../cli/output';
import { ROOT } from '../../cli/paths';
import { requireTools } from '../../cli/toolchain/setup';
import { recordBaseline } from './baseline';
import { measureKernel, profileKernel } from './kernel';
import { describeWays, LATENCY_ROW, latencyRows, measureLatency } from './latency';
import { listingOf } from './listing';
import type { Row, SizeRow } from './row';
import { listSizes } from './size-listing';
import { tableOf } from './table';
import { measureWorkloads } from './workloads';

const DEFAULT_SYSTEM = path.join(ROOT, 'system', 'default.ts');

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
  const { rows, size } = await measure();
  if (record) recordBaseline(rows);
  process.stdout.write(json ? `${JSON.stringify({ rows: [...rows, size] })}\n` : tableOf(rows, size));
}

async function measure(): Promise<{ rows: Row[]; size: SizeRow }> {
  const rows: Row[] = [];
  const sizes: SizeRow[] = [];
  await runSteps([
    {
      title: 'Kernel operations',
      run: async (report) => {
        rows.push(...(await measureKernel(await buildSystem('system.ts', report))));
      },
    },
    {
      title: 'Interrupts at every instruction of every call',
      run: async (report) => {
        rows.push(...latencyRows(await measureLatency(await buildSystem('latency-system.ts', report))));
      },
    },
    { title: 'Workloads', run: async () => void rows.push(...(await measureWorkloads())) },
    {
      title: 'Sizes in the default system',
      run: async (report) => void sizes.push(sizeOf(await buildSystem(DEFAULT_SYSTEM, report))),
    },
  ]);
  return { rows, size: sizes[0]! };
}

function sizeOf({ report }: BuildResult): SizeRow {
  const { flash, ram, perProcess, perCapability, perRegion, perFpu } = report.kernel.sizes;
  return { name: 'size', flash, ram, perProcess, perCapability, perRegion, perFpu };
}

async function printListing(row: string): Promise<void> {
  let text = '';
  await runSteps([{ title: row, run: async (report) => void (text = await listRow(row, report)) }]);
  process.stdout.write(text);
}

async function listRow(row: string, report: (text: string) => void): Promise<string> {
  if (row === LATENCY_ROW) {
    return describeWays(await measureLatency(await buildSystem('latency-system.ts', report)));
  }
  if (row === 'size') return listSizes(await buildSystem(DEFAULT_SYSTEM, report));
  const built = await buildSystem('system.ts', report);
  const { listing } = await profileKernel(built, row);
  if (listing.length === 0) throw new UserError(`the bench can't list a row '${row}'`);
  return listingOf(built.elf, listing);
}

async function buildSystem(file: string, report: (text: string) => void): Promise<BuildResult> {
  report('building');
  const built = await build(path.resolve(__dirname, file));
  report('measuring');
  return built;
}
