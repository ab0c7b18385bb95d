/**
 * The `ts.Program` over dialect sources: stock `tsc`, our library instead of the standard one.
 *
 * Used by the compiler, and by the watching checker (which passes the last program back to reuse its files). The
 * library is always among the roots, so a file knows the dialect's types wherever it lies. Parsed library files are shared by
 * all programs of the process. Style rules (unused names, fall-through) are left to the lint step: they are no property
 * of the language.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { DEFAULT_BOARD } from './default-board';

export interface ProgramOptions {
  /** Project root: names of modules are relative to it. */
  readonly root: string;
  /** Absolute file name -> replacement text. */
  readonly overrides?: ReadonlyMap<string, string>;
  /** Folder in `src/bsp` that `@board/*` means. */
  readonly board?: string;
}

const LIBRARY_FOLDER = path.resolve(__dirname, '../lib');
const LIBRARY = ['base.d.ts', 'dialect.d.ts'].map((name) => path.join(LIBRARY_FOLDER, name));

const libraryFiles = new Map<string, ts.SourceFile>();

export function createDialectProgram(
  entries: readonly string[],
  options: ProgramOptions,
  previous?: ts.Program,
): ts.Program {
  const compilerOptions = compilerOptionsFor(options);
  return ts.createProgram({
    rootNames: [...LIBRARY, ...entries.map((entry) => path.resolve(entry))],
    options: compilerOptions,
    host: createSourceHost(compilerOptions, options, isLibraryFile, previous),
  });
}

export function isLibraryFile(file: ts.SourceFile): boolean {
  return LIBRARY.includes(path.normalize(file.fileName));
}

/** The files of the program that are not the library, as given by `tsc`. */
export function sourceFilesOf(program: ts.Program): ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => !isLibraryFile(file));
}

function compilerOptionsFor(options: ProgramOptions): ts.CompilerOptions {
  const sources = path.resolve(options.root, 'src');
  const board = path.join(sources, 'bsp', options.board ?? DEFAULT_BOARD);
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noLib: true,
    types: [],
    strict: true,
    strictPropertyInitialization: false,
    noImplicitReturns: true,
    skipLibCheck: true,
    noEmit: true,
    // `conductor/...` is for programs that lie elsewhere.
    paths: { '@board/*': [path.join(board, '*')], 'conductor/*': [path.join(sources, '*')] },
  };
}

/** Reads files or what stands for them; library files are parsed once. */
export function createSourceHost(
  compilerOptions: ts.CompilerOptions,
  options: Pick<ProgramOptions, 'root' | 'overrides'>,
  isLibrary: (file: ts.SourceFile) => boolean,
  previous?: ts.Program,
): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions, true);
  const read = (name: string): string | undefined =>
    options.overrides?.get(path.normalize(name)) ?? host.readFile(name);
  const folders = new Set([...(options.overrides?.keys() ?? [])].map((file) => path.dirname(file)));
  return {
    ...host,
    getCurrentDirectory: () => options.root,
    fileExists: (name) => options.overrides?.has(path.normalize(name)) === true || host.fileExists(name),
    directoryExists: (name) => folders.has(path.normalize(name)) || ts.sys.directoryExists(name),
    readFile: read,
    getSourceFile: (name, version) => {
      const known = libraryFiles.get(name);
      if (known !== undefined) return known;
      const text = read(name);
      if (text === undefined) return undefined;
      const earlier = previous?.getSourceFile(name);
      if (earlier?.text === text) return earlier;
      const file = parse(name, text, version);
      if (isLibrary(file)) libraryFiles.set(name, file);
      return file;
    },
  };
}

/** The parser itself fails on a few malformed texts: then at least the file is known. */
function parse(
  name: string,
  text: string,
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile {
  try {
    return ts.createSourceFile(name, text, version, true);
  } catch (error) {
    throw new Error(
      `${name}: TypeScript's parser: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Whether an entry can be read at all: `tsc`'s own message for a missing root file is not worth showing. */
export function missingEntries(entries: readonly string[], options: ProgramOptions): string[] {
  return entries.filter((entry) => {
    const file = path.resolve(entry);
    return options.overrides?.has(file) !== true && !(existsSync(file) && isReadable(file));
  });
}

function isReadable(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
