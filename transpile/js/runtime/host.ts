/**
 * What a test holds of a machine: its memory, what stands in for hardware and assembly, and the dialect's own functions
 * for use from outside (`array(u8, 64)`, `overlay(Task, address)`, `addressOf(task)`).
 */
import type { Callable } from './functions';
import { type Machine, createRuntime, type Runtime } from './machine';
import type { Memory } from './memory';
import type { AssemblyHandler, Instruction } from './processor';

export class Host {
  readonly memory: Memory;
  /** For emitted code only. */
  readonly runtime: Runtime;

  constructor(private readonly machine: Machine) {
    this.memory = machine.memory;
    this.runtime = createRuntime(machine);
  }

  /** Stands in for a `declare function`. Arguments and result are as a test sees values. */
  extern<Arguments extends unknown[]>(name: string, mock: (...values: Arguments) => unknown): void {
    this.machine.setExtern(name, mock as Callable);
  }

  /** Gives inline assembly a meaning; `$0`, `$1` in the text are `operands`. The result is `$out`. */
  assembly(pattern: string | RegExp, handler: AssemblyHandler): void {
    this.machine.processor.onAssembly(pattern, handler);
  }

  /** Calls `hook` at each such instruction (`dsb`, `wfi`, `bkpt`, ...). */
  instruction(name: Instruction, hook: (operand?: number) => void): void {
    this.machine.processor.onInstruction(name, hook);
  }

  /** PRIMASK: true between `cpsid` and `cpsie`. */
  get interruptsMasked(): boolean {
    return this.machine.processor.interruptsMasked;
  }

  /**
   * Memory, registers and processor as they were when the modules had been loaded; the trace is empty and protection
   * off. Devices, mocks, and what the test itself created stay, the latter with zeroed memory.
   */
  reset(): void {
    this.machine.reset();
  }

  /** As {@link reset}, but retained variables stay as they are: the process was started again. */
  restart(): void {
    this.machine.restart();
  }
}
