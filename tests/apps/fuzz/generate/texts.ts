/** Expressions that are texts, and never long. */
import { orSimpler, tree, type Tree } from '../../../fuzz/tree';
import { booleanOf } from './booleans';
import { calledOf, expressionOf, placeOf } from './expression';
import { numberOf, smallNumber } from './numbers';
import { oneOf, type Scope } from './scope';
import {
  arrayOf,
  DICTIONARY,
  hasJson,
  maybe,
  MAP,
  NUMBER,
  NUMBERS,
  PAIR,
  SET,
  TEXT,
  TEXT_FUNCTION,
  TEXTS,
  type Type,
} from './type';

type Producer = (scope: Scope, depth: number) => Tree;

const LITERALS = [
  "''",
  "'a'",
  "'abc'",
  "'x1'",
  "'the cat'",
  "' padded '",
  "'Grün'",
  "'10'",
  "'a,b,,c'",
  '\'"q"\\n\'',
  "'Zz'",
];

export function textOf(scope: Scope, depth: number): Tree {
  if (depth <= 0) return scope.random.oneIn(3) ? literal(scope) : (placeOf(TEXT, scope) ?? literal(scope));
  const made = scope.random.pick(PRODUCERS)(scope, depth - 1);
  return orSimpler(tree`cut(${made})`, "''", "'b'", placeOf(TEXT, scope) ?? "'c'");
}

const literal = (scope: Scope): Tree => scope.random.pick(LITERALS);

const joined: Producer = (scope, depth) => {
  const [a, b] = [textOf(scope, depth), textOf(scope, depth)];
  return oneOf(scope, [
    () => tree`${a} + ${b}`,
    () => tree`${a} + ${numberOf(scope, depth)}`,
    () => tree`${numberOf(scope, depth)} + ${a}`,
    () => tree`${a} + ${booleanOf(scope, depth)}`,
    () => tree`\`\${${a}}:\${${numberOf(scope, depth)}} \${${booleanOf(scope, depth)}}\``,
    () => tree`\`<\${${expressionOf(maybe(scope.random.pick([NUMBER, TEXT])), scope, depth)}}>\``,
    () => tree`${booleanOf(scope, depth)} ? ${a} : ${b}`,
    () => tree`cut(${a}) || ${b}`,
  ]);
};

const part: Producer = (scope, depth) => {
  const text = textOf(scope, depth);
  const [from, to] = [smallNumber(scope, depth), literalPlace(scope)];
  return oneOf(scope, [
    () => tree`${text}.slice(${literalPlace(scope)}, ${to})`,
    () => tree`${text}.slice(${literalPlace(scope)})`,
    () => tree`${text}.substring(${from}, ${to})`,
    () => tree`${text}.charAt(${from})`,
    () => tree`${text}.trim()`,
    () => tree`cut(${text}).at(${literalPlace(scope)}) ?? ${textOf(scope, depth)}`,
  ]);
};

const changed: Producer = (scope, depth) => {
  const [text, other] = [textOf(scope, depth), textOf(scope, depth)];
  return oneOf(scope, [
    () => tree`${text}.toUpperCase()`,
    () => tree`${text}.toLowerCase()`,
    () => tree`${text}.padStart(${String(scope.random.below(12))}, ${literal(scope)})`,
    () => tree`${text}.padEnd(${String(scope.random.below(12))})`,
    () => tree`${text}.repeat(${String(scope.random.below(3))})`,
    () => tree`${text}.replace('a', ${literal(scope)})`,
    () => tree`${text}.replaceAll(${other}, '-')`,
    () =>
      tree`${text}.replace(/${scope.random.pick(['[aeiou]', '\\d+', '\\b\\w', '(.)(.)', '^.|.$', '[^a-z]+?', '(a|b)*c?'])}/g, ${scope.random.pick(["'_'", "'[$&]'", '(m) => cut(m + m)'])})`,
    () => tree`${text}.split(${scope.random.pick(["''", "','", '/\\W/'])}).reverse().join(${literal(scope)})`,
  ]);
};

const ofNumber: Producer = (scope, depth) => {
  const n = numberOf(scope, depth);
  return oneOf(scope, [
    () => tree`String(${n})`,
    () => tree`(${n}).toString(${scope.random.pick(['2', '8', '16', '36', '10'])})`,
    () => tree`String.fromCharCode(${n} & 127 | 32)`,
    () => tree`JSON.stringify(${n})`,
  ]);
};

const ofContainers: Producer = (scope, depth) =>
  oneOf(scope, [
    () => tree`${expressionOf(NUMBERS, scope, depth)}.join(${literal(scope)})`,
    () => tree`${expressionOf(TEXTS, scope, depth)}.join('|')`,
    () => tree`textAt(${expressionOf(TEXTS, scope, depth)}, ${numberOf(scope, depth)})`,
    () => tree`JSON.stringify(${expressionOf(shownType(scope), scope, depth)})`,
    () => tree`Object.keys(${placeOf(DICTIONARY, scope) ?? 'noRecord'}).join()`,
    () => tree`[...${expressionOf(MAP, scope, 0)}.keys()].join()`,
    () => tree`[...${expressionOf(SET, scope, 0)}].join()`,
    () => tree`${expressionOf(PAIR, scope, depth)}[1]`,
    () => tree`${expressionOf(TEXT_FUNCTION, scope, depth)}(${textOf(scope, depth)})`,
    () => tree`Object.entries(${placeOf(DICTIONARY, scope) ?? 'noRecord'}).map(([k, v]) => k + v).join()`,
    () => tree`${textOf(scope, depth)}.match(/(\\w)(\\d)?/)?.[${scope.random.pick(['0', '1', '2'])}] ?? 'no'`,
    () => tree`(${textOf(scope, depth)}.match(/[a-z]+/g) ?? noTexts).join('+')`,
    () => tree`heldText(${expressionOf(maybe(TEXT), scope, depth)}) ?? ${textOf(scope, depth)}`,
    () => tree`heldText(${expressionOf(maybe(TEXT), scope, depth)})?.toUpperCase().slice(1) ?? 'none'`,
  ]);

/** What JSON.stringify shows. */
function shownType(scope: Scope): Type {
  return scope.random.pick([
    NUMBERS,
    TEXTS,
    TEXT,
    NUMBER,
    PAIR,
    arrayOf(PAIR),
    ...scope.named.filter(hasJson),
  ]);
}

const literalPlace = (scope: Scope): Tree => String(scope.random.between(-6, 8));

const called: Producer = (scope, depth) => calledOf(TEXT, scope, depth) ?? joined(scope, depth);

const PRODUCERS: readonly Producer[] = [joined, joined, part, changed, ofNumber, ofContainers, called];
