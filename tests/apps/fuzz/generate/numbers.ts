/** Expressions that are numbers, nearly always in range: sums of what is small, products and sums that wrap, bits, quotients by no 0. */
import { orSimpler, tree, type Tree } from '../../../fuzz/tree';
import { booleanOf } from './booleans';
import { expressionOf, calledOf, placeOf } from './expression';
import { oneOf, type Scope } from './scope';
import { textOf } from './texts';
import { riskyNumber } from './risks';
import { DICTIONARY, FUNCTION, maybe, MAP, NUMBER, NUMBERS, PAIR, SET, SUPPLIER, TEXT, TEXTS } from './type';

const LITERALS = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '10',
  '-1',
  '-5',
  '255',
  '1000',
  '65536',
  '2147483647',
  '-2147483647',
  '0x55aa',
];
const DIVISORS = ['2', '3', '7', '10', '-2', '-3', '1000', '-65536'];

/** One in so many expressions may fault. */
const RISK = 400;

type Producer = (scope: Scope, depth: number) => Tree;

/** Any number. */
export function numberOf(scope: Scope, depth: number): Tree {
  if (depth <= 0) return scope.random.oneIn(3) ? literal(scope) : (placeOf(NUMBER, scope) ?? literal(scope));
  const made = scope.random.oneIn(RISK)
    ? riskyNumber(scope, depth - 1)
    : scope.random.pick(PRODUCERS)(scope, depth - 1);
  return orSimpler(tree`(${made})`, '0', '1', placeOf(NUMBER, scope) ?? '2');
}

/** One from -1023 to 1023. */
export function smallNumber(scope: Scope, depth: number): Tree {
  return orSimpler(tree`(${numberOf(scope, depth)} & 1023)`, '1');
}

const literal = (scope: Scope): Tree => {
  const text = scope.random.pick(LITERALS);
  return text.startsWith('-') ? `(${text})` : text;
};

const wrapping: Producer = (scope, depth) => {
  const [a, b] = [numberOf(scope, depth), numberOf(scope, depth)];
  return oneOf(scope, [
    () => tree`(${a} + ${b}) | 0`,
    () => tree`(${a} - ${b}) | 0`,
    () => tree`Math.imul(${a}, ${b})`,
    () => tree`${a} & ${b}`,
    () => tree`${a} | ${b}`,
    () => tree`${a} ^ ${b}`,
    () => tree`~${a}`,
    () => tree`${a} << (${b} & 7)`,
    () => tree`${a} >> ${b}`,
    () => tree`${a} >>> ${String(scope.random.between(1, 31))}`,
  ]);
};

const checked: Producer = (scope, depth) => {
  const [a, b] = [smallNumber(scope, depth), smallNumber(scope, depth)];
  return oneOf(scope, [
    () => tree`${a} + ${b}`,
    () => tree`${a} - ${b}`,
    () => tree`noted(${a} * ${b})`,
    () => tree`-${a}`,
    () => tree`Math.abs(${a} - ${b})`,
    () => tree`(${a} & 15) ** ${String(scope.random.between(0, 5))}`,
    () => tree`Math.floor(Math.sqrt(${a}))`,
  ]);
};

const quotient: Producer = (scope, depth) => {
  const a = numberOf(scope, depth);
  const b = scope.random.oneIn(2)
    ? scope.random.pick(DIVISORS)
    : tree`((${numberOf(scope, depth)} & 15) + 1)`;
  return oneOf(scope, [
    () => tree`Math.trunc(${a} / ${b})`,
    () => tree`Math.floor(${a} / ${b})`,
    () => tree`Math.ceil(${a} / ${b})`,
    () => tree`Math.round(${a} / ${b})`,
    () => tree`(${a} / ${b}) | 0`,
    () => tree`~~(${a} / ${b})`,
    () => tree`${a} % ${b}`,
  ]);
};

const ofMath: Producer = (scope, depth) => {
  const [a, b] = [numberOf(scope, depth), numberOf(scope, depth)];
  return oneOf(scope, [
    () => tree`Math.min(${a}, ${b})`,
    () => tree`Math.max(${a}, ${b}, ${literal(scope)})`,
    () => tree`Math.sign(${a})`,
    () => tree`Math.clz32(${a})`,
    () => tree`noted(${a})`,
    () => tree`parseInt(String(${a}), 10)`,
  ]);
};

const choice: Producer = (scope, depth) =>
  tree`${booleanOf(scope, depth)} ? ${numberOf(scope, depth)} : ${numberOf(scope, depth)}`;

