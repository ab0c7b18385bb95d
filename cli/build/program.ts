/**
 * One program (or the kernel): dialect sources and assembly to one object whose symbols are its own, with everything that
 * the layout needs to know about it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import { Elf } from '../../linker/elf';
import type { ImageStructs } from '../../linker/images';
import {
  JOIN_SCRIPT,
  initialisedNames,
  objectSizes,
  undefinedNames,
  type ObjectSizes,
} from '../../linker/objects';
import { BuildError } from '../../linker/problem';
import type { KernelObjects } from '../../linker/post-mortem';
import type { Chain } from '../../linker/stack';
import type { ProgramEnums } from '../../system/resolve';
import { compile, formatDiagnostics } from '../../transpile';
import { includeFolder, integerOnlyFlags, targetFlags } from '../../transpile/c/flags';
import { printC } from '../../transpile/c/printer';
import type { Program } from '../../transpile/ir/ir';
import { buildAppCode, type AppCode, type AppRequest } from './app-code';
import { assemblyFiles, includedFiles, type StepOutcome } from './cache';
import { analyseStack } from './code-facts';
import { tableSizes, type TableSizes } from './kernel-sizes';
import { imageStructs, programEnums, ringSize, withGrants } from './program-facts';
import { ROOT, run } from './toolchain';
import { unusedGrants } from './unused-grants';

export interface ProgramRequest {
  /** For messages and file names. */
  readonly name: string;
  readonly entry: string;
  readonly board: string;
  /** Where its files go. */
  readonly folder: string;
  /** Absolute file name -> text. */
  readonly overrides: ReadonlyMap<string, string>;
  /** Files and folders of assembly. */
  readonly assembly: readonly string[];
  readonly optimisation: '-O2' | '-Os';
  readonly definitions: readonly string[];
  /** The function that starts it. */
  readonly start: string;
  /** Functions whose deepest chains are wanted; undefined: the start. */
  readonly isKernel: boolean;
  /** The program is the one around this app. */
  readonly app?: AppRequest;
}

export interface BuiltProgram {
  /** Every file and folder that it was made from. */
  readonly inputs: readonly string[];
  readonly object: string;
  readonly sizes: ObjectSizes;
  /** Offset of the start in its code. */
  readonly startOffset: number;
  readonly enums: ProgramEnums;
  /** Grants that it asks for and does not use. */
  readonly unusedGrants: readonly string[];
  /** Deepest chain from the start, or from the kernel's entries; empty for an app: nothing bounds it. */
  readonly chain: Chain;
  /** Of a process: deepest chain of its other threads, if it has any. */
  readonly threadChain?: Chain;
  /** The kernel's: deepest chains of a device interrupt and of a fault inside it. */
  readonly interruptChain?: Chain;
  readonly faultChain?: Chain;
  /** The kernel's: layout of the image tables. */
  readonly imageStructs?: ImageStructs;
  /** The kernel's: where it has what a post-mortem wants. */
  readonly objects?: KernelObjects;
  /** The kernel's: its tables of objects. */
  readonly tables?: TableSizes;
  /** The kernel's: bytes of its trace, if it keeps one. */
  readonly ringSize?: number;
}

export const PROCESSOR_FLAGS = ['-mcpu=cortex-m4', '-mthumb'] as const;

const UNBOUNDED: Chain = { bytes: 0, functions: [] };

/** What compiled sources are remembered in, so that the next program reads only new ones. */
export interface SourceMemory {
  checked?: ts.Program | undefined;
}

export async function buildProgram(
  request: ProgramRequest,
  memory: SourceMemory,
): Promise<StepOutcome<BuiltProgram>> {
  const { program, files, sources } = compileSources(request, memory);
  requireStart(request, program);
  const assembly = request.assembly.flatMap((each) => (each.endsWith('.S') ? [each] : assemblyFiles(each)));
  mkdirSync(request.folder, { recursive: true });
  writeFileSync(path.join(request.folder, 'program.c'), printC(program, { lineDirectives: true }));
  writeFileSync(path.join(request.folder, 'join.ld'), JOIN_SCRIPT);
  const objects = await Promise.all([compileC(request), ...assembly.map((file) => assemble(request, file))]);
  const app = await appCode(request);
  const object = await join(request, [...objects, ...app.objects]);
  const elf = new Elf(object);
  requireComplete(request, elf);
  if (request.isKernel) requireZeroed(elf);
  const chains = request.app
    ? { chain: UNBOUNDED }
    : await analyseStack(request, program, elf, assembly, objects.slice(1));
  const included = new Set(assembly.map((file) => path.dirname(file)));
  const inputs = [
    ...files,
    ...request.assembly,
    ...assembly,
    ...[...included].flatMap(includedFiles),
    ...configurationFiles(request),
    ...app.inputs,
  ];
  const enums = withGrants(programEnums(program), request.app?.grants ?? []);
  const result: BuiltProgram = {
    inputs,
    object,
    sizes: objectSizes(elf, request.name),
    startOffset: elf.symbol(request.start)!.value & ~1,
    enums,
    unusedGrants: request.app ? [] : unusedGrants(Object.keys(enums.grant?.members ?? {}), sources),
    ...chains,
    ...(request.isKernel ? kernelFacts(program, elf) : {}),
  };
  return { result, inputs, outputs: [object] };
}

function kernelFacts(
  program: Program,
  elf: Elf,
): Required<Pick<BuiltProgram, 'imageStructs' | 'objects' | 'tables' | 'ringSize'>> {
  const tables = tableSizes(program);
  const place = (name: string, size?: number): KernelObjects['kept'] => {
    const symbol = elf.symbol(name)!;
    return { offset: symbol.value, size: size ?? symbol.size };
  };
  const objects = {
    threads: place('threads', tables.threads.each),
    processes: place('processes', tables.processes.each),
    kept: place('kept'),
  };
  return { imageStructs: imageStructs(program), objects, tables, ringSize: ringSize(program) };
}

