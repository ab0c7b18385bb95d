/** Methods of arrays. */
import type { CoreExpression } from '../../core/core';
import ts from 'typescript';
import { NUMBER, type Kind } from '../../frontend/kinds';
import { choose, compare, local, number, operation, set, when } from '../build';
import { widened } from '../conversions';
import { isUnused } from '../expressions/assignments';
import { arrayFrom, arrayOf } from '../spread';
import { callLibrary, type LibraryName } from '../library';
import { internal } from '../refusal';
import { END, isFound, isLibraryFunction, isOperation, type Builtin, type BuiltinTable } from './builtin';
import type { BuiltinCall } from './call';

/** All arguments as one array, behind the receiver: of `push`, `unshift`, `splice`. */
function withRest(call: BuiltinCall, before: number): [CoreExpression, CoreExpression[], CoreExpression] {
  const { body } = call;
  const plain = call.arguments.slice(0, before).map((_, index) => () => call.argument(index));
  const rest = (): CoreExpression => arrayOf(body, call.arguments.slice(before), call.elementKind);
  const given = body.inOrder([() => body.expression(call.receiver, call.receiverKind), ...plain, rest]);
  return [given[0]!, given.slice(1, -1), given.at(-1)!];
}

/** One element is the usual case, and needs no array of what is added. */
const push: Builtin = (call) => {
  const { body } = call;
  const isPlain = call.arguments.length === 1 && call.arguments.every((node) => !ts.isSpreadElement(node));
  if (!isPlain) {
    const [array, , added] = withRest(call, 0);
    return call.value(callLibrary(body, 'array-parts.append', array, added));
  }
  const [array, element] = call.operands().map((operand) => body.keep(operand));
  body.perform('array_push', array!, element!);
  return call.value(isUnused(call.node) ? number(0) : operation('array_length', array!));
};

const unshift: Builtin = (call) => {
  const [array, , added] = withRest(call, 0);
  return call.value(callLibrary(call.body, 'array-parts.unshift', array, added));
};

const splice: Builtin = (call) => {
  const [array, [start, count = number(END)], added] = withRest(call, Math.min(2, call.arguments.length));
  return call.value(callLibrary(call.body, 'array-parts.splice', array, start!, count, added));
};

/** Each array that is given is appended to a copy. */
const concat: Builtin = (call) => {
  const { body } = call;
  const [array, ...others] = call.operands().map((operand) => body.keep(operand));
  let result = callLibrary(body, 'array-parts.slice', array!, number(0), number(END));
  for (const other of others) {
    result = body.keep(result);
    body.keep(callLibrary(body, 'array-parts.append', result, other));
  }
  return call.value(result);
};

/** `pop` and `shift`: undefined of an empty array. */
const take =
  (name: LibraryName): Builtin =>
  (call) => {
    const { body } = call;
    const array = body.keep(call.operands()[0]!);
    const result = body.newLocal('taken');
    const isThere = compare(operation('array_length', array), '!==', number(0));
    const work = body.capture(() =>
      body.emit(set(result, widened(callLibrary(body, name, array), call.elementKind))),
    );
    body.emit(set(result, number(0)));
    body.emit(when(isThere, work));
    return call.value(local(result));
  };

/** Undefined outside of the array; negative indices count from the end. */
const at: Builtin = (call) => {
  const { body } = call;
  const [array, given] = call.operands().map((operand) => body.keep(operand));
  const length = operation('array_length', array!);
  const fromEnd = choose(compare(given!, '<', number(0)), operation('wrapping_add', given!, length), given!);
  const index = body.keep(fromEnd, 'index');
  const result = body.newLocal('element');
  const element = widened(operation('element', array!, index), call.elementKind);
  body.emit(set(result, number(0)));
  body.emit(
    when(
      {
        kind: 'logic',
        operator: '&&',
        left: compare(index, '>=', number(0)),
        right: compare(index, '<', length),
      },
      [set(result, element)],
    ),
  );
  return call.value(local(result));
};

/** `find` and `findLast`: the library has one for each way to say that there may be nothing. */
const find =
  (name: 'find' | 'findLast'): Builtin =>
  (call) => {
    const { kind } = call.elementKind;
    const variant = kind === 'number' ? 'Number' : kind === 'boolean' ? 'Boolean' : 'Any';
    const nothing = variant === 'Any' ? [number(0)] : [];
    return call.value(callLibrary(call.body, `array-find.${name}${variant}`, ...call.operands(), ...nothing));
  };

