/**
 * Expressions that are booleans. The checker knows literals and what was assigned last, and refuses comparisons that are always the
 * same; so the left side of a comparison is always something it only knows the type of.
 */
import { orSimpler, tree, type Tree } from '../../../fuzz/tree';
import { calledOf, expressionOf, placeOf } from './expression';
import { numberOf } from './numbers';
import { oneOf, type Scope } from './scope';
import { textOf } from './texts';
import { BOOLEAN, DICTIONARY, MAP, maybe, NUMBER, NUMBERS, SET, TEXT, TEXTS } from './type';

type Producer = (scope: Scope, depth: number) => Tree;

export function booleanOf(scope: Scope, depth: number): Tree {
  if (depth <= 0) return placeOf(BOOLEAN, scope) ?? tree`(fuel > ${String(scope.random.below(130))})`;
  const made = scope.random.pick(PRODUCERS)(scope, depth - 1);
  return orSimpler(tree`(${made})`, '(fuel > 0)', '(fuel > 99)', placeOf(BOOLEAN, scope) ?? '(fuel > 1)');
}

const comparison: Producer = (scope, depth) => {
  const operator = scope.random.pick(['<', '<=', '>', '>=', '===', '!==']);
  // `a < (b | c) > ...` begins like the arguments of a generic function.
  const right = operator === '<' ? tree`+${numberOf(scope, depth)}` : numberOf(scope, depth);
  return tree`(${numberOf(scope, depth)} | 0) ${operator} ${right}`;
};

const ofTexts: Producer = (scope, depth) => {
  const [a, b] = [textOf(scope, depth), textOf(scope, depth)];
  const operator = scope.random.pick(['<', '<=', '>', '>=', '===', '!==']);
  return oneOf(scope, [
    () => tree`cut(${a}) ${operator} ${b}`,
    () => tree`${a}.includes(${b})`,
    () => tree`${a}.startsWith(${b})`,
    () => tree`${a}.endsWith(${b})`,
    () => tree`${scope.random.pick(['/^[a-z]+$/i', '/\\d/', '/(ab|x).?/', '/^\\s*$/'])}.test(${a})`,
  ]);
};

const logic: Producer = (scope, depth) => {
  const [a, b] = [booleanOf(scope, depth), booleanOf(scope, depth)];
  return oneOf(scope, [
    () => tree`${a} && ${b}`,
    () => tree`${a} || ${b}`,
    () => tree`!${a}`,
    () => tree`same(${a}, ${b})`,
    () => tree`${booleanOf(scope, depth)} ? ${a} : ${b}`,
  ]);
};

const ofAbsent: Producer = (scope, depth) => {
  const type = maybe(scope.random.pick([NUMBER, TEXT, BOOLEAN]));
  const value = expressionOf(type, scope, depth);
  return oneOf(scope, [
    () => tree`${value} === undefined`,
    () => tree`${value} !== undefined`,
    () => tree`!${value}`,
    () => tree`${expressionOf(maybe(BOOLEAN), scope, depth)} ?? ${booleanOf(scope, depth)}`,
    () => tree`${expressionOf(maybe(NUMBER), scope, depth)} === ${numberOf(scope, depth)}`,
    () => tree`${expressionOf(maybe(TEXT), scope, depth)} === ${textOf(scope, depth)}`,
  ]);
};

const ofContainers: Producer = (scope, depth) => {
  const a = scope.fresh('a');
  const inner = scope.insideCallback({ name: a, type: NUMBER, isConstant: true });
  const list = expressionOf(NUMBERS, scope, depth);
  return oneOf(scope, [
    () => tree`${list}.includes(${numberOf(scope, depth)})`,
    () => tree`${expressionOf(TEXTS, scope, depth)}.includes(${textOf(scope, depth)})`,
    () => tree`${list}.${scope.random.pick(['some', 'every'])}((${a}) => ${booleanOf(inner, depth)})`,
    () => tree`${expressionOf(SET, scope, 0)}.has(${numberOf(scope, depth)})`,
    () => tree`${expressionOf(MAP, scope, 0)}.has(${textOf(scope, depth)})`,
    () => tree`${textOf(scope, depth)} in ${placeOf(DICTIONARY, scope) ?? 'noRecord'}`,
  ]);
};

/** Of enums and unions, that are told apart. */
const ofMembers: Producer = (scope, depth) => {
  const type = scope.random.pick(scope.named);
  const value = expressionOf(type, scope, depth);
  if (type.kind === 'enum')
    return tree`kept${type.name}(${value}) === ${type.name}.${scope.random.pick(type.members)}`;
  if (type.kind === 'union')
    return tree`as${type.name}(${value}).kind ${scope.random.pick(['===', '!=='])} '${scope.random.pick(type.members).tag}'`;
  return comparison(scope, depth);
};

const called: Producer = (scope, depth) => calledOf(BOOLEAN, scope, depth) ?? comparison(scope, depth);

const PRODUCERS: readonly Producer[] = [
  comparison,
  comparison,
  ofTexts,
  logic,
  ofAbsent,
  ofContainers,
  ofMembers,
  called,
];
