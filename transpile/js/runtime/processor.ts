/**
 * The processor's instructions that are not arithmetic, on the host: barriers and hints do nothing, the exclusive monitor
 * and the interrupt mask are modelled, a breakpoint fails the test. Inline assembly has no meaning here until a test
 * gives it one.
 */
import type { Memory } from './memory';

export type Instruction =
  | 'dsb' | 'dmb' | 'isb' | 'wfi' | 'wfe' | 'sev' | 'nop' | 'cpsid' | 'cpsie' | 'bkpt' | 'clrex' | 'barrier'; // prettier-ignore

export type AssemblyHandler = (operands: number[], text: string) => number | void;

export class Processor {
  /** PRIMASK: true between `cpsid` and `cpsie`. */
  interruptsMasked = false;
  private exclusive: number | undefined;
  private readonly hooks = new Map<Instruction, (operand?: number) => void>();
  private readonly assembly: { pattern: string | RegExp; handler: AssemblyHandler }[] = [];

  constructor(private readonly memory: Memory) {}

  /** Calls `hook` whenever the program executes the instruction. */
  onInstruction(name: Instruction, hook: (operand?: number) => void): void {
    this.hooks.set(name, hook);
  }

  /** Gives inline assembly a meaning; the latest that matches counts. A text matches when it is equal but for blanks. */
  onAssembly(pattern: string | RegExp, handler: AssemblyHandler): void {
    this.assembly.unshift({ pattern, handler });
  }

  execute(name: Instruction, operand?: number): void {
    if (name === 'cpsid') this.interruptsMasked = true;
    if (name === 'cpsie') this.interruptsMasked = false;
    if (name === 'clrex') this.exclusive = undefined;
    const hook = this.hooks.get(name);
    if (hook) return hook(operand);
    if (name === 'bkpt') throw new Error(`bkpt ${operand}: a breakpoint without a debugger is a fault`);
  }

  executeAssembly(text: string, operands: number[]): number {
    const squeezed = squeeze(text);
    const entry = this.assembly.find(({ pattern }) =>
      typeof pattern === 'string' ? squeeze(pattern) === squeezed : pattern.test(squeezed),
    );
    if (entry) return (entry.handler(operands, squeezed) ?? 0) >>> 0;
    throw new Error(
      `inline assembly has no meaning on the host: give it one with host.assembly('${squeezed}', ...)`,
    );
  }

  loadExclusive(address: number): number {
    this.exclusive = address;
    return this.memory.load(address, 4);
  }

  /** 0 when the store took place. */
  storeExclusive(address: number, value: number): number {
    const held = this.exclusive === address;
    this.exclusive = undefined;
    if (held) this.memory.store(address, value, 4);
    return held ? 0 : 1;
  }

  reset(): void {
    this.interruptsMasked = false;
    this.exclusive = undefined;
  }
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
