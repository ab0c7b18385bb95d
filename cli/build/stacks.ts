/** How much stack each process and the kernel must get, and whether what the system file says is enough. */
import type { ThreadStacks } from '../../linker/memory';
import { alignUp, GRANULE } from '../../linker/mpu';
import { BuildError, type Problem } from '../../linker/problem';
import { type Chain, exceptionFrame, formatChain } from '../../linker/stack';
import type { LoadedSystem } from '../../system/load';
import { THREAD_STACK, type ProcessDescription } from '../../system/schema';
import type { BuiltProgram } from './program';
import type { BuiltSystem } from './programs';

const STACK_ALIGNMENT = 8;

/** The deepest chain, and the context that an interrupt stores below it; 0 for an app, which has no bound. */
export function processStackBound({ chain }: BuiltProgram, floatingPoint: boolean): number {
  return boundOf(chain, floatingPoint);
}

/** The same for the threads beside the first; 0 if nothing tells what they run. */
export function threadStackBound({ threadChain }: BuiltProgram, floatingPoint: boolean): number {
  return boundOf(threadChain, floatingPoint);
}

function boundOf(chain: Chain | undefined, floatingPoint: boolean): number {
  return chain && chain.functions.length > 0
    ? alignUp(chain.bytes + exceptionFrame(floatingPoint), STACK_ALIGNMENT)
    : 0;
}

/**
 * Kernel work never interrupts kernel work; a device line may, and a fault may interrupt both. Each stores a context. It has
 * floating-point registers only if the interrupted code has used them itself, and the kernel does that (to switch them)
 * with nothing else on its stack: elsewhere its code has none.
 */
export function kernelStackBound({ chain, interruptChain, faultChain }: BuiltProgram): number {
  const basic = exceptionFrame(false);
  const work = Math.max(chain.bytes, exceptionFrame(true) - basic);
  const nested = [interruptChain?.bytes ?? 0, faultChain?.bytes ?? 0];
  return alignUp(
    nested.reduce((sum, bytes) => sum + basic + bytes, work),
    STACK_ALIGNMENT,
  );
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
  const problems = [...built.programs].flatMap(([name, program]) => [
    ...tooSmall(system, name, 'stack', program),
    ...tooSmall(system, name, 'threadStack', program),
  ]);
  if (problems.length > 0) throw new BuildError(...problems);
}

function tooSmall(
  system: LoadedSystem,
  name: string,
  key: 'stack' | 'threadStack',
  program: BuiltProgram,
): Problem[] {
  const {
    stack,
    threadStack = THREAD_STACK,
    threads = 0,
    floatingPoint = false,
  } = system.description.processes[name]!;
  const first = key === 'stack';
  const given = first ? stack : threads > 0 ? threadStack : undefined;
  const chain = first ? program.chain : program.threadChain;
  const bound = (first ? processStackBound : threadStackBound)(program, floatingPoint);
  if (given === undefined || chain === undefined || given >= bound) return [];
  return [
    {
      file: system.file,
      line: system.lineOf('processes', name, key),
      message: `${name}: a ${first ? 'stack' : "thread's stack"} of ${given} bytes is smaller than its bound of ${bound} bytes`,
      hint: `${first ? 'leave "stack" out, or make it' : 'make "threadStack"'} ${bound} or more; the deepest chain is ${formatChain(chain)}, and an interrupt takes ${exceptionFrame(floatingPoint)} more`,
    },
  ];
}
