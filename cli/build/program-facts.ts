/**
 * What the build reads from a program's IR: its slots and bits, the targets of its indirect calls, and (from the
 * kernel) how the image tables are laid out.
 */
import path from 'node:path';
import type { ImageStructs, StructLayout } from '../../linker/images';
import type { ProgramEnum, ProgramEnums } from '../../system/resolve';
import { Names } from '../../transpile/c/names';
import type {
  EnumDeclaration,
  FunctionDeclaration,
  Module,
  Program,
  StructDeclaration,
} from '../../transpile/ir/ir';
import { buildCallGraph } from '../../transpile/ir/passes';
import { visitExpressions } from '../../transpile/ir/passes/walk';
import { ROOT } from './toolchain';

const IMAGE_MODULE = 'src/abi/image.ts';
const RING_MODULE = 'src/kernel/trace/ring.ts';
const THREADS_MODULE = 'src/runtime/threads.ts';

export function programEnums(program: Program): ProgramEnums {
  const entry = program.modules.find(({ file }) => file === program.entry);
  return { grant: enumOf(entry, 'Grant'), notification: enumOf(entry, 'Notification') };
}

/** With slots for more grants behind those that the program knows by name. */
export function withGrants({ grant, notification }: ProgramEnums, more: readonly string[]): ProgramEnums {
  if (!grant) return { grant, notification };
  const first = Object.keys(grant.members).length;
  const added = more.map((name, index): [string, number] => [name, first + index]);
  return { grant: { ...grant, members: { ...grant.members, ...Object.fromEntries(added) } }, notification };
}

function enumOf(module: Module | undefined, name: string): ProgramEnum | undefined {
  const declaration = module?.exports.get(name);
  if (!declaration || !isEnum(declaration)) return undefined;
  const members = declaration.members.map(({ sourceName, value }): [string, number] => [
    sourceName.split('.').at(-1)!,
    value,
  ]);
  return {
    file: path.resolve(ROOT, declaration.location.file),
    line: declaration.location.line,
    members: Object.fromEntries(members),
  };
}

function isEnum(declaration: object): declaration is EnumDeclaration {
  return 'members' in declaration && 'storage' in declaration;
}

export function imageStructs(program: Program): ImageStructs {
  return {
    process: layoutOf(program, 'ProcessImage'),
    region: layoutOf(program, 'RegionImage'),
    capability: layoutOf(program, 'CapabilityImage'),
  };
}

/** Bytes of the trace's ring. */
export function ringSize(program: Program): number {
  return structIn(program, RING_MODULE, 'TraceRing').size;
}

function layoutOf(program: Program, name: string): StructLayout {
  const struct = structIn(program, IMAGE_MODULE, name);
  return { size: struct.size, offsets: offsetsOf(struct) };
}

function structIn(program: Program, file: string, name: string): StructDeclaration {
  const module = program.modules.find((each) => each.file === file);
  const struct = module?.structs.find((each) => each.name === name || each.name.endsWith(`_${name}`));
  if (!struct) throw new Error(`the kernel does not use ${name} of ${file}`);
  return struct;
}

function offsetsOf(struct: StructDeclaration): Record<string, number> {
  return Object.fromEntries(struct.fields.map(({ name, offset }) => [name, offset]));
}

/** Functions that become threads, in C names: what is given to `createThread`, or might be. */
export function threadEntries(program: Program): string[] {
  const functions = program.modules.flatMap((module) => module.functions);
  const given = functions.flatMap(({ body = [] }) => {
    const entries: (FunctionDeclaration | undefined)[] = [];
    visitExpressions(body, (expression) => {
      if (expression.kind !== 'call' || !isCreateThread(expression.callee)) return;
      const [entry] = expression.arguments;
      entries.push(entry?.kind === 'function' ? entry.declaration : undefined);
    });
    return entries;
  });
  const known = given.filter((entry) => entry !== undefined);
  const possible = known.length === given.length ? known : functions.filter(couldBeThread);
  const names = new Names(program);
  return [...new Set(possible.map((entry) => names.of(entry)))].sort();
}

function isCreateThread({ sourceName, location }: FunctionDeclaration): boolean {
  return sourceName === 'createThread' && location.file === THREADS_MODULE;
}

function couldBeThread({ addressTaken, parameters, result }: FunctionDeclaration): boolean {
  return addressTaken && parameters.length === 1 && result.kind === 'void';
}

/** For each function that calls through a value: what it may reach, in C names. */
export function indirectTargets(program: Program): Map<string, string[]> {
  const names = new Names(program);
  const targets = new Map<string, string[]>();
  for (const [caller, sites] of buildCallGraph(program).sites) {
    const indirect = sites.filter((site) => site.indirect);
    const inAssembly = callsOfAssembly(caller);
    if (indirect.length === 0 && !inAssembly) continue;
    const reached = indirect.flatMap((site) => site.targets.map((each) => names.of(each)));
    targets.set(names.of(caller), [...reached, ...(inAssembly ?? [])]);
  }
  return targets;
}

/** Inline assembly says what it calls through registers as assembly files do: `@ calls: a, b`, or `@ calls: nothing`. */
function callsOfAssembly(declaration: FunctionDeclaration): string[] | undefined {
  let calls: string[] | undefined;
  visitExpressions(declaration.body ?? [], (expression) => {
    if (expression.kind !== 'assembly') return;
    const note = /@ calls: (.*)/.exec(expression.text)?.[1];
    if (note !== undefined) calls = [...(calls ?? []), ...note.split(',').map((name) => name.trim())];
  });
  return calls;
}
