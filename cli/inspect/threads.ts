/** The threads of a system, with their stacks. */
import type { KernelTables } from './kernel-tables';
import { KeptMemory, type MemorySource } from './memory';
import type { Processor } from './processor';
import { CallNamer } from './call-namer';
import type { ThreadSnapshot } from './snapshot';
import { savedRegisters, stackUse, unwindOn } from './stacks';
import type { StructureView } from './structure';
import type { Range } from './system-image';
import { PC, type Registers, SP, type Unwound } from './unwind';
import { waitOf } from './waits';

/** A thread before the lines of its code are known. */
export interface ReadThread {
  readonly snapshot: Omit<ThreadSnapshot, 'calls'>;
  readonly unwound: Unwound;
}

const IS_RUNNING = 'it runs: its registers are in the processor';

/** Every thread that lives, and the one that its process's last fault stopped, while that is as it was. */
export async function readThreads(
  tables: KernelTables,
  source: MemorySource,
  processor: Processor | undefined,
): Promise<ReadThread[]> {
  const threads: ReadThread[] = [];
  for (const [number, thread] of tables.threads.entries()) {
    const process = tables.numberOf(thread.reference('process'));
    if (process === undefined || !isWorthReading(thread, number, process, tables)) continue;
    const { start, length } = stackOf(number, process, tables);
    const stack = new KeptMemory(start, await source.read(start, length));
    threads.push(describe({ number, process, thread, stack }, tables, processor));
  }
  return threads;
}

export function withCalls({ snapshot, unwound }: ReadThread, namer: CallNamer): ThreadSnapshot {
  return { ...snapshot, calls: namer.name(unwound) };
}

function isWorthReading(
  thread: StructureView,
  number: number,
  process: number,
  tables: KernelTables,
): boolean {
  if (thread.choice('state') !== 'unused') return true;
  const fault = tables.processes[process]!.structure('fault');
  const wasFault = (fault.number('flags') & FAULTED) !== 0;
  return wasFault && fault.number('age') === 0 && fault.number('thread') === number;
}

/** FaultFlag.faulted (src/kernel/fault/fault-record.ts). */
const FAULTED = 16;

/** Where its stack is: the first thread's below the variables of the process, those of the others in a row. */
function stackOf(number: number, process: number, tables: KernelTables): Range {
  const image = tables.imageOf(process);
  const base = image.number('stackBase');
  if (number === process) return { start: base, length: image.number('stackTop') - base };
  const size = image.number('threadStackSize');
  const place = number - tables.processes[process]!.number('firstExtraThread');
  return { start: image.number('threadStacks') + place * size, length: size };
}

interface Found {
  readonly number: number;
  readonly process: number;
  readonly thread: StructureView;
  readonly stack: KeptMemory;
}

function describe(found: Found, tables: KernelTables, processor: Processor | undefined): ReadThread {
  const { number, process, thread, stack } = found;
  const wait = waitOf(thread, tables);
  const isCurrent = tables.kernel.number('current') === thread.address;
  const registers = registersOf(found, isCurrent, processor);
  const isKnown = registers[PC] !== undefined;
  return {
    snapshot: {
      number,
      process,
      name: nameOf(number, process, tables),
      state: stateOf(thread, isCurrent, wait !== undefined),
      ...(wait ? { wait } : {}),
      priority: priorityOf(thread.number('baseMoreUrgent')),
      effectivePriority: priorityOf(thread.number('moreUrgent')),
      registers,
      stack: stackUse(stack, registers[SP]),
    },
    unwound: isKnown
      ? unwindOn(stack, registers, tables.image.frames)
      : { frames: [], end: isCurrent && !processor ? IS_RUNNING : 'its registers are not on its stack' },
  };
}

/** Of the running one they are in the processor, unless that is in the kernel: then it has stored them. */
function registersOf({ thread, stack }: Found, isCurrent: boolean, processor?: Processor): Registers {
  if (!isCurrent || processor?.isInKernel) return savedRegisters(thread, stack);
  return processor ? processor.registers : [];
}

function nameOf(number: number, process: number, tables: KernelTables): string {
  const name = tables.nameOf(process);
  if (number === process) return name;
  return `${name}/${1 + number - tables.processes[process]!.number('firstExtraThread')}`;
}

function stateOf(thread: StructureView, isCurrent: boolean, waits: boolean): ThreadSnapshot['state'] {
  switch (thread.choice('state')) {
    case 'unused':
      return 'stopped';
    case 'suspended':
      return 'suspended';
    case 'ending':
      return 'ending';
    default:
      return waits ? 'blocked' : isCurrent ? 'running' : 'ready';
  }
}

/** The kernel keeps the levels that are more urgent than the thread's as a mask, level 0 as the highest bit. */
function priorityOf(moreUrgent: number): number {
  return Math.clz32(~moreUrgent);
}
