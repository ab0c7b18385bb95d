/**
 * Reads a system file: checks its types against the schema, evaluates it, and remembers where each entry stands.
 *
 * The file may lie anywhere: `conductor` is resolved to this package's schema and `conductor/core` to its core processes, for the
 * type checker and when it runs.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { BuildError, type Problem } from '../linker/problem';
import { expandDevices } from './devices';
import { expandInstances } from './instances';
import { expandRoles } from './roles';
import type { BoardDescription, ProcessDescription, SystemDescription } from './schema';
import * as schema from './schema';
import { expandServices } from './services';

export interface LoadedSystem {
  /** Absolute. */
  readonly file: string;
  /** With a process for each instance. */
  readonly description: SystemDescription;
  /** For each instance the name of the entry that it was written as. */
  readonly entryOf: ReadonlyMap<string, string>;
  readonly board: BoardDescription;
  /** Every file that was read. */
  readonly inputs: readonly string[];
  /** The line of an entry (an instance: of the entry it was written as), or of the innermost enclosing one that is written out. */
  lineOf(...entry: readonly string[]): number | undefined;
}

const ROOT = path.resolve(__dirname, '..');
const BOARDS = path.join(ROOT, 'src', 'bsp');
const SCHEMA = path.join(__dirname, 'schema.ts');
const CORE = path.join(__dirname, 'core.ts');
/** A program that begins so is Conductor's own, wherever the system file lies. */
const OWN_PROGRAMS = 'conductor/';

export function loadSystem(systemFile: string): LoadedSystem {
  const file = path.resolve(systemFile);
  if (!existsSync(file)) throw new BuildError({ message: `there is no system file ${systemFile}` });
  const source = checkTypes(file);
  const modules = new Modules();
  const written = modules.evaluate(file)['default'] as SystemDescription | undefined;
  if (!written?.processes) {
    throw new BuildError({
      file,
      message: 'this is no system file: it has no default export with processes',
      hint: "write `export default defineSystem({ board: '...', processes: { ... } })`",
    });
  }
  const { description: processes, entryOf } = expandInstances(expandServices(written));
  const lineOf = (...entry: readonly string[]): number | undefined =>
    lineOfEntry(
      source,
      entry.map((name, depth) => (depth === 1 ? (entryOf.get(name) ?? name) : name)),
    );
  const board = loadBoard(modules, processes.board, { file, line: lineOf('board') });
  const description = expandDevices(expandRoles(processes, board), board);
  return { file, description, entryOf, board, inputs: modules.files(), lineOf };
}

/** The entry module of a program: the file, or `main.ts` of the folder. */
export function programEntry(system: LoadedSystem, { program }: ProcessDescription): string {
  const own = program.startsWith(OWN_PROGRAMS);
  const named = own
    ? path.join(ROOT, 'src', program.slice(OWN_PROGRAMS.length))
    : path.resolve(path.dirname(system.file), program);
  return existsSync(named) && statSync(named).isDirectory() ? path.join(named, 'main.ts') : named;
}

/** Names of the boards that `src/bsp` describes. */
export function boardNames(): string[] {
  return ts.sys.getDirectories(BOARDS).filter((name) => existsSync(boardFile(name)));
}

function boardFile(name: string): string {
  return path.join(BOARDS, name, 'board.ts');
}

function loadBoard(modules: Modules, name: string, place: Partial<Problem>): BoardDescription {
  const file = boardFile(name);
  if (!existsSync(file)) {
    throw new BuildError({
      ...place,
      message: `there is no board ${name}`,
      hint: `boards are ${boardNames().join(', ')}`,
    });
  }
  return modules.evaluate(file)['default'] as BoardDescription;
}

/** What `tsc` says about the file becomes a build error; otherwise its syntax tree is returned. */
function checkTypes(file: string): ts.SourceFile {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    paths: { conductor: [SCHEMA], 'conductor/core': [CORE] },
  };
  const program = ts.createProgram([file], options, compilerHost(options));
  const problems = ts.getPreEmitDiagnostics(program).map(problemOf);
  if (problems.length > 0) throw new BuildError(...problems);
  return program.getSourceFile(file)!;
}

