/**
 * The `ts.Program` over an app's modules: stock `tsc`, strict, with the app tier's library instead of the standard one.
 *
 * The library declares what exists and nothing else, so an editor and the checker refuse the rest with an ordinary "does not exist".
 * `conductor/app` is in it; the generated client of a service, `<name>-app.ts`, is a module like any other.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { createSourceHost } from '../../frontend/program';
import type { AppOptions } from '../index';

const LIBRARY_FOLDER = path.resolve(__dirname, '../lib');
const DECLARATIONS = ['base.d.ts', 'collections.d.ts', 'app.d.ts'].map((name) =>
  path.join(LIBRARY_FOLDER, name),
);

/** Parts of the library that are TypeScript themselves; operations.d.ts is for them alone. */
const PARTS_FOLDER = path.resolve(__dirname, '../library');
const PARTS = readdirSync(PARTS_FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => path.join(PARTS_FOLDER, name));
const LIBRARY = new Set([...DECLARATIONS, ...PARTS]);

export function createAppProgram(entries: readonly string[], options: AppOptions): ts.Program {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // A file without imports and exports is a module as well, so its names hide the library's.
    moduleDetection: ts.ModuleDetectionKind.Force,
    noLib: true,
    types: [],
    strict: true,
    noImplicitOverride: true,
    skipLibCheck: true,
    noEmit: true,
    // `conductor/...` is for apps that lie elsewhere; what Jest has for `conductor/app` is none of the app's.
    paths: {
      'conductor/app': [path.join(LIBRARY_FOLDER, 'app.d.ts')],
      'conductor/*': [path.resolve(options.root, 'src', '*')],
    },
  };
  return ts.createProgram({
    rootNames: [...LIBRARY, ...entries.map((entry) => path.resolve(entry))],
    options: compilerOptions,
    host: createSourceHost(compilerOptions, options, isLibraryFile),
  });
}

/** Whether it is one of the library: its declarations, or its parts in TypeScript. */
export function isLibraryFile(file: ts.SourceFile): boolean {
  return LIBRARY.has(path.normalize(file.fileName));
}

/** The part of the library with this name, such as `sorting`. */
export function libraryModule(program: ts.Program, name: string): ts.SourceFile {
  const file = program.getSourceFile(path.join(PARTS_FOLDER, `${name}.ts`));
  if (file === undefined) throw new Error(`the library has no part '${name}'`);
  return file;
}

/** The app's own modules, in the order in which they were found. */
export function modulesOf(program: ts.Program): ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => !isLibraryFile(file));
}
