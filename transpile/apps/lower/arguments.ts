/** Arguments of a call, as the function that is called wants them. */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import type { CallableKind, Kind } from '../frontend/kinds';
import type { Body } from './body';
import { number, operation, UNDEFINED } from './build';
import { convert } from './conversions';
import { internal } from './refusal';
import { arrayOf } from './spread';

/**
 * One operand for each parameter; what is not given is undefined, and a rest parameter gets an array of what there is for it.
 * `before`: operands that come first, such as `self`.
 */
export function lowerArguments(
  body: Body,
  nodes: readonly ts.Expression[],
  shape: CallableKind,
  before: readonly (() => CoreExpression)[] = [],
): CoreExpression[] {
  const count = shape.parameters.length - (shape.rest ? 1 : 0);
  const given: (() => CoreExpression)[] = [];
  let used = 0;
  for (const node of nodes) {
    if (given.length >= count) break;
    given.push(...operandsOf(body, node, shape, given.length));
    used++;
  }
  const missing = shape.parameters.slice(given.length, count).map(() => () => UNDEFINED);
  const rest = shape.rest ? [() => restOf(body, nodes.slice(used), shape)] : [];
  return body.inOrder([...before, ...given, ...missing, ...rest]);
}

/** An argument, or the elements of a tuple that is spread: it is evaluated once, with the first of them. */
function operandsOf(
  body: Body,
  node: ts.Expression,
  shape: CallableKind,
  first: number,
): (() => CoreExpression)[] {
  if (!ts.isSpreadElement(node)) return [() => body.expression(node, kindOfParameter(shape, first, node))];
  const { expression } = node;
  const kinds = body.program.kinds.elementsOfFixed(expression);
  if (!kinds) return internal(node, 'these elements as arguments');
  const read = body.kindOf(expression).kind === 'tuple' ? 'load' : 'element';
  let whole: CoreExpression = UNDEFINED;
  return kinds.map((of, place) => () => {
    if (place === 0) whole = body.keep(body.value(expression).code, 'spread');
    const element = { code: operation(read, whole, number(place)), kind: of };
    return convert(element, kindOfParameter(shape, first + place, node), node);
  });
}

/** What a rest parameter gets. */
function restOf(body: Body, nodes: readonly ts.Expression[], { parameters }: CallableKind): CoreExpression {
  const kind = parameters.at(-1);
  return kind?.kind === 'array' ? arrayOf(body, nodes, kind.of) : internal(body.origin, 'a rest of no array');
}

const kindOfParameter = ({ parameters }: CallableKind, index: number, node: ts.Node): Kind =>
  parameters[index] ?? internal(node, 'an argument without a parameter');
