/**
 * Runs the fuzzing system of `system.ts` in the simulator: tells its director the seed and the number of calls, and reads what
 * it says at the end. Time is not counted in instructions, so that a run is as fast as the host; the witnesses count by the
 * simulated clock, whatever the host does meanwhile.
 */
import path from 'node:path';
import { Operation, OPERATION_COUNT } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { buildSystem } from '../../cli/build';
import { loadBoard } from '../../cli/lazy';
import type { Ending } from '../../cli/target/board';
import { Console } from '../../cli/target/console';
import { type QemuOptions, startQemu } from '../../cli/target/qemu/qemu';
import { machineOptions } from '../../cli/target/qemu/start';

export interface Witness {
  readonly number: number;
  readonly due: number;
  readonly late: number;
  readonly changed: number;
}

export interface Campaign {
  /** By operation and status: how often. Numbers without an operation are called `none`. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly witnesses: ReadonlyMap<string, Witness>;
  /** What all processes hold, before and after. */
  readonly before: string;
  readonly after: string;
  readonly calls: number;
  /** Times the fuzzer began again, and how many of those because it did not get on. */
  readonly lives: number;
  readonly stuck: number;
  readonly ending: Ending;
  readonly unexpectedLog: readonly string[];
  readonly output: string;
}

const SYSTEM = path.join(__dirname, 'system.ts');
/** Of nothing being said; the director speaks at the end only. */
const PATIENCE_PER_MILLION = 400_000;

export async function buildFuzzSystem(): Promise<string> {
  return (await buildSystem(SYSTEM)).elf;
}

export async function runCampaign(
  elf: string,
  seed: number,
  calls: number,
  options: Partial<QemuOptions> = {},
): Promise<Campaign> {
  const limit = 120_000 + (calls / 1e6) * PATIENCE_PER_MILLION;
  const board = await startQemu({
    elf,
    ...machineOptions(loadBoard('stm32f4-discovery').qemu!),
    timeLimit: limit,
    ...options,
  });
  const console = new Console(board);
  try {
    await console.until(/fuzz> /);
    board.send(`${seed >>> 0} ${calls}\r`);
    await console.until(/^end [^\n]*\n/m, limit);
  } catch (error) {
    board.stop();
    const how = JSON.stringify(await board.ended);
    throw new Error(`seed ${seed}: ${(error as Error).message}\n${how}`);
  }
  const ending = await board.ended;
  return { ...parse(console.text), ending, unexpectedLog: board.unexpectedLog, output: console.text };
}

function parse(output: string): Omit<Campaign, 'ending' | 'unexpectedLog' | 'output'> {
  const lines = output.split(/\r?\n/);
  const counts = new Map<string, Map<string, number>>();
  const witnesses = new Map<string, Witness>();
  let end = { calls: 0, lives: 0, stuck: 0 };
  for (const line of lines) {
    const numbers = numbersIn(line);
    if (line.startsWith('count ')) addCount(counts, numbers);
    else if (line.startsWith('witness '))
      witnesses.set(line.split(' ')[1] ?? '', numbers as unknown as Witness);
    else if (line.startsWith('end ')) end = numbers as typeof end;
  }
  const census = (name: string): string =>
    lines.find((line) => line.startsWith(`census ${name} `))?.slice(8 + name.length) ?? name;
  return { counts, witnesses, before: census('before'), after: census('after'), ...end };
}

/** `name=number` pairs. */
function numbersIn(line: string): Record<string, number> {
  const pairs = [...line.matchAll(/(\w+)=(\d+)/g)].map(
    ([, name = '', value]) => [name, Number(value)] as const,
  );
  return Object.fromEntries(pairs);
}

function addCount(counts: Map<string, Map<string, number>>, line: Record<string, number>): void {
  const { operation = 0, status = 0, times = 0 } = line;
  const name = operation < OPERATION_COUNT ? (Operation[operation] ?? '') : 'none';
  const row = counts.get(name) ?? new Map<string, number>();
  counts.set(name, row.set(Status[status] ?? 'unknown', times));
}

/** For people: a line for each operation. */
export function tableOf({ counts, calls, lives, stuck }: Campaign): string {
  const rows = [...counts].map(([operation, statuses]) => {
    const cells = [...statuses].map(([status, times]) => `${status} ${times}`);
    return `  ${operation.padEnd(22)}${cells.join(', ')}`;
  });
  return [`${calls} calls in ${lives + 1} lives (${stuck} ended because they did not get on)`, ...rows].join(
    '\n',
  );
}
