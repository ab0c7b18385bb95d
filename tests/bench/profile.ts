/**
 * Counts instructions and estimated Cortex-M4 cycles between marks in an ELF, by running it in the simulator with the
 * plugin of `profiler/`. Runs are made deterministic by QEMU's instruction counter, so the figures repeat exactly.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CACHE } from '../../cli/paths';
import { type QemuBoard, startQemu } from '../../cli/simulator/qemu';
import { execute } from '../../cli/toolchain/execute';
import { requireTools } from '../../cli/toolchain/setup';

/** A window: from the instruction at `start` (included) to the one at `end` (excluded), every time it is passed. */
export interface Mark {
  name: string;
  start: number;
  end: number;
}

/** Medians over all samples of a mark. */
export interface Cost {
  instructions: number;
  cycles: number;
  samples: number;
}

export interface ProfileOptions {
  /** Talks to the running system; the run ends when the system does. */
  drive?: (board: QemuBoard) => Promise<void>;
  machine?: string;
  /** Serial port of the console. */
  consolePort?: number;
}

const TIME_LIMIT = 60_000;
const SOURCES = ['profiler.c', 'instruction.c'];
const HEADERS = ['plugin.h', 'instruction.h'];
const FOLDER = path.join(__dirname, 'profiler');

export async function profile(
  elf: string,
  marks: readonly Mark[],
  options: ProfileOptions = {},
): Promise<Map<string, Cost>> {
  await requireTools(['simulator', 'hostCompiler']);
  const plugin = await buildPlugin();
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-profile-'));
  try {
    const results = path.join(folder, 'samples.json');
    const windows = marks.map(
      (mark) => `mark=${mark.name}:${mark.start.toString(16)}:${mark.end.toString(16)}`,
    );
    const parameters = [plugin, `out=${results}`, ...windows].join(',');
    await run(elf, ['-plugin', parameters], options);
    return readCosts(results, marks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(elf: string, extra: readonly string[], options: ProfileOptions): Promise<void> {
  const board = await startQemu({
    elf,
    machine: options.machine ?? 'netduinoplus2',
    consolePort: options.consolePort ?? 1,
    injection: options.drive !== undefined,
    instructionShift: 0,
    timeLimit: TIME_LIMIT,
    extra,
  });
  let said = '';
  board.onOutput((text) => (said += text));
  await options.drive?.(board);
  const ending = await board.ended;
  if (ending.kind === 'exit' && ending.status === 0) return;
  throw new Error(`the measured program did not end well: ${JSON.stringify(ending)}\n${said}`);
}

function readCosts(file: string, marks: readonly Mark[]): Map<string, Cost> {
  const samples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, [number, number, number][]>;
  return new Map(
    marks.map(({ name }) => {
      const list = samples[name] ?? [];
      if (list.length === 0) throw new Error(`the mark '${name}' was never passed`);
      const instructions = median(list.map(([count]) => count));
      const cycles = median(list.map(([, count]) => count));
      return [name, { instructions, cycles, samples: list.length }];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Compiled once for each state of its sources. */
async function buildPlugin(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of [...SOURCES, ...HEADERS]) hash.update(readFileSync(path.join(FOLDER, name), 'utf8'));
  const target = path.join(CACHE, `profiler-${hash.digest('hex').slice(0, 12)}.so`);
  if (existsSync(target)) return target;
  mkdirSync(CACHE, { recursive: true });
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-fvisibility=hidden'];
  const sources = SOURCES.map((name) => path.join(FOLDER, name));
  const { status, output } = await execute('gcc', [...flags, '-o', target, ...sources], { total: 60_000 });
  if (status !== 0) throw new Error(`the profiler does not compile:\n${output}`);
  return target;
}
