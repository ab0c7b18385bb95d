/**
 * Static stack bounds: the deepest chain of calls that the linked code contains, and what it takes.
 *
 * A function's own frame comes from the compiler (`-fstack-usage`), from the annotation of assembly, or, for the compiler's
 * library, from its instructions. A call through a register goes to the functions that the transpiler's call graph
 * gives for it; one that nobody can resolve stops the build. The dialect has no recursion, so every chain ends.
 */
import { readFileSync } from 'node:fs';
import type { Annotation } from './annotations';
import type { MachineFunction } from './disassembly';
import { BuildError } from './problem';

/** A chain of calls from a root to the function where the stack is deepest. */
export interface Chain {
  readonly bytes: number;
  readonly functions: readonly { readonly name: string; readonly frame: number }[];
}

export interface CodeFacts {
  readonly functions: ReadonlyMap<string, MachineFunction>;
  /** By the compiler. */
  readonly frames: ReadonlyMap<string, number>;
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** Functions defined in assembly, with the file. */
  readonly assembly: ReadonlyMap<string, string>;
  /** Functions that the call at this address may reach; undefined: unknown. */
  readonly indirectTargets: (address: number) => readonly string[] | undefined;
  /** Whose code it is, for messages. */
  readonly owner: string;
}

/** `file:line:column:function  bytes  qualifiers` for each function. Frames whose size is not fixed are NaN. */
export function readStackUsage(file: string): Map<string, number> {
  const frames = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = /^.*:([^:\t]+)\t(\d+)\t(\S+)/.exec(line);
    if (!match) continue;
    const fixed = match[3] === 'static' || match[3] === 'dynamic,bounded';
    frames.set(match[1]!, fixed ? Number(match[2]) : NaN);
  }
  return frames;
}

export class StackAnalysis {
  private readonly known = new Map<string, Chain>();
  private readonly path: string[] = [];

  constructor(private readonly code: CodeFacts) {}

  /** The deepest chain that begins in this function. */
  deepest(name: string): Chain {
    const known = this.known.get(name);
    if (known) return known;
    if (this.path.includes(name)) throw this.recursion(name);
    this.path.push(name);
    const chain = this.compute(name);
    this.path.pop();
    this.known.set(name, chain);
    return chain;
  }

  private compute(name: string): Chain {
    const entry = this.code.functions.get(name);
    if (!entry) {
      throw new BuildError({
        message: `${this.code.owner} calls ${name}, which is not linked`,
        hint: 'define it in an assembly file beside the program',
      });
    }
    const frame = this.frameOf(entry);
    let below: Chain = { bytes: 0, functions: [] };
    for (const target of this.targetsOf(entry)) {
      const chain = this.deepest(target);
      if (chain.bytes > below.bytes || below.functions.length === 0) below = chain;
    }
    return { bytes: frame + below.bytes, functions: [{ name, frame }, ...below.functions] };
  }

  private frameOf(entry: MachineFunction): number {
    const annotation = this.code.annotations.get(entry.name);
    if (annotation) return annotation.stack;
    const file = this.code.assembly.get(entry.name);
    if (file !== undefined) {
      throw new BuildError({
        file,
        message: `nothing says how much stack ${entry.name} takes`,
        hint: `put a line "@ stack: <bytes>" before the label ${entry.name}`,
      });
    }
    const frame = this.code.frames.get(entry.name);
    if (frame === undefined) return entry.pushed;
    if (Number.isNaN(frame)) {
      throw new BuildError({ message: `the frame of ${entry.name} in ${this.code.owner} has no fixed size` });
    }
    // A naked function's frame is what its own instructions take: the compiler reports 0.
    return frame === 0 ? entry.pushed : frame;
  }

  private targetsOf(entry: MachineFunction): string[] {
    const targets = new Set([...entry.targets, ...(this.code.annotations.get(entry.name)?.calls ?? [])]);
    const isAssembly = this.code.assembly.has(entry.name);
    for (const address of isAssembly ? [] : entry.indirect) {
      const reached = this.code.indirectTargets(address);
      if (!reached) throw this.unresolved(entry.name, address);
      for (const target of reached) if (this.code.functions.has(target)) targets.add(target);
    }
    if (isAssembly && entry.indirect.length > 0 && !this.code.annotations.get(entry.name)?.calls.length) {
      throw this.unresolved(entry.name, entry.indirect[0]!);
    }
    return [...targets];
  }

  private unresolved(name: string, address: number): BuildError {
    return new BuildError({
      file: this.code.assembly.get(name),
      message: `${name} in ${this.code.owner} calls through a register (offset 0x${address.toString(16)}), and nothing tells what`,
      hint: 'in assembly, put a line "@ calls: <function>, ..." beside the "@ stack:" line',
    });
  }

  private recursion(name: string): BuildError {
    const cycle = [...this.path.slice(this.path.indexOf(name)), name].join(' -> ');
    return new BuildError({
      message: `${this.code.owner} has a recursion: ${cycle}`,
      hint: 'its stack has no bound; use a loop',
    });
  }
}

/** What the processor itself stores when an exception interrupts: eight words, seventeen more with the FPU, and one to align. */
export function exceptionFrame(floatingPoint: boolean): number {
  return (floatingPoint ? 104 : 32) + 4;
}

/** `a (8) -> b (24)`. */
export function formatChain(chain: Chain): string {
  return chain.functions.map(({ name, frame }) => `${name} (${frame})`).join(' -> ');
}
