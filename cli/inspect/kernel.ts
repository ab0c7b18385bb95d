/** The kernel itself: its counters, its stack, and where it is when the processor is in it or when it panicked. */
import type { KernelTables } from './kernel-tables';
import { KeptMemory } from './memory';
import { ALL_STORED, type Processor } from './processor';
import type { KernelSnapshot, ResetSnapshot } from './snapshot';
import { FRAME_WORDS, REALIGNED, stackUse, unwindOn, wordsAt } from './stacks';
import type { StructureView } from './structure';
import { type Registers, SP, type Unwound } from './unwind';

/** r4-r11. */
const SAVED_WORDS = 8;

export interface ReadKernel {
  readonly snapshot: Omit<KernelSnapshot, 'calls'>;
  readonly unwound?: Unwound;
}

export function readKernel(tables: KernelTables, processor: Processor | undefined): ReadKernel {
  const { kernel, image, memory } = tables;
  const { start, length } = image.kernelStack;
  const stack = new KeptMemory(start, memory.at(start, length));
  const panic = tables.single('Panic');
  const registers = panickedAt(panic, stack) ?? inKernel(processor);
  const current = tables.numberOf(kernel.reference('current'));
  const lastReset = resetIn(tables);
  return {
    snapshot: {
      state: kernel.choice('state'),
      isPanicked: panic.isSet('begun'),
      ...(current === undefined ? {} : { current }),
      systemCalls: kernel.number('systemCalls') + kernel.number('hits'),
      contextSwitches: kernel.number('contextSwitches') + kernel.number('hits'),
      stack: stackUse(stack, registers?.[SP]),
      ...(lastReset ? { lastReset } : {}),
      ...(registers ? { registers } : {}),
    },
    ...(registers ? { unwound: unwindOn(stack, registers, image.frames) } : {}),
  };
}

/** Registers of the exception that led to a panic: r4-r11 as assembly saved them, and above them what the processor stored. */
function panickedAt(panic: StructureView, stack: KeptMemory): Registers | undefined {
  const saved = panic.reference('saved');
  const words = saved === undefined ? [] : wordsAt(stack, saved, SAVED_WORDS + FRAME_WORDS);
  if (saved === undefined || words.length === 0) return undefined;
  const [r0, r1, r2, r3, r12, lr, pc, status = 0] = words.slice(SAVED_WORDS);
  const frame = 4 * (words.length + ((status & REALIGNED) === 0 ? 0 : 1));
  return [r0, r1, r2, r3, ...words.slice(0, SAVED_WORDS), r12, saved + frame, lr, pc];
}

function inKernel(processor: Processor | undefined): Registers | undefined {
  return processor?.isInKernel && processor !== ALL_STORED ? processor.registers : undefined;
}

function resetIn(tables: KernelTables): ResetSnapshot | undefined {
  const reason = tables.single('KeptReason').structure('reason');
  const cause = reason.choice('cause');
  const process = reason.number('process');
  if (cause === 'none' || process >= tables.processes.length) return undefined;
  return {
    cause,
    process: tables.nameOf(process),
    detail: reason.number('detail'),
    count: reason.number('count'),
  };
}
