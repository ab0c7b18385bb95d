/**
 * The memory of a system: where the kernel's and every process's sections go.
 *
 * Flash: the kernel with its tables and all initial data, then the processes' code. RAM: the kernel (its stack lowest, so
 * that an overflow leaves RAM), then the processes; at the end of RAM the pool. A process's RAM begins with its stack, for the
 * same reason: what lies below is never its own. The space that rounding to regions leaves makes its stack longer. The stacks
 * of its other threads follow its variables, each with room for a guard region at its bottom; last comes what a restart leaves
 * as it is.
 *
 * The kernel's variables follow its stack directly, and begin with its state: code that has an empty stack finds it there. They
 * all begin as zero, so none of them has an image in flash. Behind them lie those that outlive a reset, the ring of the trace last. Behind the
 * processes lies what is kept for a post-mortem.
 */
import { REQUIRED_EFFICIENCY, solveLayout, type Layout, type SegmentRequest } from './layout';
import { alignUp, endOf, GRANULE, type Range } from './mpu';
import type { ObjectSizes } from './objects';
import type { Placement } from './placement';
import { type KernelObjects, pieceTablesSize, planPostMortem, type PostMortem } from './post-mortem';
import { BuildError } from './problem';

const STACK_ALIGNMENT = 8;
/** A layout that wastes too much; with more regions there may be a better one. */
export class WasteError extends BuildError {}

export interface ProcessNeeds {
  readonly name: string;
  readonly sizes: ObjectSizes;
  /** Bytes of stack that it must get. */
  readonly stack: number;
  /** Regions that code and RAM may take together: 2, 3 or 4. */
  readonly regions: number;
  readonly threads: ThreadStacks;
}
/** Of the threads beside the first: how many, and the bytes of each with its guard. */
export interface ThreadStacks {
  readonly count: number;
  readonly size: number;
}
export interface KernelNeeds {
  readonly sizes: ObjectSizes;
  readonly stack: number;
  /** Bytes of the image tables. */
  readonly tables: number;
  /** Bytes of the trace's ring; 0: none. */
  readonly trace: number;
  /** Undefined: nothing is kept for a post-mortem. */
  readonly objects?: KernelObjects | undefined;
}

export interface ProcessMemory {
  readonly name: string;
  readonly code: Placement;
  readonly ram: Placement;
  /** Bytes that the process needs of each. */
  readonly codeUsed: number;
  readonly ramUsed: number;
  readonly text: number;
  readonly rodata: number;
  readonly stackBase: number;
  readonly stackTop: number;
  readonly data: number;
  readonly dataLoad: number;
  readonly dataLength: number;
  readonly bss: number;
  readonly bssLength: number;
  readonly threadStacks: number;
  readonly threads: ThreadStacks;
  readonly retained: number;
  readonly retainedLength: number;
}
export interface KernelMemory {
  readonly vectors: number;
  readonly text: number;
  readonly rodata: number;
  readonly tables: number;
  /** The tables of what is kept for a post-mortem. */
  readonly pieces: number;
  readonly stackBase: number;
  /** Where the variables begin. */
  readonly stackTop: number;
  readonly retained: number;
  /** The ring of the trace: as what is retained, it outlives a reset. */
  readonly trace: Range;
  /** Everything of it, initial data of processes included. */
  readonly flash: Range;
  readonly ram: Range;
}
export interface SystemMemory {
  readonly kernel: KernelMemory;
  readonly processes: readonly ProcessMemory[];
  /** Memory for processes to allocate; a multiple of its length, so that every power of two in it can be a region. */
  readonly pool: Range;
  readonly postMortem: PostMortem;
  readonly flashLayout: Layout;
  readonly ramLayout: Layout;
}

export function planMemory(
  kernelNeeds: KernelNeeds,
  needs: readonly ProcessNeeds[],
  memories: { readonly flash: Range; readonly ram: Range },
  poolSize = 0,
): SystemMemory {
  const pool = placePool(poolSize, memories.ram);
  const { kernel, loads } = placeKernel(kernelNeeds, needs, memories);
  const codes = needs.map((need) => codeRequest(need, need.regions >= 4 ? 2 : 1));
  const rams = needs.map((need) => ramRequest(need, need.regions >= 3 ? 2 : 1));
  const ramBelowPool = { start: memories.ram.start, length: pool.start - memories.ram.start };
  const flashLayout = solve(codes, restOf(memories.flash, kernel.flash, 'flash'), 'flash');
  const ramLayout = solve(rams, restOf(ramBelowPool, kernel.ram, 'RAM'), 'RAM');
  const processes = needs.map((need, index) =>
    placeProcess(need, flashLayout.placements[index]!, ramLayout.placements[index]!, loads[index]!),
  );
  const postMortem = planPostMortem({ kernel, processes }, ramBelowPool, kernelNeeds.objects);
  return { kernel, processes, pool, postMortem, flashLayout, ramLayout };
}

/** The last place in RAM that is a multiple of the pool's length. */
function placePool(length: number, ram: Range): Range {
  const last = endOf(ram) - length;
  const start = length === 0 ? last : Math.floor(last / length) * length;
  if (start >= ram.start) return { start, length };
  throw new BuildError({
    message: `the pool of ${length} bytes does not fit into the RAM of the board, which has ${ram.length}`,
    hint: 'a pool is a power of two and begins at a multiple of it',
  });
}

