/**
 * Where an expression stands: the type arguments in force, and the function it is in, if any.
 *
 * A module-level initialiser has no frame. A function has exactly one; functions do not see the frames around them,
 * which is how captured locals are found out.
 */
import type ts from 'typescript';
import type { Expression, FunctionDeclaration, Location, Type, Variable } from '../ir/ir';
import type { Compiler } from './compiler';

/** What a type parameter stands for; a number for `N extends number`. */
export type TypeArgument = Type | number;
export type Substitution = ReadonlyMap<ts.Symbol, TypeArgument>;
export const NO_SUBSTITUTION: Substitution = new Map();

export type Local =
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'constant'; readonly value: Expression }
  /** Declared in another clause of the same `switch`. */
  | { readonly kind: 'elsewhere' };

export interface Scope {
  readonly compiler: Compiler;
  readonly substitution: Substitution;
  readonly frame?: Frame;
}

export const moduleScope = (compiler: Compiler, substitution = NO_SUBSTITUTION): Scope => ({
  compiler,
  substitution,
});

/** The locals of a function that is being lowered. */
export class Frame {
  self: Variable | undefined;
  private readonly locals = new Map<ts.Node, Local>();
  private readonly visible: Set<string>[] = [new Set()];
  private readonly assigned = new Set<Variable>();
  private readonly made: Variable[] = [];

  constructor(
    readonly compiler: Compiler,
    readonly declaration: FunctionDeclaration,
    /** The frame of the function around this one: only its constants are seen. */
    private readonly outer?: Frame,
  ) {}

  /** Runs `work` with a scope of names of its own. */
  block<Result>(work: () => Result): Result {
    this.visible.push(new Set());
    try {
      return work();
    } finally {
      this.visible.pop();
    }
  }

  variable(name: string, type: Type, location: Location, temporary = false): Variable {
    const unique = this.compiler.names.local(name, (taken) => this.visible.some((names) => names.has(taken)));
    this.visible.at(-1)?.add(unique);
    const variable = { name: unique, type, location, constant: true, temporary };
    this.made.push(variable);
    return variable;
  }

  bind(node: ts.Node, local: Local): void {
    this.locals.set(node, local);
  }

  find(node: ts.Node): Local | undefined {
    return this.locals.get(node) ?? this.outer?.findConstant(node);
  }

  private findConstant(node: ts.Node): Local | undefined {
    const found = this.find(node);
    return found?.kind === 'constant' ? found : undefined;
  }

  /** Notes that the source assigns to `variable`. */
  assign(variable: Variable): void {
    this.assigned.add(variable);
  }

  /** Settles which locals are constant: known only when the body is lowered. */
  finish(): void {
    for (const variable of this.made) {
      (variable as { constant: boolean }).constant = !this.assigned.has(variable);
    }
  }
}
