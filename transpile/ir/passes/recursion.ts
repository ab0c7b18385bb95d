/**
 * Refuses recursion, direct or through function values: every stack must have a static bound.
 *
 * Each group of functions that can reach each other is reported once, at the first call that leads back, naming the
 * shortest way round from there.
 */
import type { FunctionDeclaration } from '../ir';
import type { CallGraph, CallSite } from './call-graph';
import type { PassDiagnostic } from './diagnostic';

/** A call cycle: `recursion: a -> b -> a`. */
export const RECURSION = 91200;

/** One diagnostic for each call cycle, none when the program is free of recursion. */
export function checkRecursion(graph: CallGraph): PassDiagnostic[] {
  const reported = new Set<FunctionDeclaration>();
  const diagnostics: PassDiagnostic[] = [];
  for (const start of graph.functions) {
    if (reported.has(start)) continue;
    const cycle = shortestCycle(graph, start);
    const first = cycle?.[0];
    if (cycle === undefined || first === undefined) continue;
    for (const site of cycle) reported.add(site.site.caller);
    const names = [...cycle.map((step) => step.site.caller.sourceName), start.sourceName];
    diagnostics.push({ location: first.site.location, code: RECURSION, arguments: [names.join(' -> ')] });
  }
  return diagnostics;
}

interface Step {
  readonly site: CallSite;
  readonly target: FunctionDeclaration;
}

/** The calls that lead from a function back to itself, fewest first; undefined when nothing does. */
function shortestCycle(graph: CallGraph, start: FunctionDeclaration): Step[] | undefined {
  const arrivedBy = new Map<FunctionDeclaration, Step>();
  const queue = [start];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    for (const site of graph.sites.get(current) ?? []) {
      for (const target of site.targets) {
        if (arrivedBy.has(target)) continue;
        arrivedBy.set(target, { site, target });
        if (target === start) return pathBack(arrivedBy, start);
        queue.push(target);
      }
    }
  }
  return undefined;
}

function pathBack(arrivedBy: ReadonlyMap<FunctionDeclaration, Step>, start: FunctionDeclaration): Step[] {
  const path: Step[] = [];
  for (let target = start; ;) {
    const step = arrivedBy.get(target);
    if (step === undefined) return path;
    path.unshift(step);
    target = step.site.caller;
    if (target === start) return path;
  }
}
