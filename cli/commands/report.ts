/** `conductor report`: what a system takes of the chip, how far each stack can grow, and who may do what; as text, data or a page. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { BuildResult } from '../build';
import { UserError } from '../errors';
import { loadBuild, loadReport } from '../lazy';
import { note } from '../output';
import { DEFAULT_SYSTEM, shown } from '../paths';
import type { HeapUses } from '../report/heaps';
import type { HighWaterMarks } from '../report/stacks';
import { attach } from '../target/running';
import { requireTools } from '../toolchain/setup';
import { build } from './image';

interface Options {
  readonly json: boolean;
  readonly caps: boolean;
  /** True: beside the image. */
  readonly html?: string | true;
  readonly trace?: string;
  /** True: the only one that runs. */
  readonly live?: string | true;
  readonly record: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('[system]', 'the system file', DEFAULT_SYSTEM)
    .description('print memory, protection regions and stack bounds of a system, or draw them')
    .option(
      '--caps',
      'the authority graph instead: each capability at boot, as `caps` in the shell shows it',
      false,
    )
    .option('--json', 'as data', false)
    .option('--html [file]', 'as a page with pictures (default: report.html beside the image)')
    .option('--trace <file>', 'what `conductor trace --record` wrote, for the message paths of the page')
    .option(
      '--live [system]',
      'measure the stacks and heaps of the page in a system that runs (`conductor run` in another terminal)',
    )
    .option('--record', 'append the sizes to the history beside the system file', false)
    .action(async (system: string, options: Options) => {
      refuseWrongOptions(options);
      await requireTools(['compiler']);
      const built = await build(system);
      if (options.record) await record(system, built);
      if (options.html === undefined) print(built, options);
      else await writePage(system, built, options);
    });
}

/** Before anything is built. `--html system.ts` takes the system file for the page, which must not overwrite it. */
function refuseWrongOptions({ html, trace, live, json, caps }: Options): void {
  if (typeof html === 'string' && !/\.html?$/.test(html)) {
    throw new UserError(
      `${html} is no name of a page: end it with .html, or put the system file before --html`,
    );
  }
  if (html !== undefined && (json || caps)) {
    throw new UserError('--html writes a page; --json and --caps print: use one of them');
  }
  const forPage = trace !== undefined ? '--trace' : live !== undefined ? '--live' : undefined;
  if (html === undefined && forPage !== undefined)
    throw new UserError(`${forPage} is for the page: add --html`);
}

function print({ report, reportPath }: BuildResult, { json, caps }: Options): void {
  const text = (): string =>
    caps
      ? report.authority.map((each) => `${loadBuild().formatAuthority(each)}\n`).join('')
      : readFileSync(reportPath, 'utf8');
  process.stdout.write(json ? `${JSON.stringify(caps ? report.authority : report)}\n` : text());
}

async function record(system: string, { report }: BuildResult): Promise<void> {
  const { historyFile, recordSizes } = loadReport();
  const isNew = recordSizes(system, report, await loadBuild().compilerVersion());
  const file = shown(path.resolve(historyFile(system)));
  note(isNew ? `Recorded in ${file}.` : `Nothing has changed since the last record in ${file}.`);
}

async function writePage(system: string, built: BuildResult, { html, trace, live }: Options): Promise<void> {
  const { hotPathsOf, readHistory, readRecording, renderPage } = loadReport();
  const file = html === true ? path.join(path.dirname(built.reportPath), 'report.html') : html!;
  const page = await renderPage({
    report: built.report,
    history: readHistory(system),
    ...(trace === undefined ? {} : { hotPaths: hotPathsOf(readRecording(trace)) }),
    ...(live === undefined ? {} : await measure(built, live)),
  });
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UserError(`can't write ${file}: ${(error as Error).message}`);
  }
  process.stdout.write(`${shown(path.resolve(file))}\n`);
}

interface Measured {
  readonly highWaterMarks: HighWaterMarks;
  readonly heapUses: HeapUses;
}

async function measure({ elf }: BuildResult, live: string | true): Promise<Measured> {
  const attachment = await attach(live === true ? undefined : live);
  try {
    const { elf: running } = attachment.announcement;
    if (running !== elf) {
      throw new UserError(
        `what runs is ${shown(running)}, and the report is of ${shown(elf)}: name the same system`,
      );
    }
    const { highWaterMarksIn, lookInto, readHeaps, SystemImage } = loadReport();
    const image = new SystemImage(elf);
    const memory = { read: (at: number, length: number) => attachment.readMemory(at, length) };
    const highWaterMarks = highWaterMarksIn(await lookInto(attachment, image));
    return { highWaterMarks, heapUses: await readHeaps(memory, image) };
  } finally {
    attachment.close();
  }
}
