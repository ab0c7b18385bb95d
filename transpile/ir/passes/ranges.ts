/**
 * Drops the run-time checks that interval analysis proves needless: index, division, null.
 *
 * Functions are analysed callers first, so that a function which only this program calls knows what its arguments can
 * be. Recursion is refused elsewhere; where it exists nothing is assumed about parameters.
 */
import type { FunctionDeclaration } from '../ir';
import { type CallGraph, callersFirst } from './call-graph';
import { Facts } from './facts';
import { type Interval, join } from './interval';
import { StatementRanges } from './ranges-statement';

/** Rebuilds the body of every function. `closed`: the call graph is free of recursion. */
export function dropProvedChecks(graph: CallGraph, closed: boolean): void {
  const arguments_ = new Map<FunctionDeclaration, readonly Interval[]>();
  const onCall = (callee: FunctionDeclaration, passed: readonly Interval[]): void => {
    const earlier = arguments_.get(callee);
    arguments_.set(callee, earlier ? joinAll(earlier, passed) : passed);
  };
  for (const declaration of callersFirst(graph)) {
    if (!declaration.body || declaration.attributes.naked) continue;
    const known = closed && isPrivate(declaration) ? arguments_.get(declaration) : undefined;
    declaration.body = new StatementRanges(onCall).body(declaration.body, entryFacts(declaration, known));
  }
}

/**
 * Whether every call of the function is a direct call that we see. Methods are not: on the host, whoever holds a
 * reference can call them.
 */
function isPrivate(declaration: FunctionDeclaration): boolean {
  const { isr, used } = declaration.attributes;
  const isMethod = declaration.sourceName.includes('.');
  return !declaration.exported && !declaration.addressTaken && !isMethod && !isr && !used;
}

function entryFacts(declaration: FunctionDeclaration, known: readonly Interval[] | undefined): Facts {
  const facts = Facts.none();
  declaration.parameters.forEach((parameter, position) => {
    const interval = known?.[position];
    if (interval) facts.setLocal(parameter, interval);
  });
  return facts;
}

const joinAll = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  a.flatMap((interval, position) => {
    const other = b[position];
    return other ? [join(interval, other)] : [];
  });
