/** Statements that are one line: declarations, assignments, output. */
import { orSimpler, sequence, tree, type Tree } from '../../../fuzz/tree';
import { booleanOf } from './booleans';
import { nestedStatement } from './control';
import { destructured, patternAssigned } from './destructuring';
import { calledOf, expressionOf, listed, placeOf } from './expression';
import { numberOf, smallNumber } from './numbers';
import { riskyStatement } from './risks';
import { depthIn, oneOf, type Scope, type Variable } from './scope';
import { textOf } from './texts';
import {
  arrayOf,
  BOOLEAN,
  DICTIONARY,
  FUNCTION,
  MAP,
  maybe,
  NUMBER,
  NUMBERS,
  PAIR,
  SET,
  SUPPLIER,
  TEXT,
  TEXT_FUNCTION,
  TEXTS,
  type Type,
  written,
} from './type';

/** One in so many statements may fault. */
const RISK = 120;

export type StatementProducer = (scope: Scope, nesting: number) => Tree;

/** A block's content; what it declares is known in its later statements. */
export function statements(scope: Scope, count: number, nesting: number): Tree {
  const parts: Tree[] = [];
  let inside = scope;
  for (let made = 0; made < count; made++) {
    if (inside.random.oneIn(4)) {
      const { declared, text } = declaration(inside);
      parts.push(text);
      inside = inside.with(declared);
    } else {
      parts.push(orSimpler(statement(inside, nesting), ''));
    }
  }
  return sequence(parts);
}

/** A variable with its value. */
export function declaration(scope: Scope): { readonly declared: Variable; readonly text: Tree } {
  const type = scope.random.pick([...DECLARED, ...scope.named, ...scope.named.map(arrayOf)]);
  const isConstant = scope.random.oneIn(3);
  const name = scope.fresh('name' in type ? type.name.toLowerCase() : type.kind);
  const value = expressionOf(type, scope, depthIn(scope));
  const text = tree`${isConstant ? 'const' : 'let'} ${name}: ${written(type)} = ${value};\n`;
  return { declared: { name, type, isConstant }, text };
}

const DECLARED: readonly Type[] = [
  NUMBER,
  NUMBER,
  TEXT,
  BOOLEAN,
  NUMBERS,
  TEXTS,
  DICTIONARY,
  MAP,
  SET,
  FUNCTION,
  TEXT_FUNCTION,
  SUPPLIER,
  PAIR,
  arrayOf(PAIR),
  arrayOf(SUPPLIER),
  maybe(NUMBER),
  maybe(TEXT),
  maybe(BOOLEAN),
];

function statement(scope: Scope, nesting: number): Tree {
  if (scope.random.oneIn(RISK)) return riskyStatement(scope);
  return nesting > 0 && scope.random.oneIn(2)
    ? nestedStatement(scope, nesting - 1)
    : scope.random.pick(FLAT)(scope, nesting - 1);
}

const assignment: StatementProducer = (scope, nesting) => {
  const plain = [
    NUMBER,
    NUMBER,
    TEXT,
    BOOLEAN,
    maybe(NUMBER),
    maybe(TEXT),
    NUMBERS,
    FUNCTION,
    SUPPLIER,
    PAIR,
  ];
  const type = scope.random.pick([...plain, ...scope.named]);
  const place = placeOf(type, scope, true);
  if (place === undefined) return print(scope, nesting);
  return tree`${place} = ${expressionOf(type, scope, depthIn(scope))};\n`;
};

const update: StatementProducer = (scope, nesting) => {
  const name = placeOf(NUMBER, scope, true);
  if (name === undefined) return print(scope, nesting);
  const logical = placeOf(maybe(NUMBER), scope, true);
  return oneOf(scope, [
    () =>
      tree`${name} ${scope.random.pick(['^=', '|=', '&=', '>>=', '<<='])} ${numberOf(scope, depthIn(scope))};\n`,
    () =>
      tree`${name} &= 1023;\n${name} ${scope.random.pick(['+=', '-=', '*='])} ${smallNumber(scope, depthIn(scope))};\n`,
    () => tree`${name} %= ${String(scope.random.between(2, 99))};\n`,
    () => tree`${name} &= 8191;\n${name}${scope.random.pick(['++', '--'])};\n`,
    () => (logical === undefined ? '' : tree`${logical} ??= ${numberOf(scope, depthIn(scope))};\n`),
    () => tree`${name} ${scope.random.pick(['||=', '&&='])} ${numberOf(scope, depthIn(scope))};\n`,
  ]);
};

