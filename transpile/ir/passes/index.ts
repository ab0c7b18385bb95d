/**
 * The passes between the front end and the printers: refusals that need the whole program (recursion, references that
 * outlive their storage or are not aligned, retained variables that are not zero), and the range analysis that drops needless checks.
 */
import type { Program } from '../ir';
import { buildCallGraph } from './call-graph';
import type { PassDiagnostic } from './diagnostic';
import { checkEscape } from './escape';
import { dropProvedChecks } from './ranges';
import { checkRecursion } from './recursion';
import { checkRetained } from './retained';
import { checkAlignment } from './unaligned';

export type { PassDiagnostic } from './diagnostic';
export { buildCallGraph, callersFirst, type CallGraph, type CallSite } from './call-graph';

/** Checks the program and rebuilds its function bodies in place. */
export function runPasses(program: Program): PassDiagnostic[] {
  const graph = buildCallGraph(program);
  const recursion = checkRecursion(graph);
  const closed = recursion.length === 0;
  dropProvedChecks(graph, closed);
  return [
    ...(closed ? checkEscape(graph) : recursion),
    ...checkAlignment(program),
    ...checkRetained(program),
  ];
}
