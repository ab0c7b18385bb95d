/**
 * The memory in which a run and a fault leave what they were (docs/0032-post-mortem.md), and the tables in flash by which it is
 * copied there: of a run the kernel's memory and all stacks, of a fault what the kernel knows of the process, and its stacks. It lies
 * above everything that is in a process's regions, so nobody but the kernel reaches it.
 */
import type { KernelMemory, ProcessMemory, ThreadStacks } from './memory';
import { alignUp, endOf, type Range } from './mpu';
import { BuildError } from './problem';

/** Where the kernel has what it knows of threads and processes: offsets in its variables, and in those that outlive a reset. */
export interface KernelObjects {
  readonly threads: { readonly offset: number; readonly size: number };
  readonly processes: { readonly offset: number; readonly size: number };
  /** The mark by which a run of this build is recognised, and the bytes around it. */
  readonly kept: { readonly offset: number; readonly size: number };
}

/** What the kernel's `copyPieces` takes: the pieces are put one behind the other from the target on. */
export interface PieceTable {
  /** Of the table itself. */
  readonly address: number;
  readonly target: number;
  readonly pieces: readonly Range[];
}

export interface PostMortem {
  /** Empty when nothing is kept. */
  readonly area: Range;
  readonly run: PieceTable;
  /** For each process. */
  readonly faults: readonly PieceTable[];
}

/** The kernel copies so many bytes at a time. */
const STEP = 16;

/** Bytes of a table of so many pieces: where to, then start and length of each, and an end. */
function tableSize(pieces: number): number {
  return 4 * (1 + 2 * (pieces + 1));
}

/** What all tables take. Without a post-mortem there is one, and it is empty. */
export function pieceTablesSize(threads: readonly ThreadStacks[], isKept: boolean): number {
  if (!isKept) return tableSize(0);
  const each = threads.map(({ count }) => (count > 0 ? { run: 2, fault: 6 } : { run: 1, fault: 4 }));
  const faults = each.reduce((sum, { fault }) => sum + tableSize(fault), 0);
  return tableSize(each.reduce((sum, { run }) => sum + run, 1)) + faults;
}

interface Placed {
  readonly kernel: KernelMemory;
  readonly processes: readonly ProcessMemory[];
}

/** `objects` undefined: nothing is kept. `memory` ends where the area must end. */
export function planPostMortem(
  placed: Placed,
  memory: Range,
  objects: KernelObjects | undefined,
): PostMortem {
  const { kernel, processes } = placed;
  const used = Math.max(endOf(kernel.ram), ...processes.map(({ ram }) => endOf(ram.range)));
  const start = alignUp(used, STEP);
  const run = { address: kernel.pieces, target: start, pieces: objects ? piecesOfRun(placed) : [] };
  if (!objects) return { area: { start, length: 0 }, run, faults: processes.map(() => run) };
  const target = start + copiedLength(run.pieces);
  let address = kernel.pieces + tableSize(run.pieces.length);
  const faults = piecesOfFaults(placed, objects).map((pieces): PieceTable => {
    const table = { address, target, pieces };
    address += tableSize(pieces.length);
    return table;
  });
  const longest = Math.max(...faults.map(({ pieces }) => copiedLength(pieces)));
  return { area: fitting({ start, length: target + longest - start }, memory), run, faults };
}

function fitting(area: Range, memory: Range): Range {
  if (endOf(area) <= endOf(memory)) return area;
  throw new BuildError({
    message: `what is kept for a post-mortem, ${area.length} bytes, does not fit: ${endOf(memory) - area.start} bytes of RAM are left`,
    hint: 'make a process or the pool smaller, or write `postMortem: false` beside the processes',
  });
}

function copiedLength(pieces: readonly Range[]): number {
  return pieces.reduce((sum, { length }) => sum + alignUp(length, STEP), 0);
}

function piecesOfRun({ kernel, processes }: Placed): Range[] {
  const { stackBase, ram } = kernel;
  return [{ start: stackBase, length: alignUp(endOf(ram), 4) - stackBase }, ...processes.flatMap(stacksOf)];
}

/** The first thread of a process has its number; the others follow behind the first ones of all. */
function piecesOfFaults({ kernel, processes }: Placed, objects: KernelObjects): Range[][] {
  let others = processes.length;
  const element = ({ offset, size }: { offset: number; size: number }, index: number, count = 1): Range => ({
    start: kernel.stackTop + offset + index * size,
    length: count * size,
  });
  return processes.map((process, index) => {
    const { count } = process.threads;
    const first = others;
    others += count;
    return [
      { start: kernel.retained + objects.kept.offset, length: objects.kept.size },
      element(objects.processes, index),
      element(objects.threads, index),
      ...(count > 0 ? [element(objects.threads, first, count)] : []),
      ...stacksOf(process),
    ];
  });
}

function stacksOf({ stackBase, stackTop, threadStacks, threads }: ProcessMemory): Range[] {
  const first = { start: stackBase, length: stackTop - stackBase };
  const others = { start: threadStacks, length: threads.count * threads.size };
  return [first, others].filter(({ length }) => length > 0);
}

/** The words of all tables, one behind the other. */
export function pieceWords({ run, faults }: PostMortem): number[] {
  const tables = [run, ...faults.filter((table) => table !== run)];
  return tables.flatMap(({ target, pieces }) => [
    target,
    ...pieces.flatMap(({ start, length }) => [start, length]),
    ...[0, 0],
  ]);
}
