/**
 * Where variables are: in a local, in `app_globals` (those of a module), or in a cell if closures share them (captures.ts says which).
 *
 * A cell is made when its block is entered, so that functions which are declared there can capture it before the variable has
 * its value; each round of a loop enters its block anew.
 */
import ts from 'typescript';
import { maybe, type Kind } from '../frontend/kinds';
import type { Body } from './body';
import { local, number, operation, set } from './build';
import { isModuleLevel } from './captures';
import { isDoubtful } from './doubtful';
import { mayBeNaN } from './not-a-number';
import { cellWords, markInitialised, requireInitialised } from './initialised';
import { inCell, inLocal, type Place } from './places';
import { internal } from './refusal';

/** The place of the variable that an identifier means. */
export function placeOf(body: Body, node: ts.Identifier): Place {
  const symbol = body.program.kinds.symbolAt(node);
  const place = symbol && placeOfSymbol(body, symbol);
  if (!place) return internal(node, `'${node.text}' is no variable`);
  requireInitialised(body, symbol, place);
  return place;
}

/** The same by its symbol; undefined: it is no variable. */
export function placeOfSymbol(body: Body, symbol: ts.Symbol): Place | undefined {
  return body.places.get(symbol) ?? placeInModule(body, symbol);
}

/** The place of a variable that is declared here. */
export function declare(body: Body, name: ts.Identifier): Place {
  const symbol = body.program.checker.getSymbolAtLocation(name);
  if (!symbol) internal(name, `'${name.text}' has no symbol`);
  return body.places.get(symbol) ?? placeInModule(body, symbol) ?? newPlace(body, symbol, name.text);
}

/** Makes the cells of the variables and functions that these statements declare. */
export function makeCellsOf(body: Body, statements: readonly ts.Statement[]): void {
  for (const statement of statements)
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) makeCells(body, name);
    else if (ts.isFunctionDeclaration(statement) && statement.name) makeCells(body, statement.name);
}

export function makeCells(body: Body, name: ts.BindingName): void {
  for (const variable of variablesIn(name)) {
    const symbol = body.program.checker.getSymbolAtLocation(variable);
    const isShared = symbol && !isInModule(symbol) && isInCell(body, symbol);
    if (isShared) newPlace(body, symbol, variable.text);
  }
}

/** A new cell for a new round of a loop, with the same value. */
export function copyCells(body: Body, name: ts.BindingName): void {
  for (const variable of variablesIn(name)) {
    const place = declare(body, variable);
    if (place.kind !== 'word' || place.record.kind !== 'local') continue;
    const symbol = body.program.checker.getSymbolAtLocation(variable)!;
    const copy = body.keep(operation('record', number(cellWords(body, symbol))), `next_${variable.text}`);
    body.perform('store', copy, number(0), operation('load', place.record, number(0)));
    body.emit(set(place.record.name, copy));
    markInitialised(body, variable, place);
  }
}

function newPlace(body: Body, symbol: ts.Symbol, name: string): Place {
  const kind = kindOf(body, symbol);
  const place = isInCell(body, symbol)
    ? newCell(body, symbol, name, kind)
    : inLocal(body.newLocal(name), kind);
  body.places.set(symbol, place);
  return place;
}

function newCell(body: Body, symbol: ts.Symbol, name: string, kind: Kind): Place {
  const cell = body.newLocal(`${name}_cell`);
  body.emit(set(cell, operation('record', number(cellWords(body, symbol)))));
  return inCell(local(cell), kind);
}

/** A parameter that came in a local. */
export function declareParameter(body: Body, symbol: ts.Symbol, name: string, kind: Kind): void {
  const inItsLocal = inLocal(name, kind);
  body.places.set(symbol, inItsLocal);
  if (!isInCell(body, symbol)) return;
  const place = newCell(body, symbol, name, kind);
  body.perform('store', place.kind === 'word' ? place.record : local(name), number(0), local(name));
  body.places.set(symbol, place);
}

function placeInModule(body: Body, symbol: ts.Symbol): Place | undefined {
  if (!isInModule(symbol)) return undefined;
  return { kind: 'global', index: body.program.globalOf(symbol), of: kindOf(body, symbol) };
}

function isInModule(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  const isVariable =
    declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
  return isVariable === true && isModuleLevel(declaration);
}

export function isInCell(body: Body, symbol: ts.Symbol): boolean {
  return (
    symbol.valueDeclaration !== undefined && body.program.capturesIn(symbol.valueDeclaration).inCell(symbol)
  );
}

function variablesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? variablesIn(element.name) : []));
}

/** As it is declared, before any narrowing; with undefined, if it may be without that its type says so. */
function kindOf(body: Body, symbol: ts.Symbol): Kind {
  const declaration = symbol.valueDeclaration;
  const isVariable =
    declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
  if (!isVariable) return body.program.kinds.ofType(body.program.checker.getTypeOfSymbol(symbol));
  const kind = body.program.kinds.ofDeclared(declaration);
  return isDoubtful(body.program, symbol) || mayBeNaN(body.program, symbol) ? maybe(kind) : kind;
}
