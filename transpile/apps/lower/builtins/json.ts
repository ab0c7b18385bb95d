/**
 * JSON.stringify: a function of the core for each kind of value that is made of others, which calls those of its parts.
 *
 * Properties come in the order in which the type has them; that they were made in this order is what the front end has checked.
 */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { TEXT, sameKind, type Kind } from '../../frontend/kinds';
import type { Layout } from '../../frontend/layouts';
import { Body } from '../body';
import { BREAK, choose, compare, local, number, operation, set, text, when } from '../build';
import { unwrapped } from '../conversions';
import type { ProgramLowering } from '../program';
import { internal } from '../refusal';
import { isPresent } from '../truth';
import type { Value } from '../value';
import type { Builtin, BuiltinTable } from './builtin';

const stringify: Builtin = (call) => {
  const [node] = call.arguments;
  const value = call.body.value(node!);
  if (value.kind.kind === 'maybe') internal(node!, 'JSON.stringify of what may be undefined');
  return { code: jsonOf(call.body, value, node!), kind: TEXT };
};

/** The text of a value that is there; `node` is what is blamed. */
function jsonOf(body: Body, value: Value, node: ts.Node): CoreExpression {
  switch (value.kind.kind) {
    case 'number':
      return operation('to_text', value.code);
    case 'boolean':
      return choose(value.code, text('true'), text('false'));
    case 'text':
      return operation('json', value.code);
    case 'absent':
    case 'never':
      return text('null');
    case 'maybe':
      return ofMaybe(body, value, node);
    default:
      return body.callFunction(functionFor(body.program, value.kind, node), [value.code]);
  }
}

/** As an element: undefined is null there. */
function ofMaybe(body: Body, value: Value, node: ts.Node): CoreExpression {
  const kept = { ...value, code: body.keep(value.code) };
  const result = body.newLocal('part');
  body.emit(set(result, text('null')));
  const inside = body.capture(() => body.emit(set(result, jsonOf(body, unwrapped(kept), node))));
  body.emit(when(isPresent(kept.code), inside));
  return local(result);
}

/** One for each kind: kinds that are the same share it. */
const functions = new WeakMap<ProgramLowering, { readonly kind: Kind; readonly name: string }[]>();

function functionFor(program: ProgramLowering, kind: Kind, node: ts.Node): string {
  const known = functions.get(program) ?? [];
  functions.set(program, known);
  const found = known.find((one) => one.kind.kind === kind.kind && sameKind(one.kind, kind));
  if (found) return found.name;
  const wanted = `json_of_${kind.kind}_${known.length}`;
  const name = program.request(node, wanted, (unique) => {
    const body = new Body(program, unique, TEXT, node);
    const whole = { code: local(body.newParameter(kind.kind)), kind };
    body.jumps.return(writerFor(kind, node)(body, whole, node));
    return body.finish();
  });
  known.push({ kind, name });
  return name;
}

type Writer = (body: Body, value: Value, node: ts.Node) => CoreExpression;

function writerFor(kind: Kind, node: ts.Node): Writer {
  switch (kind.kind) {
    case 'object':
      return (body, value) => ofObject(body, value.code, kind.layout, node);
    case 'tuple':
      return (body, value) => ofTuple(body, value.code, kind.kinds, node);
    case 'array':
      return (body, value) => ofArray(body, value.code, kind.of, node);
    case 'dictionary':
      return (body, value) => ofDictionary(body, value.code, kind.of, node);
    default:
      return internal(node, `JSON.stringify of a ${kind.kind}`);
  }
}

/** A text that grows in a local. Constant pieces wait for each other. */
class Growing {
  private readonly whole: string;
  private pending: string;

  constructor(
    private readonly body: Body,
    start: string,
  ) {
    this.whole = body.newLocal('text');
    this.pending = start;
    body.emit(set(this.whole, text('')));
  }

  say(piece: string): void {
    this.pending += piece;
  }

