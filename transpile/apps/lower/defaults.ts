/** `= value`: of parameters, and of parts of a pattern. */
import type ts from 'typescript';
import type { Kind } from '../frontend/kinds';
import { present } from '../frontend/kinds';
import type { Body } from './body';
import { UNDEFINED, compare, local, set, when } from './build';
import { convert, unwrapped } from './conversions';
import type { Value } from './value';

/** The value; where it is undefined, that of the initializer, which is evaluated only then. `declared`: what the variable is. */
export function orDefault(body: Body, value: Value, initializer: ts.Expression, declared?: Kind): Value {
  if (value.kind.kind !== 'maybe' && value.kind.kind !== 'absent') return value;
  const kind = declared?.kind === 'maybe' ? declared : (declared ?? present(value.kind));
  const given = { ...value, code: body.keep(value.code) };
  if (value.kind.kind === 'absent') return { code: body.expression(initializer, kind), kind };
  const result = body.newLocal('value');
  const isMissing = compare(given.code, '===', UNDEFINED);
  const fallBack = body.capture(() => body.emit(set(result, body.expression(initializer, kind))));
  const take = body.capture(() => {
    const taken = kind.kind === 'maybe' ? given : unwrapped(given);
    body.emit(set(result, convert(taken, kind, initializer)));
  });
  body.emit(when(isMissing, fallBack, take));
  return { code: local(result), kind };
}
