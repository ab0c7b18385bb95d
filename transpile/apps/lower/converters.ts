/** `Number`, `String` and `Boolean`: called, and as functions that are given on: `words.map(Number)`. */
import type ts from 'typescript';
import type { CoreExpression, CoreFunction } from '../core/core';
import { MOST_CLOSURE_PARAMETERS, NUMBER, type CallableKind } from '../frontend/kinds';
import { Body } from './body';
import { choose, local, number, operation } from './build';
import { onlyClosure } from './closures';
import type { ProgramLowering } from './program';
import { internal } from './refusal';
import { toText } from './to-text';
import { truthOf } from './truth';
import type { Value } from './value';

export function toNumber(value: Value, node: ts.Node): CoreExpression {
  const { code, kind } = value;
  if (kind.kind === 'text') return operation('parse_number', code);
  if (kind.kind === 'boolean') return choose(code, number(1), number(0));
  return kind.kind === 'number' ? code : internal(node, `Number of a ${kind.kind}`);
}

/** What the front end has found to be such a function, for values of its parameter's kind: equal to itself wherever it is named. */
export function converterAsValue(body: Body, node: ts.Identifier, kind: CallableKind): Value {
  const { program } = body;
  const first = program.firstConverter(node, kind);
  const thunk = (): string =>
    program.request(
      first,
      `${node.text}_value`,
      (name) => thunkOf(program, name, first, kind),
      program.kinds.plain,
    );
  return { code: onlyClosure(body, first, thunk), kind };
}

function thunkOf(
  program: ProgramLowering,
  name: string,
  node: ts.Identifier,
  kind: CallableKind,
): CoreFunction {
  const inside = new Body(program, name, kind.result, node);
  inside.newParameter('self');
  const given = Array.from({ length: MOST_CLOSURE_PARAMETERS }, () => inside.newParameter('value'));
  const value = { code: local(given[0]!), kind: kind.parameters[0]! };
  inside.emit({ kind: 'return', value: converted(inside, value, kind, node) });
  return inside.finish();
}

function converted(body: Body, value: Value, { result }: CallableKind, node: ts.Node): CoreExpression {
  if (result.kind === NUMBER.kind) return toNumber(value, node);
  return result.kind === 'boolean' ? truthOf(body, value) : toText(body, value, node);
}
