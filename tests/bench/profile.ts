/**
 * Counts instructions and estimated Cortex-M4 cycles between marks in an ELF, by running it in the simulator with the
 * plugin of `profiler/`. Runs are made deterministic by QEMU's instruction counter, so the figures repeat exactly.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startQemu } from '../../cli/target/qemu/qemu';
import { requireTools } from '../../cli/toolchain/setup';
import type { Cost } from './row';
import { buildPlugin } from './plugin';

/** A window: from the instruction at `start` (included) to the one at `end` (excluded), every time it is passed. */
export interface Mark {
  name: string;
  start: number;
  end: number;
}

/** Medians over all samples of a mark. */
export interface Measured extends Cost {
  samples: number;
}

/** An executed instruction, or the passage of an exception. */
export interface Step {
  /** 0: no instruction, but the passage of an exception. */
  address: number;
  cycles: number;
  strict: number;
  passage: Passage;
  exception: number;
}

export enum Passage {
  none = 0,
  entry = 1,
  exit = 2,
  tailChain = 3,
}

export interface ProfileOptions {
  machine?: string;
  /** Serial port of the console. */
  consolePort?: number;
  /** The mark of which the last sample is listed. */
  list?: string;
  /** More arguments for the plugin. */
  parameters?: readonly string[];
  /** Interrupts are taken after any instruction, as by a processor; else only between blocks of them. */
  everyInstruction?: boolean;
}

export interface Profile {
  costs: Map<string, Measured>;
  listing: Step[];
  /** What the plugin found about interrupts (latency.ts). */
  latency: unknown;
  /** What the system said on its console. */
  output: string;
}

type Sample = [instructions: number, cycles: number, strict: number, exceptions: number];
type Line = [address: number, cycles: number, strict: number, passage: Passage, exception: number];

interface Results {
  samples: Record<string, Sample[]>;
  listing: Line[];
  latency: unknown;
}

/** Ten times what the longest takes on a machine with nothing else to do. */
const TIME_LIMIT = 150_000;

export async function profile(
  elf: string,
  marks: readonly Mark[],
  options: ProfileOptions = {},
): Promise<Profile> {
  await requireTools(['simulator', 'hostCompiler']);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-profile-'));
  try {
    const file = path.join(folder, 'results.json');
    const parameters = [`out=${file}`, ...marks.map(markParameter), ...(options.parameters ?? [])];
    if (options.list !== undefined) parameters.push(`list=${options.list}`);
    const output = await run(elf, ['-plugin', [await buildPlugin(), ...parameters].join(',')], options);
    const { samples, listing, latency } = JSON.parse(readFileSync(file, 'utf8')) as Results;
    return { costs: costsOf(samples, marks), listing: listing.map(stepOf), latency, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function markParameter({ name, start, end }: Mark): string {
  return `mark=${name}:${start.toString(16)}:${end.toString(16)}`;
}

async function run(elf: string, extra: readonly string[], options: ProfileOptions): Promise<string> {
  const board = await startQemu({
    elf,
    machine: options.machine ?? 'netduinoplus2',
    consolePort: options.consolePort ?? 1,
    instructionShift: 0,
    timeLimit: TIME_LIMIT,
    extra: options.everyInstruction ? [...extra, '-singlestep'] : extra,
  });
  let said = '';
  board.onOutput((text) => (said += text));
  const ending = await board.ended;
  if (ending.kind === 'exit' && ending.status === 0) return said;
  throw new Error(`the measured program did not end well: ${JSON.stringify(ending)}\n${said}`);
}

function costsOf(samples: Results['samples'], marks: readonly Mark[]): Map<string, Measured> {
  return new Map(
    marks.map(({ name }) => {
      const list = samples[name] ?? [];
      if (list.length === 0) throw new Error(`the mark '${name}' was never passed`);
      const instructions = median(list.map(([count]) => count));
      const cycles = median(list.map(([, count]) => count));
      const strict = median(list.map(([, , count]) => count));
      return [name, { instructions, cycles, strict, samples: list.length }];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function stepOf([address, cycles, strict, passage, exception]: Line): Step {
  return { address, cycles, strict, passage, exception };
}
