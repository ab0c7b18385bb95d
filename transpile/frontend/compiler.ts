/**
 * What all parts of the lowering share: the checker, the diagnostics, the modules being built, and the work still to do.
 *
 * Declarations are lowered on demand and once: the header first (so that they may refer to each other in any order), the
 * body later from the queue. Every piece of work runs guarded, so that a mistake of ours is a diagnostic at the
 * declaration and never a crash.
 */
import path from 'node:path';
import ts from 'typescript';
import { diagnosticOf, type DiagnosticName } from '../diagnostics';
import type { EnumDeclaration, FunctionDeclaration, Location, Module, StructDeclaration } from '../ir/ir';
import type { Entity } from './entities';
import { Names } from './names';
import type { Struct } from './structs';

/** Beyond this many instances of one generic it is taken to be endless. */
const MOST_INSTANCES = 500;

export class Compiler {
  readonly checker: ts.TypeChecker;
  readonly diagnostics: ts.Diagnostic[] = [];
  readonly names = new Names();
  /** Claimed names of module-level declarations. */
  readonly claimed = new Map<ts.Node, string>();
  /** Module-level declarations that were asked for; `undefined` while they are being made. */
  readonly entities = new Map<ts.Node, Entity | undefined>();
  readonly enums = new Map<ts.Node, EnumDeclaration>();
  readonly structs = new Map<string, Struct>();
  readonly structOf = new Map<StructDeclaration, Struct>();
  /** Functions that are made once for each use with other types: generics, methods. */
  readonly functions = new Map<string, FunctionDeclaration>();
  readonly modules = new Map<ts.SourceFile, Module>();
  private readonly reported = new Set<string>();
  private readonly queue: { readonly node: ts.Node; readonly run: () => void }[] = [];
  private readonly instances = new Map<ts.Node, number>();
  private readonly identities = new Map<ts.Node, number>();

  constructor(
    readonly program: ts.Program,
    readonly root: string,
  ) {
    this.checker = program.getTypeChecker();
  }

  /** Reports once for each place and code: a generic is lowered many times. */
  report(node: ts.Node, name: DiagnosticName, ...parameters: string[]): void {
    const diagnostic = diagnosticOf(node, name, ...parameters);
    const key = `${diagnostic.file?.fileName}:${diagnostic.start}:${diagnostic.code}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** Runs `work`; an exception becomes a diagnostic at `node`. */
  guard(node: ts.Node, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.report(node, 'internalError', error instanceof Error ? error.message : String(error));
    }
  }

  later(node: ts.Node, run: () => void): void {
    this.queue.push({ node, run });
  }

  drain(): void {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      this.guard(next.node, next.run);
    }
  }

  /** Counts an instance of a generic; false when there are too many. */
  mayInstantiate(source: ts.Node): boolean {
    const count = (this.instances.get(source) ?? 0) + 1;
    this.instances.set(source, count);
    return count <= MOST_INSTANCES;
  }

  /** A number that stands for a node in keys. */
  identityOf(node: ts.Node): number {
    const known = this.identities.get(node) ?? this.identities.size;
    this.identities.set(node, known);
    return known;
  }

  locationOf(node: ts.Node): Location {
    const file = node.getSourceFile();
    return this.locationAt(file, node.getStart(file));
  }

  /** Of the last character of `node`. */
  endLocationOf(node: ts.Node): Location {
    return this.locationAt(node.getSourceFile(), Math.max(node.getEnd() - 1, 0));
  }

  private locationAt(file: ts.SourceFile, position: number): Location {
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    return { file: this.fileName(file), line: line + 1, column: character + 1 };
  }

  /** Relative to the root, with forward slashes. */
  fileName(file: ts.SourceFile): string {
    return path.relative(this.root, file.fileName).split(path.sep).join('/');
  }

  moduleOf(node: ts.Node): Module {
    const module = this.modules.get(node.getSourceFile());
    if (module === undefined) throw new Error(`no module for ${node.getSourceFile().fileName}`);
    return module;
  }

  /** The declaration that a name leads to, through imports. */
  symbolAt(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol === undefined ? undefined : this.resolveAlias(symbol);
  }

  resolveAlias(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}