const onArray: StatementProducer = (scope, nesting) => {
  const type = scope.random.pick([NUMBERS, TEXTS, arrayOf(PAIR), ...scope.named.map(arrayOf)]);
  const place = placeOf(type, scope);
  if (place === undefined) return print(scope, nesting);
  const element = (): Tree => expressionOf(type.of, scope, depthIn(scope) - 1);
  const [from, count] = [String(scope.random.between(-2, 3)), String(scope.random.below(3))];
  const printed = type === NUMBERS || type === TEXTS;
  return oneOf(scope, [
    () => tree`if (${place}.length < 12) ${place}.${scope.random.pick(['push', 'unshift'])}(${element()});\n`,
    () => tree`${place}.${scope.random.pick(['pop', 'shift'])}();\n`,
    () => tree`if (${place}.length > 1) ${place}[${String(scope.random.below(2))}] = ${element()};\n`,
    () => tree`if (${place}.length < 9) ${place}.splice(${from}, ${count}, ${element()});\n`,
    () => tree`if (${place}.length > 1) [${place}[0], ${place}[1]] = [${place}[1], ${place}[0]];\n`,
    () => tree`if (${place}.length > 0) ${place}[noted(${place}.length - 1)] = ${element()};\n`,
    () => (printed ? tree`console.log(${place}.splice(${from}, ${count}).join());\n` : ''),
  ]);
};

const onEntries: StatementProducer = (scope, nesting) => {
  const record = placeOf(DICTIONARY, scope);
  const map = placeOf(MAP, scope);
  const set = placeOf(SET, scope);
  const key = (): Tree => textOf(scope, 1);
  const ways: (() => Tree)[] = [];
  if (record !== undefined)
    ways.push(
      () => tree`${record}[${key()}] = ${numberOf(scope, depthIn(scope))};\n`,
      () => tree`delete ${record}[${key()}];\n`,
      () => tree`${record}['k'] = ((${record}['k'] ?? 0) + 1) | 0;\n`,
    );
  if (map !== undefined)
    ways.push(
      () => tree`${map}.set(${key()}, ${numberOf(scope, depthIn(scope))});\n`,
      () => tree`${map}.delete(${key()});\n`,
    );
  if (set !== undefined)
    ways.push(
      () => tree`${set}.add(${numberOf(scope, depthIn(scope))});\n`,
      () => tree`${set}.delete(${numberOf(scope, 1)});\n`,
    );
  return ways.length === 0 ? print(scope, nesting) : oneOf(scope, ways);
};

const print: StatementProducer = (scope) => {
  const types = [NUMBER, TEXT, BOOLEAN, maybe(NUMBER), maybe(TEXT), maybe(BOOLEAN)];
  const enums = scope.named.filter(({ kind }) => kind === 'enum');
  const values = Array.from({ length: scope.random.between(1, 3) }, () =>
    expressionOf(scope.random.pick([...types, ...enums]), scope, depthIn(scope)),
  );
  return tree`console.log('at', ${listed(values)});\n`;
};

const call: StatementProducer = (scope, nesting) => {
  const called = calledOf(scope.random.pick([NUMBER, TEXT, BOOLEAN]), scope, depthIn(scope));
  return called === undefined ? print(scope, nesting) : tree`${called};\n`;
};

const jump: StatementProducer = (scope, nesting) => {
  if (scope.jumps.length === 0) return print(scope, nesting);
  const { label, isLoop } = scope.random.pick(scope.jumps);
  const word = isLoop && scope.random.oneIn(2) ? 'continue' : 'break';
  return tree`if (${booleanOf(scope, 2)}) ${word} ${label};\n`;
};

const thrown: StatementProducer = (scope, nesting) =>
  scope.mayThrow
    ? tree`if (${booleanOf(scope, 2)}) throw new Error(${textOf(scope, 2)});\n`
    : print(scope, nesting);

const FLAT: readonly StatementProducer[] = [
  assignment,
  assignment,
  update,
  update,
  onArray,
  onArray,
  onEntries,
  print,
  call,
  destructured,
  patternAssigned,
  jump,
  thrown,
  thrown,
];
