/**
 * Values of one kind that become values of another: boxing where undefined may be, unboxing where the checker has narrowed it away.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import { describeKind } from '../frontend/describe';
import { narrowingOf, present, wideningOf, type Conversion, type Kind } from '../frontend/kinds';
import { RefusedKind } from '../frontend/refused-kind';
import type { Body } from './body';
import { number, operation } from './build';
import { isDoubtfulName, isForDoubtful, isNamedEntry } from './doubtful';
import { takesNaN } from './not-a-number';
import { isCompared, mayBeMissing, takesUndefined } from './missing';
import { narrowUnion } from './unions';
import type { Value } from './value';

/** The value as one of kind `to`; that there is a way is what the front end has checked, but for parts of patterns. */
export function convert(value: Value, to: Kind, node: ts.Node): CoreExpression {
  // The checker knows that nothing comes here: `const rest: never = shape`.
  if (to.kind === 'never') return value.code;
  if (value.kind.kind === 'maybe' && !MAYBE_NOTHING.has(to.kind)) return convert(sure(value), to, node);
  const conversion = wideningOf(value.kind, to);
  if (conversion === undefined)
    throw new RefusedKind('appConversion', [describeKind(value.kind), describeKind(to)], node);
  return converted(value.code, conversion);
}

/** What a value of kind `of` is where undefined may be. */
export const widened = (code: CoreExpression, of: Kind): CoreExpression =>
  of.kind === 'number'
    ? converted(code, 'box number')
    : of.kind === 'boolean'
      ? converted(code, 'box boolean')
      : code;

/** What there is in a `maybe` that is neither undefined nor null. */
export const unwrapped = (value: Value): Value => {
  const kind = present(value.kind);
  return { code: converted(value.code, narrowingOf(value.kind, kind)), kind };
};

/**
 * The value as what the checker says of the node. It believes what was true before a call; what another function may have changed
 * since then, which is all that is not in a local, is looked at again.
 */
export function narrow(body: Body, node: ts.Expression, value: Value): Value {
  if (value.kind.kind !== 'maybe' && value.kind.kind !== 'union') return value;
  const narrowed = body.kindOf(node);
  if (value.kind.kind === 'union')
    return narrowed.kind === 'never'
      ? { ...value, kind: narrowed }
      : narrowUnion(body, node, value, narrowed);
  if (NOTHING.has(narrowed.kind) || narrowed.kind === 'maybe') return value;
  const isNaNWanted = takesNaN(body.program, node);
  if (isNaNWanted !== undefined) return isNaNWanted ? value : sure(value);
  if (mayBeMissing(node) || takesUndefined(body.program.checker, node)) return value;
  const isDoubtful = isDoubtfulName(body.program, node);
  const isOpen = isDoubtful || isEntry(body, node) || ts.isParenthesizedExpression(node);
  if (isForDoubtful(body.program, node) || (isOpen && isCompared(node))) return value;
  const isCertain = value.code.kind === 'local' && !isDoubtful && !body.program.claims;
  const inside = isCertain ? unwrapped(value) : sure(value);
  return narrowUnion(body, node, inside, narrowed);
}

/** What may not be there at all. */
const isEntry = ({ program }: Body, node: ts.Expression): boolean =>
  ts.isElementAccessExpression(node) || isNamedEntry(program, node);

/** The value, or a fault if there is none. */
const sure = (value: Value): Value => unwrapped({ ...value, code: operation('present', value.code) });

/** Kinds with undefined in them, or whatever. */
const MAYBE_NOTHING: ReadonlySet<Kind['kind']> = new Set(['maybe', 'absent', 'void', 'erased', 'never']);

/** Kinds that the checker gives where nothing is left, or nothing is known. */
const NOTHING: ReadonlySet<Kind['kind']> = new Set(['absent', 'void', 'never', 'erased']);

function converted(code: CoreExpression, conversion: Conversion): CoreExpression {
  switch (conversion) {
    case 'none':
      return code;
    case 'box number':
      return operation('box', code);
    case 'box boolean':
      return operation('wrapping_add', code, number(2));
    case 'unbox number':
      return operation('load', code, number(0));
    case 'unbox boolean':
      return operation('wrapping_subtract', code, number(2));
  }
}