/** Where each process's initial data lies in flash: behind the kernel's, unseen by every process. */
function placeKernel(
  { sizes, stack, tables, trace, objects }: KernelNeeds,
  needs: readonly ProcessNeeds[],
  { flash, ram }: { readonly flash: Range; readonly ram: Range },
): { kernel: KernelMemory; loads: number[] } {
  const inFlash = new Cursor(flash.start);
  const vectors = inFlash.take(sizes.vectors.size, sizes.vectors.alignment);
  // Constants need no more than a word's alignment: they fill what the alignment of the code would leave behind the vectors.
  const rodata = inFlash.take(sizes.rodata.size, sizes.rodata.alignment);
  const text = inFlash.take(sizes.text.size, sizes.text.alignment);
  const tableBase = inFlash.take(tables, 4);
  const threads = needs.map((need) => need.threads);
  const pieces = inFlash.take(pieceTablesSize(threads, objects !== undefined), 4);
  const loads = needs.map((need) => inFlash.take(need.sizes.data.size, 4));
  const inRam = new Cursor(ram.start);
  const stackBase = inRam.take(stack, STACK_ALIGNMENT);
  const stackTop = inRam.take(sizes.bss.size, Math.max(STACK_ALIGNMENT, sizes.bss.alignment));
  const retained = inRam.take(sizes.retained.size, sizes.retained.alignment);
  const ring = inRam.take(trace, 4);
  const kernel: KernelMemory = {
    ...{ vectors, text, rodata, tables: tableBase, pieces, stackBase, stackTop, retained },
    trace: { start: ring, length: trace },
    flash: { start: flash.start, length: inFlash.next - flash.start },
    ram: { start: ram.start, length: inRam.next - ram.start },
  };
  return { kernel, loads };
}

/** Hands out addresses upwards. */
class Cursor {
  constructor(public next: number) {}

  take(size: number, alignment: number): number {
    const start = alignUp(this.next, alignment);
    this.next = start + size;
    return start;
  }
}

function restOf(memory: Range, taken: Range, what: string): Range {
  const start = alignUp(endOf(taken), GRANULE);
  if (start <= endOf(memory)) return { start, length: endOf(memory) - start };
  throw new BuildError({
    message: `the kernel does not fit into the ${what} of the board: it needs ${taken.length} of ${memory.length} bytes`,
    hint: 'use fewer processes, or fewer initialised variables in them',
  });
}

function solve(requests: readonly SegmentRequest[], memory: Range, what: string): Layout {
  const layout = solveLayout(requests, memory, what);
  const least = requests.reduce((sum, { length }) => sum + alignUp(length, GRANULE), 0);
  // Where all segments are smaller than a few granules, no layout can do better than the granules allow.
  if (layout.efficiency >= REQUIRED_EFFICIENCY || layout.occupied <= least) return layout;
  throw new WasteError({
    message: `the best layout uses only ${percent(layout.efficiency)} of the ${what} that it takes (${layout.used} of ${layout.occupied} bytes); ${percent(REQUIRED_EFFICIENCY)} are required`,
    hint: 'memory protection regions come in powers of two and their eighths: change the size of a large process, or grant fewer peripherals so that it may use more regions',
  });
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function codeRequest(need: ProcessNeeds, regions: number): SegmentRequest {
  const { text, rodata } = need.sizes;
  return {
    name: need.name,
    length: rodataOffset(need) + rodata.size,
    alignment: Math.max(text.alignment, rodata.alignment),
    regions,
  };
}

function rodataOffset({ sizes: { text, rodata } }: ProcessNeeds): number {
  return alignUp(text.size, rodata.alignment);
}

function ramRequest(need: ProcessNeeds, regions: number): SegmentRequest {
  const alignment = dataAlignment(need);
  const last = lastLength(need);
  return {
    name: need.name,
    length: alignUp(alignUp(need.stack, alignment) + dataLength(need), lastAlignment(need)) + last,
    alignment,
    regions,
  };
}

/** Stacks of threads, and what is retained: they begin so that they end with the process's RAM. */
function lastLength(need: ProcessNeeds): number {
  return stacksLength(need) + alignUp(need.sizes.retained.size, lastAlignment(need));
}

function stacksLength({ threads }: ProcessNeeds): number {
  return threads.count * threads.size;
}

function lastAlignment(need: ProcessNeeds): number {
  return stacksLength(need) === 0 ? need.sizes.retained.alignment : GRANULE;
}

function dataAlignment({ sizes: { data, bss } }: ProcessNeeds): number {
  return Math.max(STACK_ALIGNMENT, data.alignment, bss.alignment);
}

function bssOffset({ sizes: { data, bss } }: ProcessNeeds): number {
  return alignUp(data.size, bss.alignment);
}

function dataLength(need: ProcessNeeds): number {
  return bssOffset(need) + need.sizes.bss.size;
}

function placeProcess(need: ProcessNeeds, code: Placement, ram: Placement, dataLoad: number): ProcessMemory {
  const alignment = dataAlignment(need);
  const threadStacks = endOf(ram.range) - lastLength(need);
  const data = Math.floor((threadStacks - dataLength(need)) / alignment) * alignment;
  return {
    name: need.name,
    code,
    ram,
    codeUsed: codeRequest(need, 1).length,
    ramUsed: ramRequest(need, 1).length,
    text: code.range.start,
    rodata: code.range.start + rodataOffset(need),
    stackBase: ram.range.start,
    stackTop: data,
    data,
    dataLoad,
    dataLength: need.sizes.data.size,
    bss: data + bssOffset(need),
    bssLength: need.sizes.bss.size,
    threadStacks,
    threads: need.threads,
    retained: threadStacks + stacksLength(need),
    retainedLength: need.sizes.retained.size,
  };
}
