/**
 * What is generic, once for each set of kinds that its type parameters stand for: `Stack<number>` and `Stack<Task>` are two instances of
 * a class, each checked and lowered as if it had been written for its kinds.
 *
 * Only what is called by its name can have instances. A generic function that is a value is one closure for all callers, and
 * so are the library's own functions: their type parameters stay erased.
 *
 * Invariant: the same declaration with the same kinds is the same instance, so instances are compared by identity.
 */
import ts from 'typescript';
import { sameKind, type Kind } from './kinds';

export interface Instance {
  /** What type parameters stand for. */
  readonly bindings: ReadonlyMap<ts.Type, Kind>;
  /** Kinds of types in it, as far as they are known. */
  readonly known: Map<ts.Type, Kind>;
  readonly pending: Set<ts.Type>;
  /** How many layouts each declaration of a type has in it. */
  readonly layouts: Map<ts.Symbol, number>;
}

/** What is called by its name. */
export type Generic = ts.FunctionDeclaration | ts.ClassDeclaration | ts.MethodDeclaration;

const instance = (bindings: Instance['bindings']): Instance => ({
  bindings,
  known: new Map(),
  pending: new Set(),
  layouts: new Map(),
});

/** A declaration that calls itself, or a type that leads to itself, for ever larger types would have instances without end. */
export const MOST_INSTANCES = 64;

export class Instances {
  /** Of everything that is not generic. */
  readonly plain = instance(new Map());
  private readonly ofDeclarations = new Map<Generic, Instance[]>();

  /** `around`: what the type parameters of what is around the declaration stand for. Undefined: there are too many. */
  find(
    declaration: Generic,
    own: readonly Kind[],
    around: Instance,
    types: readonly ts.Type[],
  ): Instance | undefined {
    if (own.length === 0) return around;
    const bindings = new Map([
      ...around.bindings,
      ...types.map((type, at) => [type, own[at] as Kind] as const),
    ]);
    const others = this.ofDeclarations.get(declaration) ?? [];
    this.ofDeclarations.set(declaration, others);
    const known = others.find((other) => sameBindings(other.bindings, bindings));
    if (known || others.length === MOST_INSTANCES) return known;
    const made = instance(bindings);
    others.push(made);
    return made;
  }
}

const sameBindings = (a: Instance['bindings'], b: Instance['bindings']): boolean =>
  a.size === b.size &&
  [...a].every(([type, kind]) => {
    const other = b.get(type);
    return other !== undefined && sameKind(kind, other);
  });

/** Whether it has type parameters of its own. */
export function isGeneric(node: ts.Node): node is Generic {
  const isFunction = ts.isFunctionDeclaration(node) && ts.isSourceFile(node.parent);
  const isMethod = ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent);
  return (isFunction || isMethod || ts.isClassDeclaration(node)) && node.typeParameters !== undefined;
}

/** A method or accessor of a class: there is one for each instance of the class in which somebody uses it. */
export type Member = ts.MethodDeclaration | ts.AccessorDeclaration;

export const isMember = (node: ts.Node): node is Member =>
  (ts.isMethodDeclaration(node) || ts.isAccessor(node)) && ts.isClassDeclaration(node.parent);

/** Whether it is checked for itself, where it is used. */
export const hasInstances = (node: ts.Node): node is Generic | Member =>
  isGeneric(node) || (isMember(node) && isGeneric(node.parent));
