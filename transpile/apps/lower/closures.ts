/**
 * Closures: functions as values. A record whose word 0 is the number of the function in the core, and behind it what the function
 * captures: the values of variables, or the cells that hold them (captures.ts says which).
 *
 * Such a function has the closure's record and four more parameters, whoever calls it with how many.
 */
import ts from 'typescript';
import type { CoreExpression, CoreFunction } from '../core/core';
import { MOST_CLOSURE_PARAMETERS, type CallableKind } from '../frontend/kinds';
import { Body } from './body';
import { UNDEFINED, call, compare, local, number, operation, when } from './build';
import { ownName, type Captured } from './captures';
import { bindParameters, functionOf, lowerFunctionBody } from './functions';
import { inCell, inLocal, inWord, readPlace, type Place } from './places';
import type { ProgramLowering } from './program';
import { newRecord } from './records';
import { internal } from './refusal';
import type { Value } from './value';
import { isInCell, placeOfSymbol } from './variables';

/** A method of an object literal is a property that holds a function; `this` it has none. */
type Closure = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

/** What a function captures: where it is outside, and whether that is a cell. */
interface Capture {
  readonly variable: Captured;
  readonly outside: Place;
  readonly shared: boolean;
}

/** A closure of a function that is written where it is used, or declared in a block. */
export function closureOf(body: Body, node: Closure): Value {
  const { program } = body;
  const kind = program.kinds.ofFunction(node);
  const captures = capturesOf(body, node);
  const name = program.request(node, nameOf(body, node), (unique) =>
    lowerClosure(program, unique, node, kind, captures),
  );
  const record = newRecord(body, 1 + captures.length, 'closure');
  body.perform('store', record, number(0), program.asValue(name));
  captures.forEach((capture, index) => body.perform('store', record, number(1 + index), wordFor(capture)));
  return { code: record, kind };
}

function capturesOf(body: Body, node: Closure): Capture[] {
  return body.program
    .capturesIn(node)
    .of(node)
    .map((variable) => {
      const isThis = variable === 'this';
      const outside = isThis ? body.self : placeOfSymbol(body, variable);
      if (!outside)
        return internal(node, isThis ? "'this' outside of a method" : `'${variable.name}' is unknown`);
      return { variable, outside, shared: !isThis && isInCell(body, variable) };
    });
}

/** The cell itself, or what the variable is at the moment. */
function wordFor({ outside, shared }: Capture): CoreExpression {
  return shared && outside.kind === 'word' ? outside.record : readPlace(outside).code;
}

function nameOf(body: Body, node: Closure): string {
  return ownName(node, body.program.checker)?.name ?? `${body.name}_function`;
}

function lowerClosure(
  program: ProgramLowering,
  name: string,
  node: Closure,
  kind: CallableKind,
  captures: readonly Capture[],
): CoreFunction {
  const body = new Body(program, name, kind.result, node);
  const self = body.newParameter('self');
  captures.forEach(({ variable, outside, shared }, index) => {
    const place = shared
      ? inCell(operation('load', local(self), number(1 + index)), outside.of)
      : inWord(local(self), 1 + index, outside.of);
    if (variable === 'this') body.self = place;
    else body.places.set(variable, place);
  });
  const own = ownName(node, program.checker);
  if (own && !isInCell(body, own)) body.places.set(own, inLocal(self, kind));
  bindParameters(body, node, kind.parameters, closureParameters(body, node));
  lowerFunctionBody(body, node);
  return body.finish();
}

/** Four, whether the function has them or not. */
function closureParameters(body: Body, node: ts.SignatureDeclaration): string[] {
  return Array.from({ length: MOST_CLOSURE_PARAMETERS }, (_, index) => {
    const name = node.parameters[index]?.name;
    return body.newParameter(name && ts.isIdentifier(name) ? name.text : 'unused');
  });
}

/**
 * A function of a module as a value: one closure for the whole program, made when it is first asked for, so that it is equal to
 * itself. Its function passes the call on.
 */
export function functionAsValue(body: Body, declaration: ts.FunctionDeclaration): Value {
  const { program } = body;
  const { plain } = program.kinds;
  const kind = program.kinds.within(plain, () => program.kinds.ofFunction(declaration));
  return { code: onlyClosure(body, declaration, () => thunkOf(program, declaration, kind)), kind };
}

/** The one closure that there is for a node; `thunk` names its function in the core. */
export function onlyClosure(body: Body, node: ts.Node, thunk: () => string): CoreExpression {
  const { program } = body;
  const index = number(program.globalOf(node));
  const make = body.capture(() => {
    const record = newRecord(body, 1, 'closure');
    body.perform('store', record, number(0), program.asValue(thunk()));
    body.perform('set_global', index, record);
  });
  body.emit(when(compare(operation('global', index), '===', UNDEFINED), make));
  return operation('global', index);
}

function thunkOf(program: ProgramLowering, declaration: ts.FunctionDeclaration, kind: CallableKind): string {
  const callee = functionOf(program, declaration);
  return program.request(
    declaration,
    `${callee}_value`,
    (name): CoreFunction => {
      const body = new Body(program, name, kind.result, declaration);
      body.newParameter('self');
      const given = closureParameters(body, declaration);
      const operands = given.slice(0, kind.parameters.length).map(local);
      body.emit({ kind: 'return', value: call(callee, operands) });
      return body.finish();
    },
    program.kinds.plain,
  );
}