/** `===` is of texts by what they say, of numbers that may be undefined by what is in them, of everything else as it is. */
const search =
  (name: 'indexOf' | 'lastIndexOf', start: number): Builtin =>
  (call) => {
    const kind = call.elementKind;
    const inside = kind.kind === 'maybe' ? kind.of.kind : kind.kind;
    const isOptional = kind.kind === 'maybe' && (inside === 'number' || inside === 'text');
    const variant = isOptional
      ? (`${name}Optional${inside === 'text' ? 'Text' : 'Number'}` as const)
      : (`${name}${inside === 'text' ? 'Text' : ''}` as const);
    return isLibraryFunction(`array-search.${variant}`, start)(call);
  };

/** The first element is the start value where none is given, read in the app's own line: of an empty array that is the fault. */
const reduce =
  (name: LibraryName, withoutStart: LibraryName, isFromEnd: boolean): Builtin =>
  (call) => {
    if (call.arguments.length > 1) return isLibraryFunction(name)(call);
    const { body } = call;
    const [array, combine] = call.operands().map((operand) => body.keep(operand));
    const last = operation('subtract', operation('array_length', array!), number(1));
    const first = operation('element', array!, isFromEnd ? last : number(0));
    return call.value(callLibrary(body, withoutStart, array!, combine!, first));
  };

const JOINS: Partial<Record<Kind['kind'], LibraryName>> = {
  number: 'joining.joinNumbers',
  boolean: 'joining.joinBooleans',
};
const OPTIONAL_JOINS: Partial<Record<Kind['kind'], LibraryName>> = {
  number: 'joining.joinOptionalNumbers',
  text: 'joining.joinOptionalTexts',
};

const join: Builtin = (call) => {
  const kind = call.elementKind;
  if (kind.kind === 'text' || kind.kind === 'never') return isOperation('join', ',')(call);
  const name = kind.kind === 'maybe' ? OPTIONAL_JOINS[kind.of.kind] : JOINS[kind.kind];
  return isLibraryFunction(name ?? internal(call.node, `an array of ${kind.kind} joined`), ',')(call);
};

const SORTS: Partial<Record<Kind['kind'], LibraryName>> = {
  never: 'sorting.sortTexts',
  text: 'sorting.sortTexts',
  number: 'sorting.sortNumbers',
};

/** `sorted`: of a copy. */
const sort =
  (sorted: boolean): Builtin =>
  (call) => {
    const kind = call.elementKind;
    if (kind.kind === 'maybe') internal(call.node, 'elements that may be undefined, sorted');
    const { body } = call;
    const operands = call.operands();
    if (sorted) operands[0] = copyOf(call, operands[0]!);
    const plain = SORTS[kind.kind];
    const name =
      operands.length > 1 ? 'sorting.sort' : (plain ?? internal(call.node, 'a sort without comparison'));
    return call.value(callLibrary(body, name, ...operands));
  };

const copyOf = ({ body }: BuiltinCall, array: CoreExpression): CoreExpression =>
  callLibrary(body, 'array-parts.slice', array, number(0), number(END));

const toReversed: Builtin = (call) => {
  const copy = copyOf(call, call.operands()[0]!);
  return call.value(callLibrary(call.body, 'array-parts.reverse', copy));
};

/** Negative places count from the end. */
const withElement: Builtin = (call) => {
  const { body } = call;
  const [array, given, element] = call.operands().map((operand) => body.keep(operand));
  const fromEnd = operation('wrapping_add', given!, operation('array_length', array!));
  const index = body.keep(choose(compare(given!, '<', number(0)), fromEnd, given!), 'index');
  const copy = body.keep(copyOf(call, array!), 'copy');
  body.perform('set_element', copy, index, element!);
  return call.value(copy);
};

/** Known from the type; the value is evaluated all the same. */
const isArray: Builtin = (call) => {
  const [node] = call.arguments;
  const { code, kind } = call.body.value(node!);
  call.body.keep(code);
  return call.value(number(['array', 'match', 'tuple'].includes(kind.kind) ? 1 : 0));
};

/** new Array(length), whose elements are set by `fill` at once. */
const newArray: Builtin = (call) => {
  const { body } = call;
  const length = call.arguments.length > 0 ? body.keep(call.argument(0)) : number(0);
  const array = body.keep(operation('array'), 'array');
  body.perform('array_resize', array, length);
  return call.value(array);
};

