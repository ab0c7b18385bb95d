/** What stands to the left of `=`. */
import ts from 'typescript';
import { isTransparent } from './assignments';
import type { Body } from './body';
import { convert } from './conversions';
import { elementPlace } from './expressions/elements';
import { propertyPlace } from './expressions/properties';
import { writePlace, type Place } from './places';
import { internal } from './refusal';
import type { Value } from './value';
import { placeOf } from './variables';

/** The place of an assignment's target; what it takes to find it is evaluated now. */
export function targetPlace(body: Body, target: ts.Expression): Place {
  if (isTransparent(target)) return targetPlace(body, target.expression);
  if (ts.isIdentifier(target)) return placeOf(body, target);
  if (ts.isPropertyAccessExpression(target)) return propertyPlace(body, target);
  if (ts.isElementAccessExpression(target)) return elementPlace(body, target);
  return internal(target, 'an assignment to this');
}

/** Assigns a value that is known already. */
export function assignTo(body: Body, target: ts.Expression, value: Value): void {
  const kept = { ...value, code: body.keep(value.code) };
  const place = targetPlace(body, target);
  writePlace(body, place, convert(kept, place.of, target));
}
