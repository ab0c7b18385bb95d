/**
 * Uses of variables before their declarations have run are faults (early-uses.ts and captures.ts say of which variables that may happen).
 *
 * A flag goes with such a variable: another one of the module, or a second word of its cell.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import type { Body } from './body';
import { number, operation } from './build';
import type { Place } from './places';

const VALUE_AND_FLAG = 2;
const FLAG = 1;

/** Words of the cell of a variable. */
export const cellWords = (body: Body, variable: ts.Symbol): number =>
  isEarly(body, variable) ? VALUE_AND_FLAG : 1;

/** Before a use of the variable: fault where JavaScript throws. */
export function requireInitialised(body: Body, variable: ts.Symbol, place: Place): void {
  const flag = flagOf(body, variable, place);
  if (flag) body.perform('require_initialised', flag);
}

/** Behind its declaration, which gave it a value. */
export function markInitialised(body: Body, name: ts.Identifier, place: Place): void {
  const variable = body.program.checker.getSymbolAtLocation(name);
  if (!variable || !flagOf(body, variable, place)) return;
  if (place.kind === 'word') body.perform('store', place.record, number(FLAG), number(1));
  else body.perform('set_global', number(body.program.flagOf(variable)!), number(1));
}

/** The same of a class, or of a static field. */
export function requireDeclared(body: Body, declared: ts.Symbol): void {
  const flag = body.program.flagOf(declared);
  if (flag !== undefined) body.perform('require_initialised', operation('global', number(flag)));
}

export function markDeclared(body: Body, name: ts.Node): void {
  const declared = body.program.checker.getSymbolAtLocation(name);
  const flag = declared && body.program.flagOf(declared);
  if (flag !== undefined) body.perform('set_global', number(flag), number(1));
}

function flagOf(body: Body, variable: ts.Symbol, place: Place): CoreExpression | undefined {
  const index = place.kind === 'global' ? body.program.flagOf(variable) : undefined;
  if (index !== undefined) return operation('global', number(index));
  return place.kind === 'word' && isEarly(body, variable)
    ? operation('load', place.record, number(FLAG))
    : undefined;
}

function isEarly({ program }: Body, variable: ts.Symbol): boolean {
  const declaration = variable.valueDeclaration;
  const isVariable =
    declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
  return isVariable === true && program.capturesIn(declaration).isEarly(variable);
}
