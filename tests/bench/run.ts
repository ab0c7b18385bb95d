/** `npm run bench`: measures everything and prints it for people, or as JSON for programs. */
import path from 'node:path';
import type { BuildResult } from '../../cli/build';
import { build } from '../../cli/commands/image';
import { UserError } from '../../cli/errors';
import { runSteps } from '../../cli/output';
import { ROOT } from '../../cli/paths';
import { recordSizes } from '../../cli/report/history';
import { requireTools } from '../../cli/toolchain/setup';
import { requireTarget } from '../../cli/target/start';
import { measureAppCall } from './app-call';
import { measureApps } from './app-workloads';
import { compilerVersion, recordBaseline } from './baseline';
import { type MeasuredCycles, measureOnBoard, tableOfCycles } from './hardware';
import { measureKernel, measureTraced, profileKernel, TRACED_SUFFIX } from './kernel';
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
  /** `hil`: the kernel's rows on the connected board, in cycles of its counter. */
  target: string;
}

export async function runBench({ json, record, listing, target }: BenchOptions): Promise<void> {
  if (target === 'hil') return benchBoard(json);
  if (target !== 'sim') throw new UserError(`the bench has no target '${target}'; it has sim and hil`);
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  if (listing !== undefined) return printListing(listing);
  const { rows, size } = await measure();
  if (record) await recordAll(rows);
  process.stdout.write(json ? `${JSON.stringify({ rows: [...rows, size] })}\n` : tableOf(rows, size));
}

/** What the simulator estimates stands beside what the board needs. */
async function benchBoard(json: boolean): Promise<void> {
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  await requireTarget('hardware');
  let measured: readonly MeasuredCycles[] = [];
  let estimated: readonly Row[] = [];
  const run = async (report: (text: string) => void): Promise<void> => {
    const built = await buildSystem('system.ts', report);
    measured = await measureOnBoard(built);
    report('estimating');
    estimated = await measureKernel(built);
  };
  await runSteps([{ title: 'Kernel operations on the board', run }]);
  const estimates = new Map(estimated.map(({ name, cycles }) => [name, cycles]));
  process.stdout.write(json ? `${JSON.stringify({ rows: measured })}\n` : tableOfCycles(measured, estimates));
}

/** The counts, and the sizes of the default system for its history. */
async function recordAll(rows: readonly Row[]): Promise<void> {
  recordBaseline(rows);
  const { report } = await build(DEFAULT_SYSTEM);
  recordSizes(DEFAULT_SYSTEM, report, compilerVersion());
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
      title: 'Kernel operations with a trace',
      run: async (report) => {
        rows.push(...(await measureTraced(await buildSystem('traced-system.ts', report))));
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
      title: 'Apps',
      run: async (report) => {
        rows.push(...(await measureApps()));
        rows.push(await measureAppCall(await buildSystem('app-system.ts', report)));
      },
    },
    {
      title: 'Sizes in the default system',
      run: async (report) => {
        const untraced = await buildSystem('untraced-default.ts', report);
        sizes.push(sizeOf(untraced, await buildSystem(DEFAULT_SYSTEM, report)));
      },
    },
  ]);
  return { rows, size: sizes[0]! };
}

/** The kernel without a trace, and what the trace adds to it. */
function sizeOf({ report }: BuildResult, { report: traced }: BuildResult): SizeRow {
  const { flash, ram, perProcess, perCapability, perRegion, perFpu } = report.kernel.sizes;
  const { sizes, trace } = traced.kernel;
  const added = { traceFlash: sizes.flash - flash, traceRam: trace.size + sizes.ram - ram };
  return { name: 'size', flash, ram, perProcess, perCapability, perRegion, perFpu, ...added };
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
  if (row === 'size') return listSizes(await buildSystem('untraced-default.ts', report));
  const isTraced = row.endsWith(TRACED_SUFFIX);
  const built = await buildSystem(isTraced ? 'traced-system.ts' : 'system.ts', report);
  const { listing } = await profileKernel(built, isTraced ? row.slice(0, -TRACED_SUFFIX.length) : row);
  if (listing.length === 0) throw new UserError(`the bench can't list a row '${row}'`);
  return listingOf(built.elf, listing);
}

async function buildSystem(file: string, report: (text: string) => void): Promise<BuildResult> {
  report('building');
  const built = await build(path.resolve(__dirname, file));
  report('measuring');
  return built;
}
