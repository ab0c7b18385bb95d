/**
 * Refuses references that would outlive the frame storage they lead to.
 *
 * Storage that a function makes in its frame (`const t = new T()`) is gone when its block ends. So a reference or span
 * into it may live in locals of that block and go down into calls, but is never returned and never stored in a field, a
 * global, an array or a local of an outer block, nor passed to a parameter that is. The analysis ignores the order of statements: a local may lead to
 * whatever was ever assigned to it. Because nothing that leads to a frame is ever stored in memory, whatever is
 * loaded from memory is free of frames.
 *
 * `declare` functions are trusted not to keep what they are given; an address taken with `addressOf` is a plain
 * number and not followed.
 */
import type { Expression, FunctionDeclaration, Location, Statement, Variable } from '../ir';
import { type CallGraph, callersFirst } from './call-graph';
import type { PassDiagnostic } from './diagnostic';
import { blocksOf, visitExpressions, visitStatements } from './walk';

/** Frame storage `{0}` would be used after its function returned: a reference to it {1}. */
export const ESCAPE = 91201;

/** What a function does with the references it is given, by position. */
interface Summary {
  /** May come back as the result. */
  readonly returned: ReadonlySet<number>;
  /** May be kept after the function returns. */
  readonly kept: ReadonlySet<number>;
}

type Summaries = ReadonlyMap<FunctionDeclaration, Summary>;
type Origins = ReadonlySet<Variable>;
/** A list of statements: its identity stands for the block. */
type Block = readonly Statement[];

const NOTHING: Origins = new Set();

/** Checks every function; expects a program without recursion. */
export function checkEscape(graph: CallGraph): PassDiagnostic[] {
  const diagnostics: PassDiagnostic[] = [];
  const summaries = new Map<FunctionDeclaration, Summary>();
  for (const declaration of callersFirst(graph).reverse()) {
    const analysis = new FunctionEscapes(declaration, graph, summaries);
    summaries.set(declaration, analysis.run());
    diagnostics.push(...analysis.diagnostics);
  }
  return diagnostics;
}

class FunctionEscapes {
  readonly diagnostics: PassDiagnostic[] = [];
  /** Frame storage and parameters that each local may lead to. */
  private readonly origins = new Map<Variable, Set<Variable>>();
  private readonly returned = new Set<number>();
  private readonly kept = new Set<number>();
  /** The block that declares each local, and the blocks around it. */
  private readonly blocks = new Map<Variable, readonly Block[]>();

  constructor(
    private readonly declaration: FunctionDeclaration,
    private readonly graph: CallGraph,
    private readonly summaries: Summaries,
  ) {}

  run(): Summary {
    const body = this.declaration.body ?? [];
    for (const parameter of this.declaration.parameters) this.origins.set(parameter, new Set([parameter]));
    this.locateBlocks(body, []);
    while (this.spread()) {
      // Until no local can lead anywhere new.
    }
    visitExpressions(body, (expression) => this.checkExpression(expression));
    visitStatements(body, (statement) => {
      if (statement.kind === 'return' && statement.value) this.checkReturn(statement.value);
    });
    return { returned: this.returned, kept: this.kept };
  }

  private locateBlocks(block: Block, around: readonly Block[]): void {
    const path = [...around, block];
    for (const statement of block) {
      if (statement.kind === 'declare') this.blocks.set(statement.variable, path);
      for (const inner of blocksOf(statement)) this.locateBlocks(inner, path);
    }
  }

  /** Follows every assignment to a local once; true when something new was learnt. */
  private spread(): boolean {
    const body = this.declaration.body ?? [];
    let changed = false;
    const flow = (target: Variable, value: Expression): void => {
      const known = this.origins.get(target) ?? new Set();
      const before = known.size;
      for (const origin of this.valueOrigins(value)) known.add(origin);
      this.origins.set(target, known);
      changed ||= known.size > before;
    };
    visitStatements(body, (statement) => {
      if (statement.kind === 'declare' && statement.value) flow(statement.variable, statement.value);
    });
    visitExpressions(body, (expression) => {
      if (expression.kind === 'assign' && expression.place.kind === 'local') {
        flow(expression.place.variable, expression.value);
      }
    });
    return changed;
  }

  // --------------------------------------------------------------------------------------------- origins

