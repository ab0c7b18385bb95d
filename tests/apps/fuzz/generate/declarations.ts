/** What a program declares besides variables: interfaces, enums, unions, classes, functions. */
import type { Random } from '../../../fuzz/random';
import { orSimpler, sequence, tree, type Tree } from '../../../fuzz/tree';
import { expressionOf, listed } from './expression';
import type { Callable, Scope, Variable } from './scope';
import { statements } from './statements';
import { textOf } from './texts';
import {
  BOOLEAN,
  type ClassType,
  type EnumType,
  type Field,
  FUNCTION,
  maybe,
  NUMBER,
  NUMBERS,
  type ObjectType,
  PAIR,
  SUPPLIER,
  TEXT,
  type Type,
  typeOfField,
  type UnionType,
  written,
} from './type';

const FIELD_TYPES: readonly Type[] = [NUMBER, NUMBER, TEXT, BOOLEAN, NUMBERS, PAIR];
const OPTIONAL_TYPES: readonly Type[] = [NUMBER, TEXT, BOOLEAN];
const RESULTS: readonly Type[] = [NUMBER, NUMBER, TEXT, BOOLEAN, maybe(NUMBER), maybe(TEXT), SUPPLIER, PAIR];
const PARAMETERS: readonly Type[] = [NUMBER, NUMBER, TEXT, BOOLEAN, NUMBERS, FUNCTION, PAIR, maybe(NUMBER)];

/** One or two fields, or with optional ones a few more. */
function fieldsOf(stem: string, random: Random, count: number, more: readonly Type[] = []): Field[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `${stem}${at}`,
    type: random.pick([...FIELD_TYPES, ...more]),
  }));
}

const signature = ({ name, type, isOptional }: Field): string =>
  `${name}${isOptional === true ? '?' : ''}: ${written(type)};\n`;

/** Interfaces (one with optional properties), enums of numbers and of texts, a union: with the functions that hide their values from the checker. */
export function namedTypes(random: Random): { readonly types: readonly Type[]; readonly text: Tree } {
  const enums: EnumType[] = [
    { kind: 'enum', name: 'Level', members: ['low', 'middle', 'high'] },
    { kind: 'enum', name: 'Mode', members: ['idle', 'busy'] },
  ];
  const alpha: ObjectType = {
    kind: 'object',
    name: 'Alpha',
    fields: fieldsOf('a', random, random.between(2, 4), enums),
  };
  const optional = fieldsOf('o', random, random.between(1, 2)).map(({ name }) => ({
    name,
    type: random.pick(OPTIONAL_TYPES),
    isOptional: true,
  }));
  const beta: ObjectType = {
    kind: 'object',
    name: 'Beta',
    fields: [...fieldsOf('b', random, 2, [alpha]), ...optional],
  };
  const shape: UnionType = {
    kind: 'union',
    name: 'Shape',
    members: ['dot', 'box', 'text'].map((tag, at) => ({ tag, fields: fieldsOf(tag, random, at, [alpha]) })),
  };
  const members = shape.members.map(
    ({ tag, fields }) => `{ kind: '${tag}'; ${fields.map(signature).join(' ')} }`,
  );
  const text = `enum Level {\nlow,\nmiddle = 5,\nhigh,\n}\nenum Mode {\nidle = 'idle',\nbusy = 'busy',\n}
${[alpha, beta].map(({ name, fields }) => `interface ${name} {\n${fields.map(signature).join('')}}\n`).join('')}type Shape = ${members.join(' | ')};
function asShape(of: Shape): Shape {\nreturn of;\n}
function keptLevel(of: Level): Level {\nreturn of;\n}
function keptMode(of: Mode): Mode {\nreturn of;\n}
`;
  return { types: [alpha, beta, shape, ...enums], text };
}

