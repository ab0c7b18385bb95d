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
import type { ProgramRequest } from './program';
import { indirectTargets } from './program-facts';
import { run } from './toolchain';

/** Positions in the vector table: faults, and what else enters only because of one. */
const FAULT_VECTORS = [2, 3, 4, 5, 6, 12];
const WORD = 4;
const ABSOLUTE = 2;

export async function analyseStack(
  request: ProgramRequest,
  program: Program,
  elf: Elf,
  assembly: readonly string[],
  assembled: readonly string[],
): Promise<{ chain: Chain; faultChain?: Chain }> {
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
    if (!request.isKernel) return { chain: analysis.deepest(request.start) };
    const vectors = handlers(elf);
    const faults = vectors.filter((_, index) => FAULT_VECTORS.includes(index + 1));
    return { chain: deepest(analysis, vectors), faultChain: deepest(analysis, faults) };
  } catch (error) {
    throw withLine(error);
  }
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