const libraryFiles = new Map<string, ts.SourceFile | undefined>();

/** The standard library is the same for every system: it is parsed once. */
function compilerHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const library = host.getDefaultLibLocation?.() ?? '';
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (path.dirname(name) !== path.normalize(library)) return read(name, ...rest);
    if (!libraryFiles.has(name)) libraryFiles.set(name, read(name, ...rest));
    return libraryFiles.get(name);
  };
  return host;
}

function problemOf({ file, start, code, messageText }: ts.Diagnostic): Problem {
  const said = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`;
  if (!file || start === undefined) return { message: said };
  const { line } = file.getLineAndCharacterOfPosition(start);
  const entry = entryAt(file, start);
  const message = entry === '' ? said : `${entry}: ${said}`;
  return { file: file.fileName, line: line + 1, message };
}

/** The names of the properties around a position: `processes.console.priority`. */
function entryAt(file: ts.SourceFile, position: number): string {
  const names: string[] = [];
  const descend = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.end) return;
    if (ts.isPropertyAssignment(node)) names.push(nameText(node.name));
    node.forEachChild(descend);
  };
  descend(file);
  return names.join('.');
}

type Exports = Record<string, unknown>;

/** Evaluates TypeScript modules as CommonJS; `conductor` is the schema. */
class Modules {
  private readonly loaded = new Map<string, Exports>();

  files(): string[] {
    return [...this.loaded.keys()];
  }

  evaluate(file: string): Exports {
    const known = this.loaded.get(file);
    if (known) return known;
    const module: { exports: Exports } = { exports: {} };
    this.loaded.set(file, module.exports);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      fileName: file,
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    try {
      const wrapped = `(function (exports, require, module) {${outputText}\n})`;
      const run = vm.runInThisContext(wrapped, { filename: file }) as (...parameters: unknown[]) => void;
      run(module.exports, (name: string) => this.resolve(name, file), module);
    } catch (error) {
      if (error instanceof BuildError) throw error;
      throw new BuildError({ file, message: error instanceof Error ? error.message : String(error) });
    }
    return module.exports;
  }

  private resolve(name: string, from: string): unknown {
    if (name === 'conductor') return schema;
    if (name === 'conductor/core') return this.evaluate(CORE);
    if (!name.startsWith('.')) return createRequire(from)(name) as unknown;
    const base = path.resolve(path.dirname(from), name);
    const candidates = [base, `${base}.ts`, base.replace(/\.js$/, '.ts'), path.join(base, 'index.ts')];
    const found = candidates.find((each) => existsSync(each) && statSync(each).isFile());
    if (found === undefined) throw new BuildError({ file: from, message: `there is no module ${name}` });
    return this.evaluate(found);
  }
}

/** Follows property names through the object literals of the default export. */
function lineOfEntry(source: ts.SourceFile, entry: readonly string[]): number | undefined {
  const assignment = source.statements.find(ts.isExportAssignment);
  if (!assignment) return undefined;
  let place: ts.Node = assignment;
  let value: ts.Expression | undefined = assignment.expression;
  for (const name of entry) {
    const literal: ts.Expression | undefined = value && objectLiteral(source, value);
    const property: ts.ObjectLiteralElementLike | undefined =
      literal && ts.isObjectLiteralExpression(literal)
        ? literal.properties.find((each) => each.name !== undefined && nameText(each.name) === name)
        : undefined;
    if (!property) break;
    place = property;
    value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
  }
  return source.getLineAndCharacterOfPosition(place.getStart(source)).line + 1;
}

function nameText(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** Looks through `f({...})`, `({...})`, `{...} as T` and constants of the same file. */
function objectLiteral(source: ts.SourceFile, value: ts.Expression): ts.Expression | undefined {
  if (ts.isCallExpression(value)) return value.arguments[0] && objectLiteral(source, value.arguments[0]);
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) {
    return objectLiteral(source, value.expression);
  }
  if (!ts.isIdentifier(value)) return value;
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((each) => [...each.declarationList.declarations]);
  const found = declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === value.text);
  return found?.initializer && objectLiteral(source, found.initializer);
}