/** With fields, a getter, methods that change them, and a static counter. */
export function classOf(scope: Scope): {
  readonly type: ClassType;
  readonly callables: readonly Callable[];
  readonly text: Tree;
} {
  const { random } = scope;
  const name = scope.fresh('Class');
  const given: Field[] = fieldsOf('c', random, random.between(1, 2));
  const own: Field[] = fieldsOf('f', random, random.between(1, 2)).map((field) => ({
    ...field,
    isConstant: random.oneIn(4),
  }));
  const total: Field = { name: 'total', type: NUMBER, isConstant: true };
  const type: ClassType = {
    kind: 'class',
    name,
    fields: [...given, ...own, total],
    parameters: given.map((field) => field.type),
  };
  const inside = scope.insideFunction().with(...[...given, ...own].map((field) => onThis(field)));
  const methods = Array.from({ length: random.between(1, 2) }, () => functionOf(inside, { receiver: type }));
  const parameters = given.map((field) => `public ${field.name}: ${written(field.type)}`);
  const fields = own.map(
    (field) =>
      tree`${field.isConstant === true ? 'readonly ' : ''}${field.name}: ${written(field.type)} = ${expressionOf(field.type, scope, 2)};\n`,
  );
  const constructor = tree`constructor(${parameters.join(', ')}) {\n${name}.made++;\n${orSimpler(statements(inside, 1, 0), '')}}\n`;
  const getter = tree`get total(): number {\nreturn ${expressionOf(NUMBER, inside, 2)};\n}\n`;
  const text = tree`class ${name} {\nstatic made = 0;\n${sequence(fields)}${constructor}${getter}${sequence(methods.map((method) => method.text))}}\n`;
  return { type, callables: methods.map(({ callable }) => callable), text };
}

const onThis = (field: Field): Variable => ({
  name: `this.${field.name}`,
  type: typeOfField(field),
  isConstant: field.isConstant === true,
});

/** Its own statements, then a result; some throw, and are called where that is caught. */
export function functionOf(
  scope: Scope,
  { receiver }: { readonly receiver?: Type } = {},
): { readonly callable: Callable; readonly text: Tree } {
  const { random } = scope;
  const name = scope.fresh('work');
  const parameters = Array.from({ length: random.below(4) }, () => {
    const type = random.pick([...PARAMETERS, ...scope.named]);
    return { name: scope.fresh('p'), type, isConstant: false };
  });
  const result = random.pick([...RESULTS, ...scope.named]);
  const required = random.oneIn(2) ? parameters.length : random.between(0, parameters.length);
  const throws = random.oneIn(3);
  const callable: Callable = {
    name,
    parameters: parameters.map(({ type }) => type),
    required,
    result,
    throws,
    ...(receiver && { receiver }),
  };
  const around = receiver || !random.oneIn(3) ? scope : scope.withCallable(callable);
  const inner = (throws ? around.insideFunction().throwing() : around.insideFunction()).with(...parameters);
  const plain = expressionOf(result, inner.insideFunction(), 0);
  const end = throws ? tree`if (fuel & 1) throw new Error(${textOf(inner, 1)});\n` : '';
  const text = tree`${receiver ? '' : 'function '}${name}(${heads(parameters, required, scope)}): ${written(result)} {
if (--fuel < 0) return ${plain};
${orSimpler(statements(inner, random.between(1, 3), 2), '')}${end}return ${expressionOf(result, inner, 2)};
}
`;
  return { callable, text };
}

/** Those that may be left out have a default, or are optional. */
function heads(parameters: readonly Variable[], required: number, scope: Scope): Tree {
  return listed(
    parameters.map(({ name, type }, at) => {
      if (at < required) return tree`${name}: ${written(type)}`;
      if (type.kind === 'maybe' && scope.random.oneIn(2)) return tree`${name}?: ${written(type.of)}`;
      return tree`${name}: ${written(type)} = ${expressionOf(type, scope.insideFunction().with(...parameters.slice(0, at)), 1)}`;
    }),
  );
}
