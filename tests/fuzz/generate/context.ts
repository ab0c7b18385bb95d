/**
 * Everything that the generator knows while it writes one program: what is declared, what is in scope, and how much
 * running time is left, so that every program ends soon.
 */
import { Random } from '../random';
import type { Tree } from '../tree';
import type {
  ArrayStorage,
  Callable,
  Enumeration,
  IntegerName,
  RegisterField,
  Struct,
  StructStorage,
  ValueType,
  Variable,
} from './model';

/** Names that are visible inside one block. */
export interface Scope {
  readonly variables: Variable[];
  readonly arrays: ArrayStorage[];
  readonly structs: StructStorage[];
}
const emptyScope = (): Scope => ({ variables: [], arrays: [], structs: [] });

/** A loop or switch that a jump may leave. */
export interface Target {
  readonly label: string;
  readonly isLoop: boolean;
  /** Set when a jump names the label. */
  used: boolean;
}

export class Context {
  readonly enums: Enumeration[] = [];
  readonly structs: Struct[] = [];
  readonly callables: Callable[] = [];
  /** Values that are read in a way of their own. */
  readonly readers: { readonly type: ValueType; readonly read: () => Tree }[] = [];
  /** Names of constants, by type. */
  readonly constants: { readonly name: string; readonly type: IntegerName }[] = [];
  readonly texts: { readonly name: string }[] = [];
  registers: { readonly name: string; readonly fields: readonly RegisterField[] } | undefined;

  readonly globals = emptyScope();
  private scopes: Scope[] = [];
  readonly targets: Target[] = [];
  /** Result type of the function being written; undefined for void. */
  result: ValueType | undefined;
  /** No register may be read here. */
  withoutRegisters = false;

  /** How often the statement being written runs at most in one call. */
  multiplier = 1;
  /** Statements that one call of the function being written runs at most. */
  cost = 0;
  budget = 0;

  private counter = 0;

  constructor(
    readonly random: Random,
    /** Starts every name at module level, so that many programs fit into one image. */
    readonly prefix: string,
  ) {}

  /** A new name for something at module level. */
  globalName(kind: string): string {
    return `${this.prefix}${kind}${this.counter++}`;
  }
  /** A new name inside a function. */
  localName(kind: string): string {
    return `${kind}${this.counter++}`;
  }

  visible(): readonly Scope[] {
    return [this.globals, ...this.scopes];
  }
  get scope(): Scope {
    return this.scopes.at(-1) ?? this.globals;
  }

  /** Runs `write` inside a new block that runs `times` times at most. */
  nested<T>(times: number, write: () => T): T {
    this.scopes.push(emptyScope());
    this.multiplier *= times;
    const result = write();
    this.multiplier /= times;
    this.scopes.pop();
    return result;
  }

  /** Runs `write` as the inside of a new function, and answers what one call costs. */
  inFunction(result: ValueType | undefined, budget: number, write: () => void): number {
    this.scopes = [];
    this.cost = 1;
    this.budget = budget;
    this.result = result;
    this.nested(1, write);
    return this.cost;
  }

  spend(statements: number): void {
    this.cost += statements * this.multiplier;
  }
  affords(callable: Callable): boolean {
    return this.cost + callable.cost * this.multiplier <= this.budget;
  }

  variables(accept: (variable: Variable) => boolean): Variable[] {
    return this.visible().flatMap((scope) => scope.variables.filter(accept));
  }
  arrays(accept: (array: ArrayStorage) => boolean): ArrayStorage[] {
    return this.visible().flatMap((scope) => scope.arrays.filter(accept));
  }
  storages(accept: (storage: StructStorage) => boolean): StructStorage[] {
    return this.visible().flatMap((scope) => scope.structs.filter(accept));
  }

  integerName(): IntegerName {
    return this.random.pick<IntegerName>([
      'u8',
      'u16',
      'u32',
      'u32',
      'u32',
      'i8',
      'i16',
      'i32',
      'i32',
      'u64',
    ]);
  }
}
