/**
 * What generated code may name where it stands, and how much of it there may still be.
 *
 * A program ends soon whatever is chosen: each loop and each function that can come back to itself takes from `fuel`, and what grows in
 * a loop is cut (see prelude.ts). It rarely faults: numbers are kept in range, indices in their arrays; but for a few (risks.ts).
 */
import type { Random } from '../../../fuzz/random';
import { isSame, type Type } from './type';

export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly isConstant: boolean;
}

/** A function of the program that may be called: later ones call earlier ones, and itself. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly Type[];
  /** How many must be given. */
  readonly required: number;
  readonly result: Type;
  /** A method: of what. */
  readonly receiver?: Type;
  /** Only where that is caught. */
  readonly throws?: boolean;
}

/** What `break` and `continue` may name. */
export interface Jump {
  readonly label: string;
  readonly isLoop: boolean;
}

/** One of several ways, chosen before any of them is gone. */
export function oneOf<T>(scope: Scope, ways: readonly (() => T)[]): T {
  return scope.random.pick(ways)();
}

/** How deep an expression may be: seldom as deep as it gets, for small programs find as much in less time. */
export const depthIn = ({ random }: Scope): number => (random.oneIn(4) ? 3 : random.between(1, 2));

interface Names {
  count: number;
}

interface Content {
  readonly variables: readonly Variable[];
  readonly callables: readonly Callable[];
  readonly jumps: readonly Jump[];
  /** In a `try` of the same function, or where a caller catches. */
  readonly mayThrow: boolean;
}

export class Scope {
  constructor(
    readonly random: Random,
    /** Types that the program declares. */
    readonly named: readonly Type[],
    private readonly content: Content = { variables: [], callables: [], jumps: [], mayThrow: false },
    private readonly names: Names = { count: 0 },
  ) {}

  get jumps(): readonly Jump[] {
    return this.content.jumps;
  }

  get mayThrow(): boolean {
    return this.content.mayThrow;
  }

  /** Functions that may be called here. */
  get callables(): readonly Callable[] {
    return this.content.callables.filter(({ throws }) => throws !== true || this.mayThrow);
  }

  /** A name that the program does not have yet. */
  fresh(stem: string): string {
    return `${stem}${this.names.count++}`;
  }

  with(...variables: readonly Variable[]): Scope {
    return this.changed({ variables: [...this.content.variables, ...variables] });
  }

  /** The same program, nothing of it yet: what a class has around it. */
  withJump(jump: Jump): Scope {
    return this.changed({ jumps: [...this.jumps, jump] });
  }

  /** Inside a function: no way out by `break`, and what surrounds it is captured. */
  insideFunction(): Scope {
    return this.changed({ jumps: [], mayThrow: false });
  }

  /** Inside a function that runs at once: what it throws is caught where it stands. */
  insideCallback(...parameters: readonly Variable[]): Scope {
    return this.changed({ jumps: [], variables: [...this.content.variables, ...parameters] });
  }

  throwing(): Scope {
    return this.changed({ mayThrow: true });
  }

  withCallable(...callables: readonly Callable[]): Scope {
    return this.changed({ callables: [...this.content.callables, ...callables] });
  }

  withNamed(...types: readonly Type[]): Scope {
    return new Scope(this.random, [...this.named, ...types], this.content, this.names);
  }

  /** A variable of a type, undefined if there is none. */
  variable(type: Type, assignable = false): Variable | undefined {
    const fitting = this.all().filter(
      (variable) => isSame(variable.type, type) && !(assignable && variable.isConstant),
    );
    return fitting.length > 0 ? this.random.pick(fitting) : undefined;
  }

  all(): readonly Variable[] {
    return this.content.variables;
  }

  private changed(to: Partial<Content>): Scope {
    return new Scope(this.random, this.named, { ...this.content, ...to }, this.names);
  }
}
