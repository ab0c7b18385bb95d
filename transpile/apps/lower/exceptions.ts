/**
 * Which functions may throw: so that only calls of those are followed by a check.
 *
 * A call is lowered with a check behind it, because nobody knows yet what the callee does. When all functions are there, those that
 * throw themselves or call one that may are found, and the checks behind the others go. A call of a closure may throw if a function that is used
 * as a value may.
 */
import type { CoreFunction, CoreStatement } from '../core/core';
import { forEachExpression } from '../core/walk';

export class Exceptions {
  /** The check behind a call, and whom it calls (nothing: a closure). */
  private readonly checks = new WeakMap<CoreStatement, { readonly callee: string | undefined }>();

  remember(check: CoreStatement, callee: string | undefined): void {
    this.checks.set(check, { callee });
  }

  /** Tells the checks that nothing can trigger. */
  vainChecks(
    functions: readonly CoreFunction[],
    closures: ReadonlySet<string>,
  ): (statement: CoreStatement) => boolean {
    const throwing = throwingFunctions(functions, closures);
    const closuresThrow = [...closures].some((name) => throwing.has(name));
    return (statement) => {
      const check = this.checks.get(statement);
      if (!check) return false;
      return check.callee === undefined ? !closuresThrow : !throwing.has(check.callee);
    };
  }
}

function throwingFunctions(functions: readonly CoreFunction[], closures: ReadonlySet<string>): Set<string> {
  const uses = new Map(functions.map((one) => [one.name, usesOf(one.body)]));
  const throwing = new Set<string>();
  const mayThrow = ({ throws, callsClosure, callees }: Uses): boolean =>
    throws ||
    [...callees].some((name) => throwing.has(name)) ||
    (callsClosure && [...closures].some((name) => throwing.has(name)));
  for (let size = -1; size !== throwing.size;) {
    size = throwing.size;
    for (const [name, use] of uses) if (mayThrow(use)) throwing.add(name);
  }
  return throwing;
}

interface Uses {
  throws: boolean;
  callsClosure: boolean;
  readonly callees: Set<string>;
}

/** Operations that throw by themselves. */
const THROWING: ReadonlySet<string> = new Set(['throw', 'call_service']);

function usesOf(body: readonly CoreStatement[]): Uses {
  const uses: Uses = { throws: false, callsClosure: false, callees: new Set() };
  forEachExpression(body, (expression) => {
    if (expression.kind === 'call') uses.callees.add(expression.name);
    if (expression.kind !== 'operation') return;
    if (THROWING.has(expression.name)) uses.throws = true;
    if (expression.name === 'call') uses.callsClosure = true;
  });
  return uses;
}