const ofText: Producer = (scope, depth) => {
  const text = textOf(scope, depth);
  return oneOf(scope, [
    () => tree`${text}.length`,
    () => tree`${text}.indexOf(${textOf(scope, depth)})`,
    () => tree`${text}.lastIndexOf(${textOf(scope, depth)})`,
    () => tree`code(${text}, ${numberOf(scope, depth)})`,
    () => tree`${text}.search(/[a-f]+\\d?/)`,
    () => tree`${text}.split(${scope.random.pick(["' '", "''", "'a'", '/\\d+/'])}).length`,
  ]);
};

const ofArray: Producer = (scope, depth) => {
  const list = expressionOf(NUMBERS, scope, depth);
  const texts = expressionOf(TEXTS, scope, depth);
  const a = scope.fresh('a');
  const b = scope.fresh('b');
  const inner = scope.insideCallback(constant(a), constant(b));
  return oneOf(scope, [
    () => tree`${list}.length`,
    () => tree`at(${list}, ${numberOf(scope, depth)})`,
    () => tree`${list}.indexOf(${numberOf(scope, depth)})`,
    () => tree`${texts}.indexOf(${textOf(scope, depth)})`,
    () => tree`${list}.reduce((${a}, ${b}) => ${numberOf(inner, depth)}, ${literal(scope)})`,
    () => tree`${list}.findIndex((${a}) => ${booleanOf(scope.insideCallback(constant(a)), depth)})`,
    () => tree`Math.max(0, ...${list}.slice())`,
    () => tree`${texts}.map((${a}) => ${a}.length).length`,
    () => tree`${texts}.reduce((${a}, ${b}) => (${a} + ${b}.length) | 0, ${literal(scope)})`,
    () =>
      tree`${list}.map((${a}) => ${numberOf(scope.insideCallback(constant(a)), depth)}).reduceRight((${a}, ${b}) => (${a} ^ ${b}) | 0, 0)`,
    () => tree`${list}.lastIndexOf(${numberOf(scope, depth)})`,
  ]);
};

const ofOthers: Producer = (scope, depth) => {
  const key = textOf(scope, depth);
  return oneOf(scope, [
    () => tree`${expressionOf(maybe(NUMBER), scope, depth)} ?? ${numberOf(scope, depth)}`,
    () => tree`heldText(${expressionOf(maybe(TEXT), scope, depth)})?.length ?? ${numberOf(scope, depth)}`,
    () => tree`${placeOf(DICTIONARY, scope) ?? 'noRecord'}[${key}] ?? ${numberOf(scope, depth)}`,
    () => tree`${expressionOf(MAP, scope, 0)}.get(${key}) ?? ${numberOf(scope, depth)}`,
    () => tree`${expressionOf(MAP, scope, 0)}.size`,
    () => tree`${expressionOf(SET, scope, 0)}.size`,
    () => tree`${expressionOf(PAIR, scope, depth)}[0]`,
    () => tree`${expressionOf(SUPPLIER, scope, depth)}()`,
    () => (scope.mayThrow ? tree`refuse(${numberOf(scope, depth)})` : numberOf(scope, depth)),
    () =>
      tree`heldNumber(${expressionOf(maybe(NUMBER), scope, depth)})?.toString().length ?? ${numberOf(scope, depth)}`,
    () => tree`Object.values(${placeOf(DICTIONARY, scope) ?? 'noRecord'}).length`,
    () => tree`[...${expressionOf(MAP, scope, 0)}.values()].length`,
    () => tree`(${key}.match(/[a-z]/g) ?? noTexts).length`,
    () => tree`${expressionOf(FUNCTION, scope, 0)}(${numberOf(scope, depth)})`,
  ]);
};

const called: Producer = (scope, depth) => calledOf(NUMBER, scope, depth) ?? wrapping(scope, depth);

/** The value of an assignment, where a sibling may see the variable before or after it. */
const assigned: Producer = (scope, depth) => {
  const variable = scope.variable(NUMBER, true);
  if (variable === undefined) return wrapping(scope, depth);
  const { name } = variable;
  return oneOf(scope, [
    () => tree`${name} = ${numberOf(scope, depth)}`,
    () => tree`${name} ^= ${numberOf(scope, depth)}`,
    () => tree`${name} |= ${numberOf(scope, depth)}`,
    () => tree`((${name} &= 4095), ${name}${scope.random.pick(['++', '--'])})`,
    () => tree`((${name} &= 4095), ${scope.random.pick(['++', '--'])}${name})`,
    () => tree`((${name} &= 1023), (${name} += ${smallNumber(scope, depth)}))`,
  ]);
};

const constant = (name: string) => ({ name, type: NUMBER, isConstant: true });

const PRODUCERS: readonly Producer[] = [
  wrapping,
  wrapping,
  checked,
  quotient,
  ofMath,
  choice,
  ofText,
  ofArray,
  ofOthers,
  called,
  assigned,
];
