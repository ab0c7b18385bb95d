/**
 * The memory map: every byte of flash and RAM by owner and purpose, from the build report.
 *
 * Invariant: the pieces of a memory follow each other without a gap from its first byte to its last; what nobody has is a piece, too.
 */
import type { Extent, MemoryReport, ProcessReport, SystemReport } from '../../linker/report';

/**
 * `padding`: covered by the regions of its owner, which needs less (in RAM it makes the stack longer). `between`: skipped by the
 * layout, covered by nobody's region. `free`: behind the last owner.
 */
export type Purpose =
  | 'code'
  | 'tables'
  | 'initial data'
  | 'stack'
  | 'data'
  | 'thread stacks'
  | 'retained'
  | 'trace'
  | 'pool'
  | 'post-mortem'
  | 'padding'
  | 'between'
  | 'free';

export interface Piece {
  /** `kernel`, a process, `pool`, `post-mortem`; empty: nobody. */
  readonly owner: string;
  readonly purpose: Purpose;
  readonly start: number;
  /** Bytes. */
  readonly length: number;
}

export interface MemoryMap {
  readonly name: 'flash' | 'RAM';
  readonly base: number;
  readonly size: number;
  readonly pieces: readonly Piece[];
}

export const KERNEL = 'kernel';
export const POOL = 'pool';
export const POST_MORTEM = 'post-mortem';

export function flashMap({ flash, kernel, processes }: SystemReport): MemoryMap {
  const { base, size } = kernel.flash;
  const { tables, initialData } = kernel;
  const ofKernel = inOrder(KERNEL, base, [
    ['code', size - tables - initialData],
    ['tables', tables],
    ['initial data', initialData],
  ]);
  const ofProcesses = processes.flatMap(({ name, flash: extent }) =>
    inOrder(name, extent.base, [
      ['code', extent.used],
      ['padding', extent.size - extent.used],
    ]),
  );
  return mapOf('flash', flash, [...ofKernel, ...ofProcesses]);
}

export function ramMap({ ram, kernel, processes, pool, postMortem }: SystemReport): MemoryMap {
  const { ram: extent, stack, trace } = kernel;
  const beforeTrace = trace.size === 0 ? extent.size : trace.base - extent.base;
  const ofKernel = inOrder(KERNEL, extent.base, [
    ['stack', stack.size],
    ['data', beforeTrace - stack.size],
    ['trace', trace.size],
    ['data', extent.size - beforeTrace - trace.size],
  ]);
  const ofPool = inOrder(POOL, pool.base, [['pool', pool.size]]);
  const kept = inOrder(POST_MORTEM, postMortem.start, [['post-mortem', postMortem.length]]);
  return mapOf('RAM', ram, [...ofKernel, ...processes.flatMap(ramOfProcess), ...kept, ...ofPool]);
}

/** The stack is lowest, and what rounding to regions leaves lies below what it needs (linker/memory.ts). */
function ramOfProcess({ name, ram, stack, threads, retained }: ProcessReport): Piece[] {
  const spare = spareOf(ram);
  const threadStacks = threads.count * threads.stack.size;
  return inOrder(name, ram.base, [
    ['padding', spare],
    ['stack', stack.size - spare],
    ['data', threads.base - ram.base - stack.size],
    ['thread stacks', threadStacks],
    ['retained', retained.size],
    ['padding', ram.size - (threads.base - ram.base) - threadStacks - retained.size],
  ]);
}

function spareOf({ size, used }: Extent): number {
  return size - used;
}

function inOrder(owner: string, base: number, parts: readonly (readonly [Purpose, number])[]): Piece[] {
  let start = base;
  const pieces = parts.map(([purpose, length]) => {
    const piece = { owner, purpose, start, length };
    start += length;
    return piece;
  });
  return pieces.filter(({ length }) => length > 0);
}

/** Fills what the owned pieces leave. */
function mapOf(name: MemoryMap['name'], { base, size }: MemoryReport, owned: readonly Piece[]): MemoryMap {
  const sorted = [...owned].sort((a, b) => a.start - b.start);
  const lastProcess = sorted.filter(({ owner }) => owner !== POOL && owner !== POST_MORTEM).at(-1);
  const pieces: Piece[] = [];
  let next = base;
  const skipTo = (end: number): void => {
    const purpose = lastProcess && next < lastProcess.start ? 'between' : 'free';
    if (end > next) pieces.push({ owner: '', purpose, start: next, length: end - next });
  };
  for (const piece of sorted) {
    skipTo(piece.start);
    pieces.push(piece);
    next = piece.start + piece.length;
  }
  skipTo(base + size);
  return { name, base, size, pieces };
}

/** What a line of the picture shows: pieces cut to its addresses, or several lines that one piece fills and that need no drawing. */
export interface Line {
  readonly start: number;
  readonly length: number;
  readonly pieces: readonly Piece[];
  /** It stands for more than its own length. */
  readonly folded: boolean;
}

/** Lines that one piece fills, from here on, are drawn as one. */
const FOLD_FROM = 3;

/** Cuts a map into lines of so many bytes. */
export function linesOf({ base, size, pieces }: MemoryMap, bytes: number): Line[] {
  const lines: Line[] = [];
  for (let start = base; start < base + size; start += bytes) {
    const cut = pieces.map((piece) => cutTo(piece, start, start + bytes)).filter(({ length }) => length > 0);
    lines.push({ start, length: bytes, pieces: cut, folded: false });
  }
  return fold(lines);
}

function cutTo(piece: Piece, from: number, to: number): Piece {
  const start = Math.max(piece.start, from);
  const end = Math.min(piece.start + piece.length, to);
  return { ...piece, start, length: Math.max(0, end - start) };
}

function fold(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (let index = 0; index < lines.length;) {
    let end = index + 1;
    while (end < lines.length && sameFill(lines[index]!, lines[end]!)) end++;
    result.push(
      ...(end - index < FOLD_FROM ? lines.slice(index, end) : [foldedLine(lines.slice(index, end))]),
    );
    index = end;
  }
  return result;
}

function sameFill(a: Line, b: Line): boolean {
  const [first, second] = [a.pieces[0]!, b.pieces[0]!];
  const whole = a.pieces.length === 1 && b.pieces.length === 1;
  return whole && first.owner === second.owner && first.purpose === second.purpose;
}

function foldedLine(lines: readonly Line[]): Line {
  const { start, pieces } = lines[0]!;
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  return { start, length, pieces: [{ ...pieces[0]!, length }], folded: true };
}

/** Lines that a map should have at most. */
const MOST_LINES = 20;

/** Bytes of a line: a power of two, so that regions of the protection unit begin where lines or their parts do. */
export function bytesOfLine({ pieces }: MemoryMap): number {
  const owned = pieces.filter(({ purpose }) => purpose !== 'free');
  const taken = owned.reduce((sum, { length }) => sum + length, 0);
  return 2 ** Math.ceil(Math.log2(Math.max(1, taken / MOST_LINES)));
}
