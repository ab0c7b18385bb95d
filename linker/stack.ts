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

  /** `unreachable`: what no chain of this analysis gets to. `path`: how it was reached. */
  constructor(
    private readonly code: CodeFacts,
    private readonly unreachable: ReadonlySet<string> = new Set(),
    private readonly path: string[] = [],
  ) {}

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
    const analysis = this.behind(entry);
    let below: Chain = { bytes: 0, functions: [] };
    for (const target of this.targetsOf(entry)) {
      if (analysis.unreachable.has(target)) continue;
      const chain = analysis.deepest(target);
      if (chain.bytes > below.bytes || below.functions.length === 0) below = chain;
    }
    return { bytes: frame + below.bytes, functions: [{ name, frame }, ...below.functions] };
  }

  /** For what this function calls: an analysis of its own, if it has something to rule out. */
  private behind(entry: MachineFunction): StackAnalysis {
    const never = this.annotationOf(entry)?.never ?? [];
    if (never.length === 0) return this;
    return new StackAnalysis(this.code, new Set([...this.unreachable, ...never]), this.path);
  }

  private frameOf(entry: MachineFunction): number {
    const annotation = this.annotationOf(entry);
    if (annotation) return annotation.stack;
    const file = this.assemblyFileOf(entry);
    if (file !== undefined) {
      throw new BuildError({
        file,
        message: `nothing says how much stack ${entry.name} takes`,
        hint: `put a line "@ stack: <bytes>" before the label ${entry.name}`,
      });
    }
    const frame = firstKnown(this.code.frames, entry.names);
    if (frame === undefined) return entry.pushed;
    if (Number.isNaN(frame)) {
      throw new BuildError({ message: `the frame of ${entry.name} in ${this.code.owner} has no fixed size` });
    }
    // A naked function's frame is what its own instructions take: the compiler reports 0.
    return frame === 0 ? entry.pushed : frame;
  }

  private annotationOf(entry: MachineFunction): Annotation | undefined {
    return firstKnown(this.code.annotations, entry.names);
  }

  /** The file of a function that is written in assembly. */
  private assemblyFileOf(entry: MachineFunction): string | undefined {
    return firstKnown(this.code.assembly, entry.names);
  }

  private targetsOf(entry: MachineFunction): string[] {
    const file = this.assemblyFileOf(entry);
    return file === undefined ? this.targetsOfCode(entry) : this.targetsOfAssembly(entry, file);
  }

  private targetsOfCode(entry: MachineFunction): string[] {
    const targets = new Set(entry.targets);
    for (const address of entry.indirect) {
      const reached = this.code.indirectTargets(address);
      if (!reached) throw this.unresolved(entry.name, address);
      for (const target of reached) if (this.code.functions.has(target)) targets.add(target);
    }
    return [...targets];
  }

  private targetsOfAssembly(entry: MachineFunction, file: string): string[] {
    const calls = this.annotationOf(entry)?.calls ?? [];
    if (entry.indirect.length > 0 && calls.length === 0) {
      throw this.unresolved(entry.name, entry.indirect[0]!, file);
    }
    return [...entry.targets, ...calls, ...(entry.fallsInto === undefined ? [] : [entry.fallsInto])];
  }

  private unresolved(name: string, address: number, file?: string): BuildError {
    return new BuildError({
      file,
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

function firstKnown<T>(map: ReadonlyMap<string, T>, names: readonly string[]): T | undefined {
  return names.map((name) => map.get(name)).find((value) => value !== undefined);
}

/** What the processor itself stores when an exception interrupts: eight words, seventeen more with the FPU, and one to align. */
export function exceptionFrame(floatingPoint: boolean): number {
  return (floatingPoint ? 104 : 32) + 4;
}

/** `a (8) -> b (24)`. */
export function formatChain(chain: Chain): string {
  return chain.functions.map(({ name, frame }) => `${name} (${frame})`).join(' -> ');
}
