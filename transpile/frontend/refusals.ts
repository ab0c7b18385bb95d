/**
 * Walks syntax trees and collects what a set of rules refuses, by the tree alone: no types are known yet.
 *
 * A refused construct explains the errors that `tsc` finds in it: `async` gets our advice, and not a complaint about a missing
 * `Promise`.
 */
import ts from 'typescript';
import { diagnosticOf, type DiagnosticName } from '../diagnostics';

export interface Refusal {
  readonly name: DiagnosticName;
  readonly parameters?: readonly string[];
  /** What to underline; the node itself otherwise. */
  readonly at?: ts.Node;
  /** Whether the construct explains errors that `tsc` finds in it. */
  readonly covers?: boolean;
}
export type Check = (node: ts.Node) => Refusal | undefined;

export interface Rules {
  readonly ofNode: Check;
  /** Whether what is refused inside of something that is refused, too, goes without saying. */
  readonly outermost?: boolean;
  /** Each says what to underline. */
  readonly ofFile: (file: ts.SourceFile) => readonly Refusal[];
}

export interface Refusals {
  readonly diagnostics: ts.Diagnostic[];
  /** The checker would run out of stack. */
  readonly tooDeep: boolean;
  /** Whether a diagnostic of `tsc` is only a consequence. */
  explains(diagnostic: ts.Diagnostic): boolean;
}

/** Refuses every node of a kind. */
export const always =
  (name: DiagnosticName, ...parameters: string[]): Check =>
  () => ({ name, parameters, covers: true });

/** Everything after this recurses over the tree, with several calls for each level. */
const DEEPEST = 250;

export function collectRefusals(files: readonly ts.SourceFile[], rules: Rules): Refusals {
  const diagnostics: ts.Diagnostic[] = [];
  const covered: {
    readonly by: ts.Diagnostic;
    readonly file: ts.SourceFile;
    readonly start: number;
    readonly end: number;
  }[] = [];
  const refuse = (node: ts.Node, refusal: Refusal): void => {
    const by = diagnosticOf(refusal.at ?? node, refusal.name, ...(refusal.parameters ?? []));
    diagnostics.push(by);
    if (!refusal.covers) return;
    const scope = ts.isModifier(node) || ts.isToken(node) ? node.parent : node;
    covered.push({ by, file: node.getSourceFile(), start: scope.getStart(), end: scope.getEnd() });
  };
  let tooDeep = false;
  const visit = (node: ts.Node, depth: number): void => {
    if (depth > DEEPEST) {
      if (!tooDeep) diagnostics.push(diagnosticOf(node, 'tooDeep', String(DEEPEST)));
      tooDeep = true;
      return;
    }
    const refusal = rules.ofNode(node);
    if (refusal) refuse(node, refusal);
    ts.forEachChild(node, (child) => visit(child, depth + 1));
  };
  for (const file of files) {
    for (const refusal of rules.ofFile(file)) refuse(refusal.at ?? file, refusal);
    for (const statement of file.statements) visit(statement, 0);
  }
  // Without a file it is about a type that the library does not have, such as `Promise`.
  const explains = ({ file, start = 0 }: ts.Diagnostic): boolean =>
    covered.some(
      (range) => file === undefined || (range.file === file && range.start <= start && start < range.end),
    );
  const isInside = (diagnostic: ts.Diagnostic): boolean =>
    covered.some(
      ({ by, file, start, end }) =>
        by !== diagnostic &&
        file === diagnostic.file &&
        start < (diagnostic.start ?? 0) &&
        (diagnostic.start ?? 0) < end,
    );
  const shown =
    rules.outermost === true ? diagnostics.filter((diagnostic) => !isInside(diagnostic)) : diagnostics;
  return { diagnostics: shown, tooDeep, explains };
}