async function appCode({ app, folder }: ProgramRequest): Promise<AppCode> {
  if (!app) return { objects: [], inputs: [] };
  return buildAppCode(app, folder, [...PROCESSOR_FLAGS, ...placelessFlags(folder)]);
}

/** Replaced modules count by their own text as well, read or not. */
function configurationFiles({ overrides }: ProgramRequest): string[] {
  return [...overrides.keys()];
}

function compileSources(
  { entry, board, overrides }: ProgramRequest,
  memory: SourceMemory,
): { program: Program; files: readonly string[]; sources: readonly ts.SourceFile[] } {
  const { program, diagnostics, files, checked } = compile(
    [entry],
    { root: ROOT, board, overrides },
    memory.checked,
  );
  memory.checked = checked;
  if (program) {
    const sources = files
      .map((file) => checked?.getSourceFile(file))
      .filter((source) => source !== undefined);
    return { program, files, sources };
  }
  throw new BuildError({
    message: formatDiagnostics(diagnostics, { pretty: false }).trimEnd(),
    verbatim: true,
  });
}

function requireStart({ name, entry, isKernel }: ProgramRequest, program: Program): void {
  const module = program.modules.find(({ file }) => file === program.entry);
  if (isKernel || module?.exports.has('main')) return;
  throw new BuildError({
    file: entry,
    message: `the program of ${name} has no function main`,
    hint: 'write `export function main(): void { ... }`',
  });
}

/** Names in debug information do not depend on where the checkout or the output is. */
function placelessFlags(folder: string): string[] {
  const maps = [`${ROOT}/=`, `${folder}=.`];
  // The assembler knows only the second form.
  const options = maps.flatMap((map) => [`-ffile-prefix-map=${map}`, `-fdebug-prefix-map=${map}`]);
  return [...options, '-gno-record-gcc-switches'];
}

/**
 * The kernel is compiled to be small: equal code is shared, which elsewhere would lead the address of a fault to somebody
 * else's line (a panic is never shared). The others make the code of this compiler 4 % smaller.
 */
const COMPACT = [
  ...['-fcrossjumping', '-ftree-tail-merge', '-fipa-icf'],
  ...['-fno-schedule-insns2', '-fno-ipa-sra', '-fno-tree-coalesce-vars', '-fno-ssa-phiopt'],
  // No code is copied to jump past a test that is decided on one way to it.
  ...['-fno-move-loop-invariants', '-fno-thread-jumps', '-fno-tree-dominator-opts'],
  // One section: the assembler takes short branches between functions. The transpiler has left out what nothing calls.
  '-fno-function-sections',
  // Inlining saves the call itself, not the cost that the compiler supposes of entering and leaving a function.
  '--param=uninlined-function-insns=0',
];

async function compileC({
  name,
  folder,
  optimisation,
  definitions,
  isKernel,
}: ProgramRequest): Promise<string> {
  const flags = [
    ...targetFlags,
    ...integerOnlyFlags,
    ...PROCESSOR_FLAGS,
    optimisation,
    ...(isKernel ? COMPACT : []),
    `-I${includeFolder}`,
  ];
  const parameters = [
    ...flags,
    ...definitions,
    ...placelessFlags(folder),
    '-c',
    'program.c',
    '-o',
    'program.o',
  ];
  await run(
    'gcc',
    parameters,
    folder,
    `the C code of ${name} does not compile; this is a defect of Conductor`,
  );
  return path.join(folder, 'program.o');
}

async function assemble({ folder, definitions }: ProgramRequest, file: string): Promise<string> {
  const object = path.join(folder, `${path.basename(file, '.S')}.o`);
  const flags = [...PROCESSOR_FLAGS, '-g', ...definitions, ...placelessFlags(folder)];
  const parameters = [...flags, '-x', 'assembler-with-cpp', '-c', file, '-o', object];
  await run('gcc', parameters, folder, `${file} does not assemble`);
  return object;
}

/** Links the objects into one, drops what the start does not reach, and hides the names of what is left. */
async function join(
  { name, folder, start, isKernel }: ProgramRequest,
  objects: readonly string[],
): Promise<string> {
  const joined = path.join(folder, 'joined.o');
  const linkerFlags = ['--gc-sections', '-e', start, '-T', 'join.ld', ...(isKernel ? ['-u', 'vectors'] : [])];
  const parameters = [...PROCESSOR_FLAGS, '-r', '-nostdlib', `-Wl,${linkerFlags.join(',')}`];
  await run('gcc', [...parameters, ...objects, '-lgcc', '-o', joined], folder, `${name} does not link`);
  const keep = isKernel ? start : 'nothing';
  await run(
    'objcopy',
    [`--keep-global-symbol=${keep}`, joined],
    folder,
    `the names of ${name} can't be hidden`,
  );
  return joined;
}

/** Nothing copies initial values for the kernel: they would be longer than the code that sets the few that it needs. */
function requireZeroed(elf: Elf): void {
  const names = initialisedNames(elf);
  if (names.length === 0) return;
  throw new BuildError({
    message: `variables of the kernel begin as something else than zero: ${names.join(', ')}`,
    hint: 'set them where the kernel boots',
  });
}

function requireComplete({ name, entry }: ProgramRequest, elf: Elf): void {
  const missing = undefinedNames(elf);
  if (missing.length === 0) return;
  throw new BuildError({
    file: entry,
    message: `${name} uses ${missing.join(', ')}, which nothing defines`,
    hint: "define it in an assembly file (.S) in the program's folder",
  });
}
