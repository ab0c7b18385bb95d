/**
 * Runs a dialect program in this process, on a machine of its own: for tests of the compiler and for the fuzzer. Nothing
 * outlives the result, so hundreds of programs can run one after the other.
 */
import * as path from 'node:path';
import { formatDiagnostics } from '../diagnostics';
import { compile } from '../index';
import type { Program } from '../ir/ir';
import { HOST_MODULE, printJavaScript } from './printer';
import { Host } from './runtime/host';
import { Machine } from './runtime/machine';
import type { Memory } from './runtime/memory';
import { createOutside } from './runtime/outside';

export interface LoadedProgram<Exports> {
  /** What the entry module exports. */
  readonly exports: Exports;
  /** The same for each module, by its file name. */
  readonly modules: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly memory: Memory;
  readonly host: Host;
  /** The dialect's functions for use from outside: `addressOf`, `offsetof`, `overlay`, ... */
  readonly outside: ReturnType<typeof createOutside>;
}

/** Changes emitted code before it runs: how a test plants a bug in the printer. */
export type Rewrite = (code: string) => string;

/** Takes a compiled program, the text of a module, or the texts of several by file name, the entry first. */
export function loadProgram<Exports = Record<string, unknown>>(
  program: Program | string | Readonly<Record<string, string>>,
  rewrite: Rewrite = (code) => code,
): LoadedProgram<Exports> {
  if (typeof program === 'string') return loadProgram<Exports>({ 'program.ts': program }, rewrite);
  return run<Exports>(isProgram(program) ? program : compileTexts(program), rewrite);
}

function isProgram(value: object): value is Program {
  return 'structOrder' in value;
}

function compileTexts(texts: Readonly<Record<string, string>>): Program {
  const root = path.resolve(__dirname, '../..');
  const overrides = new Map(Object.entries(texts).map(([file, text]) => [path.join(root, file), text]));
  const [entry = ''] = overrides.keys();
  const { program, diagnostics } = compile([entry], { root, overrides, keep: 'everything' });
  if (program && diagnostics.length === 0) return program;
  throw new Error(formatDiagnostics(diagnostics, { pretty: false, root }));
}

/** Evaluates the printed modules as Node would, each when it is first required. */
function run<Exports>(program: Program, rewrite: Rewrite): LoadedProgram<Exports> {
  const printed = printJavaScript(program);
  const machine = new Machine();
  const host = new Host(machine);
  const modules = new Map<string, Record<string, unknown>>();
  const load = (file: string): Record<string, unknown> => {
    const loaded = modules.get(file);
    if (loaded) return loaded;
    const exports = {};
    modules.set(file, exports);
    const code = rewrite(printed.get(file)?.code ?? fail(file));
    const require = (name: string) =>
      name === HOST_MODULE ? host : load(path.posix.join(path.posix.dirname(file), name));
    new Function('require', 'exports', `${code}\n//# sourceURL=${file}.js`)(require, exports);
    return exports;
  };
  for (const { file } of program.modules) load(file);
  const exports = load(program.entry) as Exports;
  return { exports, modules, memory: host.memory, host, outside: createOutside(machine) };
}

function fail(file: string): never {
  throw new Error(`the program has no module '${file}'`);
}
