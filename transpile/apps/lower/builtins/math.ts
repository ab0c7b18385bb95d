/** Math: of integers. What rounds gets a quotient, which is divided in that way, or a number that is whole already. */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { NUMBER } from '../../frontend/kinds';
import type { Body } from '../body';
import { number, operation } from '../build';
import { callLibrary } from '../library';
import { arrayOf } from '../spread';
import type { Builtin, BuiltinTable } from './builtin';

const isOperationOf =
  (name: string): Builtin =>
  (call) =>
    call.value(operation(name, ...call.argumentOperands()));

/** Math.floor(a / b), Math.floor(Math.sqrt(a)), Math.floor(a) */
const rounds =
  (division: string): Builtin =>
  (call) => {
    const argument = withoutParentheses(call.arguments[0]!);
    if (!ts.isBinaryExpression(argument) || argument.operatorToken.kind !== ts.SyntaxKind.SlashToken)
      return call.value(call.argument(0));
    return call.value(operation(division, ...operandsOf(call.body, [argument.left, argument.right])));
  };

function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

function operandsOf(body: Body, nodes: readonly ts.Expression[]): CoreExpression[] {
  return body.inOrder(nodes.map((node) => () => body.expression(node, NUMBER)));
}

/** Of two numbers, of more, of all elements of an array. */
const extreme =
  (name: 'minimum' | 'maximum'): Builtin =>
  (call) => {
    if (call.arguments.some(ts.isSpreadElement)) {
      const all = arrayOf(call.body, call.arguments, NUMBER);
      // Of none it is an infinity: a fault of the app's line.
      call.body.keep(operation('element', all, number(0)), 'first');
      return call.value(callLibrary(call.body, `extremes.${name}`, all));
    }
    const [first, ...others] = call.argumentOperands();
    return call.value(others.reduce((most, one) => operation(name, most, one), first!));
  };

export const MATH: BuiltinTable = {
  'Math.abs': isOperationOf('absolute'),
  'Math.ceil': rounds('divide_ceiling'),
  'Math.clz32': isOperationOf('leading_zeroes'),
  'Math.floor': rounds('divide_floor'),
  'Math.imul': isOperationOf('wrapping_multiply'),
  'Math.max': extreme('maximum'),
  'Math.min': extreme('minimum'),
  'Math.pow': isOperationOf('power'),
  'Math.round': rounds('divide_round'),
  'Math.sign': isOperationOf('sign'),
  'Math.sqrt': isOperationOf('square_root'),
  'Math.trunc': rounds('divide'),
};
