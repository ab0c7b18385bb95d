/** What all checks share: kinds, and the diagnostics so far, each place and code once. */
import ts from 'typescript';
import { diagnosticOf, type DiagnosticName } from '../../../diagnostics';
import type { Kinds } from '../expression-kinds';
import { describeKind } from '../describe';
import { layoutsOf, present, wideningOf, type Kind } from '../kinds';
import { findField } from '../layouts';
import { RefusedKind } from '../refused-kind';

/** Where a type without a kind was met, the most telling first. */
const PLACES = ['type', 'declaration', 'use'] as const;

interface Refusal {
  readonly place: (typeof PLACES)[number];
  /** What is wrong, of which type. */
  readonly key: string;
  readonly report: () => void;
}

function placeOf(at: ts.Node, error: RefusedKind): Refusal['place'] {
  const { parent } = at;
  if (error.at || ts.isTypeAliasDeclaration(parent) || ts.isInterfaceDeclaration(parent)) return 'type';
  return (parent as Partial<ts.NamedDeclaration>).name === at ? 'declaration' : 'use';
}

export class CheckContext {
  readonly diagnostics: ts.Diagnostic[] = [];
  private readonly reported = new Set<string>();
  private readonly refusals: Refusal[] = [];

  constructor(readonly kinds: Kinds) {}

  report(node: ts.Node, name: DiagnosticName, ...parameters: string[]): void {
    const diagnostic = diagnosticOf(node, name, ...parameters);
    const key = `${diagnostic.file?.fileName}:${diagnostic.start}:${diagnostic.code}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** What `find` finds; undefined, and reported, if it meets a type that has no kind. */
  try<T>(node: ts.Node, find: () => T): T | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof RefusedKind)) throw error;
      this.refuse(node, error);
      return undefined;
    }
  }

  /** All diagnostics: of what is refused where a type is declared, whoever uses that type is not told again. */
  finish(): readonly ts.Diagnostic[] {
    const told = new Set<string>();
    for (const place of PLACES) {
      const here = this.refusals.filter((refusal) => refusal.place === place && !told.has(refusal.key));
      for (const { key, report } of here) {
        if (place === 'use' && told.has(key)) continue;
        report();
        if (place === 'use') told.add(key);
      }
      for (const { key } of here) told.add(key);
    }
    return this.diagnostics;
  }

  /** Something else has been said about this expression: that it has no kind is a consequence. */
  silence(node: ts.Expression): void {
    try {
      this.kinds.of(node);
    } catch (error) {
      if (!(error instanceof RefusedKind)) throw error;
      this.refusals.push({ place: 'type', key: error.message, report: () => undefined });
    }
  }

  private refuse(at: ts.Node, error: RefusedKind): void {
    const report = (): void => this.report(error.at ?? at, error.diagnostic, ...error.parameters);
    this.refusals.push({ place: placeOf(at, error), key: error.message, report });
  }

  kindOf(node: ts.Expression): Kind | undefined {
    return this.try(node, () => this.kinds.of(node));
  }

  /** Refuses a value that cannot become one of the kind that is wanted where it goes. */
  flow(node: ts.Expression, find: () => Kind): void {
    this.try(node, () => {
      const from = this.kinds.of(node);
      const to = find();
      if (wideningOf(from, to) === undefined) this.reportConversion(node, from, to);
    });
  }

  private reportConversion(node: ts.Expression, from: Kind, to: Kind): void {
    const [kinds, method] = [[describeKind(from), describeKind(to)] as const, methodInPlaceOf(from, to)];
    if (method === undefined) this.report(node, 'appConversion', ...kinds);
    else this.report(node, 'appClassAsInterface', ...kinds, method);
  }
}

/** Of an object of a class where one with functions in its properties is wanted: the first of these that the class has as a method. */
function methodInPlaceOf(from: Kind, to: Kind): string | undefined {
  const [own] = layoutsOf(present(from));
  const [wanted] = layoutsOf(present(to));
  if (!own?.declaration || !wanted || wanted.declaration) return undefined;
  return wanted.written.find((name) => !findField(own, name));
}
