/**
 * How values go from an app to its bridge and back: as words of one array, in order. A scalar is one (a u64 two, the low one first),
 * a class its fields, an array of bytes its elements: in an app it is a text, as what lends bytes is.
 *
 * Not every method is for apps: capabilities, buffers that a server fills and arrays of anything else have nothing that they could be.
 */
import { widthOf, type MethodLayout } from './layout';
import type {
  Enumeration,
  FieldType,
  FixedArray,
  Parameter,
  ParameterOf,
  Scalar,
  Struct,
  ValueType,
} from './model';

/** Bytes in a class; a text in an app. */
export type Bytes = FixedArray;

/** A scalar or bytes in a value: `.size.width`. */
export interface Leaf {
  readonly path: string;
  readonly type: Scalar | Bytes;
  /** The first of its words. */
  readonly word: number;
}

export interface PlacedValue {
  readonly parameter: ParameterOf<'value' | 'result'>;
  readonly leaves: readonly Leaf[];
}

/** A method as apps have it. */
export interface AppMethod {
  readonly layout: MethodLayout;
  readonly values: readonly PlacedValue[];
  readonly results: readonly PlacedValue[];
  /** The bytes that it lends. */
  readonly text?: ParameterOf<'span'>;
  /** Words of the array: enough for question and answer. */
  readonly words: number;
}

/** Undefined: no method for apps. */
export function appMethod(layout: MethodLayout): AppMethod | undefined {
  const { parameters } = layout.method;
  if (!parameters.every(isForApps)) return undefined;
  const values = place(parameters.filter((each) => each.role === 'value'));
  const results = place(parameters.filter((each) => each.role === 'result'));
  const text = parameters.find((each) => each.role === 'span');
  const words = Math.max(wordsOf(values), wordsOf(results));
  return { layout, values, results, words, ...(text && { text }) };
}

function isForApps(parameter: Parameter): boolean {
  if (parameter.role === 'span') return !parameter.isWritten && parameter.element.name === 'u8';
  return (parameter.role === 'value' || parameter.role === 'result') && hasWords(parameter.type);
}

function hasWords(type: FieldType): boolean {
  if (type.kind === 'struct') return type.fields.every((field) => hasWords(field.type));
  return type.kind !== 'array' || (type.element.kind === 'integer' && type.element.name === 'u8');
}

function place(parameters: readonly ParameterOf<'value' | 'result'>[]): PlacedValue[] {
  let word = 0;
  return parameters.map((parameter) => {
    const leaves = leavesOf(parameter.type, '', word);
    word = leaves.reduce((end, leaf) => Math.max(end, leaf.word + wordsIn(leaf)), word);
    return { parameter, leaves };
  });
}

function leavesOf(type: FieldType, path: string, word: number): Leaf[] {
  if (type.kind === 'array') return [{ path, type, word }];
  if (type.kind !== 'struct') return [{ path, type, word }];
  const leaves: Leaf[] = [];
  let next = word;
  for (const field of type.fields) {
    const inner = leavesOf(field.type, `${path}.${field.name}`, next);
    leaves.push(...inner);
    next = inner.reduce((end, leaf) => Math.max(end, leaf.word + wordsIn(leaf)), next);
  }
  return leaves;
}

function wordsIn({ type }: Leaf): number {
  return type.kind === 'array' ? type.length : widthOf(type);
}

function wordsOf(placed: readonly PlacedValue[]): number {
  return placed
    .flatMap(({ leaves }) => leaves)
    .reduce((end, leaf) => Math.max(end, leaf.word + wordsIn(leaf)), 0);
}

/** The enumerations and classes that a method's values are made of, each once, inner ones first. */
export function declaredTypes(methods: readonly AppMethod[]): (Enumeration | Struct)[] {
  const found = new Map<string, Enumeration | Struct>();
  const visit = (type: FieldType): void => {
    if (type.kind === 'array') visit(type.element);
    if (type.kind === 'struct') type.fields.forEach((field) => visit(field.type));
    if (type.kind === 'struct' || type.kind === 'enum') found.set(type.name, type);
  };
  for (const { values, results } of methods) {
    for (const { parameter } of [...values, ...results]) visit(parameter.type as ValueType);
  }
  return [...found.values()];
}
