/**
 * Who calls whom, with every indirect call resolved.
 *
 * A function value can only hold a function whose value is taken somewhere with the same signature, so the targets of an
 * indirect call are exactly those functions. That is what makes the recursion check, the escape check and the static
 * stack bound complete: no call goes to an unknown place.
 */
import type { Expression, FunctionDeclaration, FunctionType, Location, Program, Type } from '../ir';
import { functionsOf, visitExpressions } from './walk';

/** One place where a function calls something. */
export interface CallSite {
  readonly caller: FunctionDeclaration;
  readonly location: Location;
  readonly indirect: boolean;
  /** One function, or every function that the indirect call may reach. */
  readonly targets: readonly FunctionDeclaration[];
}

export interface CallGraph {
  readonly functions: readonly FunctionDeclaration[];
  /** Call sites of each function, in source order. */
  readonly sites: ReadonlyMap<FunctionDeclaration, readonly CallSite[]>;
  /** Functions that a call through a value of this type may reach. */
  targetsOf(type: FunctionType): readonly FunctionDeclaration[];
}

/** Builds the call graph of everything that the program defines. */
export function buildCallGraph(program: Program): CallGraph {
  const functions = functionsOf(program);
  const bySignature = new Map<string, FunctionDeclaration[]>();
  for (const each of functions) {
    if (!each.addressTaken) continue;
    const signature = signatureOf(
      each.parameters.map((parameter) => parameter.type),
      each.result,
    );
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), each]);
  }
  const targetsOf = (type: FunctionType): readonly FunctionDeclaration[] =>
    bySignature.get(signatureOf(type.parameters, type.result)) ?? [];
  const sites = new Map(functions.map((each) => [each, callSites(each, targetsOf)]));
  return { functions, sites, targetsOf };
}

function callSites(
  caller: FunctionDeclaration,
  targetsOf: (type: FunctionType) => readonly FunctionDeclaration[],
): CallSite[] {
  const sites: CallSite[] = [];
  visitExpressions(caller.body ?? [], (expression) => {
    const targets = calledBy(expression, targetsOf);
    if (targets === undefined) return;
    sites.push({
      caller,
      location: expression.location,
      indirect: expression.kind === 'indirectCall',
      targets,
    });
  });
  return sites;
}

function calledBy(
  expression: Expression,
  targetsOf: (type: FunctionType) => readonly FunctionDeclaration[],
): readonly FunctionDeclaration[] | undefined {
  if (expression.kind === 'call') return [expression.callee];
  if (expression.kind !== 'indirectCall') return undefined;
  return expression.callee.type.kind === 'function' ? targetsOf(expression.callee.type) : [];
}

/** Functions in an order in which callers come before what they call; meaningful when there is no recursion. */
export function callersFirst(graph: CallGraph): FunctionDeclaration[] {
  const visited = new Set<FunctionDeclaration>();
  const calleesFirst: FunctionDeclaration[] = [];
  const visit = (declaration: FunctionDeclaration): void => {
    if (visited.has(declaration)) return;
    visited.add(declaration);
    for (const site of graph.sites.get(declaration) ?? []) site.targets.forEach(visit);
    calleesFirst.push(declaration);
  };
  graph.functions.forEach(visit);
  return calleesFirst.reverse();
}

/**
 * A signature as text, with everything erased that the C type does not show: a function that takes a nullable reference
 * may stand where one taking a non-null reference is wanted, and is called in the same way.
 */
export function signatureOf(parameters: readonly Type[], result: Type): string {
  return `(${parameters.map(erase).join(',')})=>${erase(result)}`;
}

function erase(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return type.name;
    case 'never':
      return 'void';
    case 'enum':
    case 'struct':
      return type.declaration.name;
    case 'array':
      return `${erase(type.element)}[${type.length}]`;
    case 'reference':
      return `&${erase(type.target)}`;
    case 'arrayReference':
      return `&${erase(type.target)}`;
    case 'span':
      return `span ${erase(type.element)}`;
    case 'function':
      return signatureOf(type.parameters, type.result);
    default:
      return type.kind;
  }
}