  /** What storage a value may lead to. */
  private valueOrigins(value: Expression): Origins {
    switch (value.kind) {
      case 'local':
        return this.origins.get(value.variable) ?? NOTHING;
      case 'address':
        return this.placeOrigins(value.place);
      case 'wholeSpan':
      case 'subSpan':
        return this.placeOrigins(value.array);
      case 'retype':
        return this.valueOrigins(value.operand);
      case 'nonNull':
      case 'assign':
      case 'sequence':
        return this.valueOrigins(value.value);
      case 'conditional':
        return union([this.valueOrigins(value.whenTrue), this.valueOrigins(value.whenFalse)]);
      case 'coalesce':
        return union([this.valueOrigins(value.left), this.valueOrigins(value.right)]);
      case 'call':
      case 'indirectCall':
        return this.resultOrigins(value);
      default:
        return NOTHING;
    }
  }

  /** What storage a place is part of. */
  private placeOrigins(place: Expression): Origins {
    switch (place.kind) {
      case 'local':
        return isStorage(place.variable) ? new Set([place.variable]) : this.valueOrigins(place);
      case 'field':
        return isStorageType(place) ? this.placeOrigins(place.object) : NOTHING;
      case 'index':
        return isStorageType(place) ? this.placeOrigins(place.array) : NOTHING;
      case 'dereference':
        return this.valueOrigins(place.reference);
      default:
        return this.valueOrigins(place);
    }
  }

  /** A call may give back what it was given. */
  private resultOrigins(call: Extract<Expression, { kind: 'call' | 'indirectCall' }>): Origins {
    const given = this.targetsOf(call).flatMap((target) =>
      [...(this.summaries.get(target)?.returned ?? [])].map((position) => call.arguments[position]),
    );
    return union(given.map((argument) => (argument ? this.valueOrigins(argument) : NOTHING)));
  }

  private targetsOf(
    call: Extract<Expression, { kind: 'call' | 'indirectCall' }>,
  ): readonly FunctionDeclaration[] {
    if (call.kind === 'call') return [call.callee];
    return call.callee.type.kind === 'function' ? this.graph.targetsOf(call.callee.type) : [];
  }

  // ----------------------------------------------------------------------------------------------- sinks

  private checkExpression(expression: Expression): void {
    if (expression.kind === 'assign') this.checkAssignment(expression.place, expression.value);
    if (expression.kind !== 'call' && expression.kind !== 'indirectCall') return;
    for (const target of this.targetsOf(expression)) {
      for (const position of this.summaries.get(target)?.kept ?? []) {
        const argument = expression.arguments[position];
        if (argument) this.keep(argument, `is passed to ${target.sourceName}, which keeps it`);
      }
    }
  }

  private checkAssignment(place: Expression, value: Expression): void {
    if (place.kind !== 'local') {
      this.keep(value, 'is stored in a field, a global or an array');
      return;
    }
    for (const origin of this.valueOrigins(value)) {
      const block = this.blocks.get(origin)?.at(-1);
      const around = this.blocks.get(place.variable) ?? [];
      if (block === undefined || around.includes(block)) continue;
      this.report(
        origin,
        value.location,
        `is assigned to '${place.variable.name}', which outlives its block`,
      );
    }
  }

  private checkReturn(value: Expression): void {
    for (const origin of this.valueOrigins(value)) {
      const position = this.declaration.parameters.indexOf(origin);
      if (position >= 0) this.returned.add(position);
      else this.report(origin, value.location, 'is returned');
    }
  }

  private keep(value: Expression, how: string): void {
    for (const origin of this.valueOrigins(value)) {
      const position = this.declaration.parameters.indexOf(origin);
      if (position >= 0) this.kept.add(position);
      else this.report(origin, value.location, how);
    }
  }

  private report(origin: Variable, location: Location, how: string): void {
    this.diagnostics.push({ location, code: ESCAPE, arguments: [origin.name, how] });
  }
}

const isStorage = (variable: Variable): boolean =>
  variable.type.kind === 'struct' || variable.type.kind === 'array';
const isStorageType = (place: Expression): boolean =>
  place.type.kind === 'struct' || place.type.kind === 'array';

function union(sets: readonly Origins[]): Origins {
  return new Set(sets.flatMap((set) => [...set]));
}
