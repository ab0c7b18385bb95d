/**
 * Collects what the stack analysis needs to know about a linked program, and asks it for the deepest chains.
 */
import path from 'node:path';
import { lineOfLabel, readAnnotations, type Annotation } from '../../linker/annotations';
import { readDisassembly, type MachineFunction } from '../../linker/disassembly';
import { Elf } from '../../linker/elf';
import { BuildError } from '../../linker/problem';
import { readStackUsage, StackAnalysis, type Chain, type CodeFacts } from '../../linker/stack';
import type { Program } from '../../transpile/ir/ir';
import type { BuiltProgram, ProgramRequest } from './program';
import { indirectTargets, threadEntries } from './program-facts';
import { run } from './toolchain';

/** Positions in the vector table: faults, and what else enters only because of one; then the device lines. */
const FAULT_VECTORS = [2, 3, 4, 5, 6, 12];
const FIRST_DEVICE_VECTOR = 16;
const WORD = 4;
const ABSOLUTE = 2;

type Chains = Pick<BuiltProgram, 'chain' | 'threadChain' | 'interruptChain' | 'faultChain'>;

export async function analyseStack(
  request: ProgramRequest,
  program: Program,
  elf: Elf,
  assembly: readonly string[],
  assembled: readonly string[],
): Promise<Chains> {
  const text = await run('objdump', ['-dr', '-j', '.text', elf.file], request.folder, 'objdump fails');
  const functions = readDisassembly(text, elf);
  const inAssembly = definedIn(assembly, assembled);
  const facts: CodeFacts = {
    functions,
    frames: readStackUsage(path.join(request.folder, 'program.su')),
    annotations: annotationsOf(assembly),
    assembly: inAssembly,
    indirectTargets: await resolveIndirect(request, program, functions, elf),
    owner: request.name,
  };
  const analysis = new StackAnalysis(facts);
  try {
    return request.isKernel
      ? kernelChains(analysis, handlers(elf))
      : processChains(
          analysis,
          request.start,
          threadEntries(program).filter((name) => functions.has(name)),
        );
  } catch (error) {
    throw withLine(error);
  }
}

function processChains(analysis: StackAnalysis, start: string, entries: readonly string[]): Chains {
  const chain = analysis.deepest(start);
  return entries.length === 0 ? { chain } : { chain, threadChain: deepest(analysis, entries) };
}

/** Its work, what may interrupt that, and a fault in either. `vectors` are the handlers from position 1 on. */
function kernelChains(analysis: StackAnalysis, vectors: readonly string[]): Chains {
  const of = (chosen: (position: number) => boolean): Chain =>
    deepest(
      analysis,
      vectors.filter((_, index) => chosen(index + 1)),
    );
  const isFault = (position: number): boolean => FAULT_VECTORS.includes(position);
  return {
    chain: of((position) => !isFault(position) && position < FIRST_DEVICE_VECTOR),
    interruptChain: of((position) => position >= FIRST_DEVICE_VECTOR),
    faultChain: of(isFault),
  };
}

/** Of several functions, the one with the deepest chain. */
function deepest(analysis: StackAnalysis, names: readonly string[]): Chain {
  const chains = [...new Set(names)].filter((name) => name !== '').map((name) => analysis.deepest(name));
  return chains.reduce((best, chain) => (chain.bytes > best.bytes ? chain : best));
}

/** The handler in each place of the vector table, from place 1 on; '' where there is none. */
function handlers(elf: Elf): string[] {
  const found: string[] = [];
  for (const { offset, type, symbol } of elf.relocations('.vectors')) {
    if (type === ABSOLUTE && offset > 0) found[offset / WORD - 1] = symbol.name;
  }
  return Array.from(found, (name) => name ?? '');
}

function annotationsOf(files: readonly string[]): Map<string, Annotation> {
  return new Map(files.flatMap((file) => [...readAnnotations(file)]));
}

/** Which file defines each function that is written in assembly. */
function definedIn(files: readonly string[], objects: readonly string[]): Map<string, string> {
  const defined = new Map<string, string>();
  for (const [index, object] of objects.entries()) {
    for (const { name, kind, section } of new Elf(object).symbols) {
      if (kind === 'function' && section !== 0) defined.set(name, files[index]!);
    }
  }
  return defined;
}

/**
 * The targets of each call through a register. The debug information tells which function of the source the call was
 * written in, whatever it was inlined into; the call graph tells what calls in that function may reach.
 */
async function resolveIndirect(
  request: ProgramRequest,
  program: Program,
  functions: ReadonlyMap<string, MachineFunction>,
  elf: Elf,
): Promise<(address: number) => readonly string[] | undefined> {
  const addresses = [...functions.values()].flatMap(({ indirect }) => indirect);
  if (addresses.length === 0) return () => undefined;
  const targets = indirectTargets(program);
  const input = addresses.map((address) => `0x${address.toString(16)}\n`).join('');
  const parameters = ['-f', '-e', elf.file, '-j', '.text'];
  const lines = (await run('addr2line', parameters, request.folder, 'addr2line fails', input)).split('\n');
  const written = new Map(addresses.map((address, index) => [address, lines[index * 2] ?? '']));
  return (address) => targets.get(written.get(address) ?? '');
}

/** Adds the line of the label to a problem in assembly. */
function withLine(error: unknown): unknown {
  if (!(error instanceof BuildError)) return error;
  const problems = error.problems.map((problem) => {
    const label = /\blabel (\w+)/.exec(problem.hint ?? '')?.[1];
    const line = problem.file && label ? lineOfLabel(problem.file, label) : undefined;
    return line === undefined ? problem : { ...problem, line };
  });
  return new BuildError(...problems);
}
