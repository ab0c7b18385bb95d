/**
 * Optional chains: `a?.b.c` is undefined as a whole if `a` is undefined or null.
 *
 * The innermost `?.` comes first: what is left of it is evaluated and, unless it is nothing, the whole chain is lowered again with that as a
 * value that is known.
 */
import ts from 'typescript';
import { present, type Kind } from '../../frontend/kinds';
import { maybe } from '../../frontend/kinds';
import type { Body } from '../body';
import { local, set, UNDEFINED, when } from '../build';
import { convert, unwrapped } from '../conversions';
import { isPresent } from '../truth';
import type { Value } from '../value';

type Link = ts.PropertyAccessChain | ts.ElementAccessChain | ts.CallChain;

/** `work` lowers the node if everything to the left of its `?.` is known. */
export function ofChain(body: Body, node: Link, work: () => Value): Value {
  const first = firstOptional(body, node);
  if (!first) return work();
  const start = body.value(first.expression);
  if (start.kind.kind !== 'maybe') return continued(body, node, first.expression, start);
  const kept = { ...start, code: body.keep(start.code, 'start') };
  const result = body.newLocal('chain');
  body.emit(set(result, UNDEFINED));
  let kind: Kind = present(start.kind);
  const inside = body.capture(() => {
    const value = continued(body, node, first.expression, unwrapped(kept));
    kind = maybe(value.kind);
    body.emit(set(result, convert(value, kind, node)));
  });
  body.emit(when(isPresent(kept.code), inside));
  return { code: local(result), kind };
}

/** The rest of the chain behind a value. */
function continued(body: Body, node: Link, start: ts.Expression, value: Value): Value {
  body.known.set(start, value);
  return body.value(node);
}

/** The leftmost `?.` whose left side is not known yet. */
function firstOptional(body: Body, node: ts.Node): Link | undefined {
  if (!ts.isOptionalChain(node) || ts.isNonNullChain(node) || body.known.has(node)) return undefined;
  const inner = firstOptional(body, node.expression);
  if (inner) return inner;
  return node.questionDotToken && !body.known.has(node.expression) ? node : undefined;
}
