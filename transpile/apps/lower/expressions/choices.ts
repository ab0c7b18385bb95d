/** `a ? b : c`, and `&&`, `||`, `??` where their value is that of a side. */
import ts from 'typescript';
import type { CoreExpression, CoreStatement } from '../../core/core';
import { ABSENT, maybe, present, type Kind } from '../../frontend/kinds';
import type { Body } from '../body';
import { choose, local, not, number, set, when } from '../build';
import { convert, unwrapped } from '../conversions';
import { lowers, type ExpressionEntry } from '../handlers';
import { isLookedFor, takesUndefined } from '../missing';
import { condition, isPresent, truthOf } from '../truth';
import type { Value } from '../value';

function conditional(body: Body, node: ts.ConditionalExpression): Value {
  const kind = kindOfChoice(body, node);
  const isTrue = condition(body, node.condition);
  const code = either(
    body,
    isTrue,
    () => body.expression(node.whenTrue, kind),
    () => body.expression(node.whenFalse, kind),
  );
  return { code, kind };
}

/** With undefined where that is wanted: a side may look for what is missing. */
function kindOfChoice(body: Body, node: ts.Expression): Kind {
  const kind = body.kindOf(node);
  return takesUndefined(body.program.checker, node) || isLookedFor(node) ? maybe(kind) : kind;
}

/** The value of one of two branches, of which only one is evaluated. */
export function either(
  body: Body,
  isTrue: CoreExpression,
  yes: () => CoreExpression,
  no: () => CoreExpression,
): CoreExpression {
  const [yesStatements, yesValue] = apart(body, yes);
  const [noStatements, noValue] = apart(body, no);
  if (yesStatements.length === 0 && noStatements.length === 0) return choose(isTrue, yesValue, noValue);
  const result = body.newLocal('chosen');
  body.emit(when(isTrue, [...yesStatements, set(result, yesValue)], [...noStatements, set(result, noValue)]));
  return local(result);
}

function apart(body: Body, work: () => CoreExpression): [CoreStatement[], CoreExpression] {
  let value: CoreExpression | undefined;
  const statements = body.capture(() => (value = work()));
  return [statements, value!];
}

/** `a && b`, `a || b`, `a ?? b`: the left value, or the right one if the left does not decide. */
export function leftOrRight(body: Body, node: ts.BinaryExpression): Value {
  const kind = kindOfChoice(body, node);
  const left = body.value(node.left);
  const kept = { ...left, code: body.keep(left.code) };
  const right = (): CoreExpression => body.expression(node.right, kind);
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.QuestionQuestionToken && left.kind.kind !== 'maybe') {
    const isNothing = left.kind.kind === 'absent' || left.kind.kind === 'void';
    return { code: isNothing ? right() : convert(kept, kind, node), kind };
  }
  const goesLeft = isDecided(body, operator, kept);
  const keepsLeft = (): CoreExpression => convert(remaining(operator, kept, kind), kind, node.left);
  return { code: either(body, goesLeft, keepsLeft, right), kind };
}

export const isChoosing = (operator: ts.SyntaxKind): boolean => CHOOSING.has(operator);

const CHOOSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Whether the value is that of the left side. */
export function isDecided(body: Body, operator: ts.SyntaxKind, left: Value): CoreExpression {
  if (operator === ts.SyntaxKind.QuestionQuestionToken)
    return left.kind.kind === 'maybe' ? isPresent(left.code) : number(1);
  const isTrue = truthOf(body, left);
  return operator === ts.SyntaxKind.BarBarToken ? isTrue : not(isTrue);
}

/** Kinds with a value, besides undefined, that counts as false. */
const CAN_BE_FALSE: ReadonlySet<Kind['kind']> = new Set(['number', 'boolean', 'text']);

/** What the left value can be where it is the result: with `&&`, of a reference nothing but undefined; with the others, not that. */
function remaining(operator: ts.SyntaxKind, left: Value, kind: Kind): Value {
  const isNothing =
    operator === ts.SyntaxKind.AmpersandAmpersandToken && !CAN_BE_FALSE.has(present(left.kind).kind);
  if (isNothing) return { ...left, kind: ABSENT };
  if (kind.kind === 'maybe') return left;
  return unwrapped(left);
}

export const CHOICES: readonly ExpressionEntry[] = [lowers(ts.SyntaxKind.ConditionalExpression, conditional)];