/** Of all of it. */
const fillNew: Builtin = (call) =>
  call.value(callLibrary(call.body, 'array-parts.fill', ...call.operands(), number(0), number(END)));

/** Array.from(elements), Array.from(elements, make), Array.from({ length }, make) */
const from: Builtin = (call) => {
  const { body } = call;
  const [source, make] = call.arguments;
  const shape = make && lengthOf(call);
  if (shape) {
    const [length, callback] = body.inOrder([shape, () => call.argument(1)]);
    return call.value(callLibrary(body, 'array-iteration.generate', length!, callback!));
  }
  if (!make) return call.value(arrayFrom(body, source!).code);
  const [array, callback] = body.inOrder([() => arrayFrom(body, source!).code, () => call.argument(1)]);
  return call.value(callLibrary(body, 'array-iteration.map', array!, callback!));
};

/** The length of `{ length: n }`, if the first argument is that. */
function lengthOf(call: BuiltinCall): (() => CoreExpression) | undefined {
  const [shape] = call.arguments;
  if (!shape || !ts.isObjectLiteralExpression(shape)) return undefined;
  const [property] = shape.properties;
  if (!property || shape.properties.length !== 1) return undefined;
  if (ts.isShorthandPropertyAssignment(property)) return () => call.body.expression(property.name, NUMBER);
  return ts.isPropertyAssignment(property)
    ? () => call.body.expression(property.initializer, NUMBER)
    : undefined;
}

function resultElement(call: BuiltinCall): Kind {
  const kind = call.resultKind;
  return kind.kind === 'array' ? kind.of : internal(call.node, 'no array');
}

const of: Builtin = (call) => call.value(arrayOf(call.body, call.arguments, resultElement(call)));

export const ARRAYS: BuiltinTable = {
  'ReadonlyArray.at': at,
  'ReadonlyArray.concat': concat,
  'ReadonlyArray.every': isLibraryFunction('array-iteration.every'),
  'ReadonlyArray.filter': isLibraryFunction('array-iteration.filter'),
  'ReadonlyArray.find': find('find'),
  'ReadonlyArray.findIndex': isLibraryFunction('array-iteration.findIndex'),
  'ReadonlyArray.findLast': find('findLast'),
  'ReadonlyArray.findLastIndex': isLibraryFunction('array-iteration.findLastIndex'),
  'ReadonlyArray.flat': isLibraryFunction('array-parts.flat'),
  'ReadonlyArray.flatMap': isLibraryFunction('array-iteration.flatMap'),
  'ReadonlyArray.forEach': isLibraryFunction('array-iteration.forEach'),
  'ReadonlyArray.includes': isFound(search('indexOf', 0)),
  'ReadonlyArray.indexOf': search('indexOf', 0),
  'ReadonlyArray.join': join,
  'ReadonlyArray.lastIndexOf': search('lastIndexOf', END),
  'ReadonlyArray.map': isLibraryFunction('array-iteration.map'),
  'ReadonlyArray.reduce': reduce('array-iteration.reduce', 'array-iteration.reduceFromFirst', false),
  'ReadonlyArray.reduceRight': reduce(
    'array-iteration.reduceRight',
    'array-iteration.reduceRightFromLast',
    true,
  ),
  'ReadonlyArray.slice': isLibraryFunction('array-parts.slice', 0, END),
  'ReadonlyArray.toReversed': toReversed,
  'ReadonlyArray.toSorted': sort(true),
  'ReadonlyArray.with': withElement,
  'ReadonlyArray.some': isLibraryFunction('array-iteration.some'),
  'Array.fill': isLibraryFunction('array-parts.fill', 0, END),
  'UnfilledArray.fill': fillNew,
  'Array.pop': take('array-parts.pop'),
  'Array.push': push,
  'Array.reverse': isLibraryFunction('array-parts.reverse'),
  'Array.shift': take('array-parts.shift'),
  'Array.sort': sort(false),
  'Array.splice': splice,
  'Array.unshift': unshift,
  'new ArrayConstructor': newArray,
  ArrayConstructor: newArray,
  'ArrayConstructor.from': from,
  'ArrayConstructor.isArray': isArray,
  'ArrayConstructor.of': of,
};
