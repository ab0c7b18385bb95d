/**
 * The program of the core while modules are lowered into it: its functions, its module-level variables, its names.
 *
 * Functions are lowered when somebody asks for them, from the modules' statements and the handlers on: what nobody uses is not in the
 * program. Whoever needs a function that the source does not have (a closure's thunk, a library function) asks by `request` as well.
 *
 * Invariants: a function's name is known before it is lowered, so functions may call each other in circles; a request is answered
 * by the same name each time.
 */
import ts from 'typescript';
import type { Instance } from '../frontend/instances';
import { sameKind, type Kind } from '../frontend/kinds';
import type { ReadApp } from '../frontend';
import type { Kinds } from '../frontend/expression-kinds';
import type { CoreExpression, CoreFunction, CoreProgram, HandlerName } from '../core/core';
import { capturesOf, type Captures } from './captures';
import { usedEarly } from './early-uses';
import { hasClaim } from './claims';
import { Exceptions } from './exceptions';
import type { Handlers } from './handlers';
import { Lines } from './lines';
import { Names } from './names';

export class ProgramLowering {
  readonly checker: ts.TypeChecker;
  readonly kinds: Kinds;
  readonly names = new Names();
  readonly lines: Lines;
  readonly exceptions = new Exceptions();
  private readonly requests = new Map<Instance, Map<ts.Node, Map<string, string>>>();
  private readonly waiting: (() => CoreFunction)[] = [];
  private readonly functions: CoreFunction[] = [];
  private readonly closures = new Set<string>();
  private readonly globals = new Map<ts.Symbol | ts.Node, number>();
  private readonly converters: { readonly at: ts.Identifier; readonly of: Kind }[] = [];
  /** Whether the checker may be wrong about locals. */
  readonly claims: boolean;
  private readonly usedEarly: ReadonlySet<ts.Symbol>;
  private readonly capturesOfFiles = new Map<ts.SourceFile, Captures>();

  constructor(
    readonly app: ReadApp,
    readonly handlers: Handlers,
    root: string,
  ) {
    this.kinds = app.kinds;
    this.checker = app.kinds.checker;
    this.lines = new Lines(root);
    this.claims = app.modules.some((module) => hasClaim(this.checker, module));
    this.usedEarly = usedEarly(app.modules, app.kinds);
  }

  /** The program that the checker knows. */
  get typescript(): ts.Program {
    return this.app.program;
  }

  /** What a variable, parameter or property is declared as. */
  kindOfSymbol(symbol: ts.Symbol): Kind {
    return this.kinds.ofType(this.checker.getTypeOfSymbol(symbol));
  }

  /**
   * The name of a function that is made of `node`; `wanted` tells different functions of one node apart. `instance`: of what is generic
   * around it.
   */
  request(
    node: ts.Node,
    wanted: string,
    lower: (name: string) => CoreFunction,
    instance = this.kinds.instance,
  ): string {
    const ofInstance = this.requests.get(instance) ?? new Map<ts.Node, Map<string, string>>();
    this.requests.set(instance, ofInstance);
    const ofNode = ofInstance.get(node) ?? new Map<string, string>();
    ofInstance.set(node, ofNode);
    const known = ofNode.get(wanted);
    if (known !== undefined) return known;
    const name = this.names.choose(wanted);
    ofNode.set(wanted, name);
    this.waiting.push(() => this.kinds.within(instance, () => lower(name)));
    return name;
  }

  /** The number of a function (of closure shape) that is used as a value. */
  asValue(name: string): CoreExpression {
    this.closures.add(name);
    return { kind: 'function', name };
  }

  /** Where `String`, `Number` or `Boolean` was first used as a function for values of this kind; there is one of it. */
  firstConverter(node: ts.Identifier, kind: Kind): ts.Identifier {
    const same = this.converters.find(({ at, of }) => at.text === node.text && sameKind(of, kind));
    if (!same) this.converters.push({ at: node, of: kind });
    return same?.at ?? node;
  }

  /** The index in `app_globals` of a module-level variable, or of what there is once for a declaration. */
  globalOf(variable: ts.Symbol | ts.Node): number {
    const index = this.globals.get(variable) ?? this.globals.size;
    this.globals.set(variable, index);
    return index;
  }

  /** The same of the flag which says that a module-level variable's declaration has run, if it needs one. */
  flagOf(variable: ts.Symbol): number | undefined {
    const name = (variable.valueDeclaration as ts.NamedDeclaration).name;
    return name && this.usedEarly.has(variable) ? this.globalOf(name) : undefined;
  }

  capturesIn(node: ts.Node): Captures {
    const file = node.getSourceFile();
    const captures = this.capturesOfFiles.get(file) ?? capturesOf(file, this.checker);
    this.capturesOfFiles.set(file, captures);
    return captures;
  }

  /** Lowers everything that is asked for until then, and whatever that asks for. */
  finish(start: string, handlers: Readonly<Partial<Record<HandlerName, string>>>): CoreProgram {
    for (let lower = this.waiting.shift(); lower; lower = this.waiting.shift()) this.functions.push(lower());
    const isVain = this.exceptions.vainChecks(this.functions, this.closures);
    const functions = this.functions.map((one) => ({ ...one, body: this.lines.marked(one.body, isVain) }));
    return { functions, closures: [...this.closures], globals: this.globals.size, start, handlers };
  }
}
