/** Writes calls: every argument is an expression of its own, effects and all. */
import { orSimpler, type Tree } from '../tree';
import type { Context } from './context';
import { expression } from './expression';
import { plainest } from './literal';
import { type Callable, sameType, type ValueType } from './model';

/** What may be called here for a result of the type (undefined: for its effects alone), within the budget. */
export function callablesFor(context: Context, result: ValueType | undefined): Callable[] {
  return context.callables.filter(
    (each) =>
      context.affords(each) &&
      (result === undefined ? true : each.result !== undefined && sameType(each.result, result)),
  );
}

export function call(context: Context, callable: Callable, depth: number): Tree {
  context.spend(callable.cost);
  const given = callable.parameters.map(({ type, stable }) => expression(context, type, depth, stable));
  const simplest = callable.result && plainest(callable.result);
  return orSimpler(callable.call(given), ...(simplest === undefined ? [] : [simplest]));
}
