/**
 * Counting loops over `i32`: where the condition bounds the counter, its increment cannot overflow and prints as
 * `i++`.
 */
import type { Expression, Statement, Variable } from '../ir/ir';
import { intInterval, intervalOf } from './ranges';
import { walkStatements } from './walk';

type Loop = Statement & { readonly kind: 'for' };

export function counterCannotOverflow(step: Expression & { kind: 'step' }, loop: Loop): boolean {
  const { place, delta } = step;
  const { condition } = loop;
  if (place.kind !== 'local' || condition?.kind !== 'comparison' || condition.left.kind !== 'local')
    return false;
  if (condition.left.variable !== place.variable || loop.update.length !== 1) return false;
  if (isAssigned(loop.body, place.variable)) return false;
  const limit = intervalOf(condition.right);
  if (condition.operator === (delta > 0 ? '<' : '>')) return true;
  if (condition.operator === '<=' && delta > 0) return limit !== undefined && limit.high < intInterval.high;
  return condition.operator === '>=' && delta < 0 && limit !== undefined && limit.low > intInterval.low;
}

function isAssigned(body: readonly Statement[], variable: Variable): boolean {
  let found = false;
  walkStatements(body, (expression) => {
    const isWrite =
      expression.kind === 'assign' || expression.kind === 'compound' || expression.kind === 'step';
    if (isWrite && expression.place.kind === 'local' && expression.place.variable === variable) found = true;
  });
  return found;
}
