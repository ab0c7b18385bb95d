/** How much stack each process and the kernel must get, and whether what the system file says is enough. */
import type { ThreadStacks } from '../../linker/memory';
import { alignUp, GRANULE } from '../../linker/mpu';
import { BuildError, type Problem } from '../../linker/problem';
import { exceptionFrame, formatChain } from '../../linker/stack';
import type { LoadedSystem } from '../../system/load';
import { THREAD_STACK, type ProcessDescription } from '../../system/schema';
import type { BuiltProgram } from './program';
import type { BuiltSystem } from './programs';

const STACK_ALIGNMENT = 8;

/** The deepest chain, and the context that an interrupt stores below it. */
export function processStackBound(program: BuiltProgram, floatingPoint: boolean): number {
  return alignUp(program.chain.bytes + exceptionFrame(floatingPoint), STACK_ALIGNMENT);
}

/** Exceptions of the kernel do not nest, but for one fault inside whatever runs. */
export function kernelStackBound({ chain, faultChain }: BuiltProgram): number {
  return alignUp(chain.bytes + exceptionFrame(true) + (faultChain?.bytes ?? 0), STACK_ALIGNMENT);
}

/** Bytes of stack for a process: as configured, or its bound. */
export function processStack(system: LoadedSystem, name: string, program: BuiltProgram): number {
  const { stack, floatingPoint } = system.description.processes[name]!;
  const bound = processStackBound(program, floatingPoint === true);
  return stack === undefined ? bound : alignUp(stack, STACK_ALIGNMENT);
}

/** What is asked for, and the guard below it. */
export function threadStacks({ threads = 0, threadStack = THREAD_STACK }: ProcessDescription): ThreadStacks {
  return { count: threads, size: threads === 0 ? 0 : alignUp(threadStack, GRANULE) + GRANULE };
}

export function checkStacks(system: LoadedSystem, built: BuiltSystem): void {
  const problems = [...built.programs].flatMap(([name, program]): Problem[] => {
    const { stack, floatingPoint } = system.description.processes[name]!;
    const bound = processStackBound(program, floatingPoint === true);
    if (stack === undefined || stack >= bound) return [];
    return [
      {
        file: system.file,
        line: system.lineOf('processes', name, 'stack'),
        message: `${name}: a stack of ${stack} bytes is smaller than its bound of ${bound} bytes`,
        hint: `leave "stack" out, or make it ${bound} or more; the deepest chain is ${formatChain(program.chain)}, and an interrupt takes ${exceptionFrame(floatingPoint === true)} more`,
      },
    ];
  });
  if (problems.length > 0) throw new BuildError(...problems);
}
