/** `delete record[key]`. */
import ts from 'typescript';
import { BOOLEAN } from '../../frontend/kinds';
import type { Body } from '../body';
import { number, operation } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';
import { internal } from '../refusal';
import type { Value } from '../value';
import { withoutParentheses } from './arithmetic';
import { elementPlace } from './elements';
import { propertyPlace } from './properties';

/** True in any case, as JavaScript has it. */
function lowerDelete(body: Body, node: ts.DeleteExpression): Value {
  const target = withoutParentheses(node.expression);
  const place = ts.isPropertyAccessExpression(target)
    ? propertyPlace(body, target)
    : ts.isElementAccessExpression(target)
      ? elementPlace(body, target)
      : internal(node, 'this deletion');
  if (place.kind !== 'entry') return internal(node, "'delete' of what is no key of a Record");
  body.keep(operation('dictionary_remove', place.dictionary, place.key), 'deleted');
  return { code: number(1), kind: BOOLEAN };
}

export const DELETE: readonly ExpressionEntry[] = [lowers(ts.SyntaxKind.DeleteExpression, lowerDelete)];