  /** Evaluates the piece after what is there already. */
  add(piece: CoreExpression): void {
    const kept = this.body.keep(piece, 'part');
    this.flush();
    this.append(kept);
  }

  flush(): void {
    if (this.pending !== '') this.append(text(this.pending));
    this.pending = '';
  }

  /** A comma, unless the text is what it started with. */
  separate(startLength: number): void {
    this.flush();
    const isFirst = compare(operation('length', local(this.whole)), '===', number(startLength));
    this.append(choose(isFirst, text(''), text(',')));
  }

  finish(end: string): CoreExpression {
    this.say(end);
    this.flush();
    return local(this.whole);
  }

  private append(piece: CoreExpression): void {
    this.body.emit(set(this.whole, operation('concatenate', local(this.whole), piece)));
  }
}

/** Properties that are undefined are left out; so whether a comma is due is known at run time only, from the first of those on. */
function ofObject(body: Body, record: CoreExpression, layout: Layout, node: ts.Node): CoreExpression {
  const result = new Growing(body, '{');
  let comma: 'never' | 'always' | 'perhaps' = 'never';
  for (const name of layout.written) {
    const field = layout.fields.find((one) => one.name === name)!;
    const value = { code: operation('load', record, number(field.place)), kind: field.kind };
    const write = (part: Value): void => {
      if (comma === 'perhaps') result.separate(1);
      result.say(`${comma === 'always' ? ',' : ''}${JSON.stringify(name)}:`);
      result.add(jsonOf(body, part, node));
    };
    if (field.kind.kind !== 'maybe' && field.kind.kind !== 'absent') {
      write(value);
      comma = 'always';
      continue;
    }
    result.flush();
    const kept = { ...value, code: body.keep(value.code) };
    if (comma === 'never') comma = 'perhaps';
    const some = body.capture(() => {
      write(kept);
      result.flush();
    });
    body.emit(when(compare(kept.code, '!==', number(0)), some));
  }
  return result.finish('}');
}

function ofTuple(body: Body, record: CoreExpression, kinds: readonly Kind[], node: ts.Node): CoreExpression {
  const result = new Growing(body, '[');
  kinds.forEach((kind, place) => {
    if (place > 0) result.say(',');
    result.add(jsonOf(body, { code: operation('load', record, number(place)), kind }, node));
  });
  return result.finish(']');
}

function ofArray(body: Body, array: CoreExpression, of: Kind, node: ts.Node): CoreExpression {
  const result = new Growing(body, '[');
  eachIndex(body, result, array, (index) => {
    result.separate(1);
    result.add(jsonOf(body, { code: operation('element', array, index), kind: of }, node));
  });
  return result.finish(']');
}

function ofDictionary(body: Body, record: CoreExpression, of: Kind, node: ts.Node): CoreExpression {
  const result = new Growing(body, '{');
  const keys = body.keep(operation('dictionary_keys', record), 'keys');
  eachIndex(body, result, keys, (index) => {
    const key = body.keep(operation('element', keys, index), 'key');
    const found = body.keep(operation('dictionary_get', record, key), 'found');
    const entry = body.capture(() => {
      result.separate(1);
      result.add(operation('json', key));
      result.say(':');
      result.add(jsonOf(body, { code: found, kind: of }, node));
    });
    const isShown = of.kind === 'maybe' ? compare(found, '!==', number(0)) : number(1);
    body.emit(when(isShown, entry));
  });
  return result.finish('}');
}

/** Runs through an array that does not change. */
function eachIndex(
  body: Body,
  result: Growing,
  array: CoreExpression,
  work: (index: CoreExpression) => void,
): void {
  result.flush();
  const index = body.newLocal('index');
  body.emit(set(index, number(0)));
  const length = operation('array_length', array);
  const round = body.capture(() => {
    body.emit(when(compare(local(index), '>=', length), [BREAK]));
    work(local(index));
    body.emit(set(index, operation('add', local(index), number(1))));
  });
  body.emit({ kind: 'loop', body: round });
}

export const JSON_METHODS: BuiltinTable = { 'JSON.stringify': stringify };
