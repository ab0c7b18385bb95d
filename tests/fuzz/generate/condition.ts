/** Writes conditions: comparisons of everything comparable, and logic with effects on both sides. */
import { orSimpler, tree, type Tree } from '../tree';
import { call, callablesFor } from './call';
import type { Context } from './context';
import { expression, expressionOrLiteral } from './expression';
import { BOOL, integer } from './model';
import { readable } from './place';
import { reference } from './reference';

/** What `<` compares with never begins with a parenthesis: `tsc` takes `a < ((b > (c)) ...` for type arguments of a call. */
const ORDER = ['<', '<=', '>', '>=', '===', '!=='];
const EQUALITY = ['===', '!=='];

export function condition(context: Context, depth: number): Tree {
  return orSimpler(anyCondition(context, depth), 'bool(0)', 'bool(1)');
}

function anyCondition(context: Context, depth: number): Tree {
  const { random } = context;
  switch (random.below(depth > 0 ? 8 : 3)) {
    case 0:
      return readable(context, BOOL, depth - 1) ?? integerComparison(context, depth);
    case 1:
      return referenceComparison(context, depth) ?? integerComparison(context, depth);
    case 3:
      return tree`!${condition(context, depth - 1)}`;
    case 4:
    case 5: {
      const left = condition(context, depth - 1);
      const right = condition(context, depth - 1);
      return orSimpler(tree`(${left} ${random.pick(['&&', '||'])} ${right})`, 'bool(0)', left, right);
    }
    case 6: {
      const choices = callablesFor(context, BOOL);
      return choices.length > 0
        ? call(context, random.pick(choices), depth - 1)
        : enumComparison(context, depth);
    }
    case 7:
      return random.oneIn(3) ? textComparison(context, depth) : enumComparison(context, depth);
    default:
      return integerComparison(context, depth);
  }
}

function integerComparison(context: Context, depth: number): Tree {
  const name = context.integerName();
  const type = integer(name);
  const left = expression(context, type, depth - 1);
  const operator = context.random.pick(ORDER);
  const right = expressionOrLiteral(context, type, depth - 1);
  return tree`(${left} ${operator} ${operator === '<' ? tree`${name}(${right})` : right})`;
}

function referenceComparison(context: Context, depth: number): Tree | undefined {
  if (context.structs.length === 0) return undefined;
  const of = context.random.pick(context.structs);
  const nullable = context.random.oneIn(2);
  const left = reference(context, of, nullable, false, depth - 1);
  const operator = context.random.pick(EQUALITY);
  if (nullable && context.random.oneIn(2)) return tree`(${of.maybe}(${left}) ${operator} null)`;
  return tree`(${left} ${operator} ${reference(context, of, context.random.oneIn(2), false, depth - 1)})`;
}

function enumComparison(context: Context, depth: number): Tree {
  const { random } = context;
  if (context.enums.length === 0) return integerComparison(context, depth);
  const of = random.pick(context.enums);
  const left = expression(context, { kind: 'enum', of }, depth - 1);
  // Equality with a member would narrow a variable, and `tsc` refuse a comparison with another one.
  if (random.oneIn(2))
    return tree`(${left} ${random.pick(['<', '<=', '>', '>='])} ${of.name}.${random.pick(of.members).name})`;
  const operator = random.pick(ORDER);
  const right = expression(context, { kind: 'enum', of }, depth - 1);
  return operator === '<' ? tree`(${right} > ${left})` : tree`(${left} ${operator} ${right})`;
}

function textComparison(context: Context, depth: number): Tree {
  if (context.texts.length === 0) return integerComparison(context, depth);
  const left = context.random.pick(context.texts);
  const right = context.random.pick(context.texts);
  return tree`(${left.name}(${expression(context, integer('u32'), depth - 1)}) ${context.random.pick(EQUALITY)} ${right.name}(1))`;
}
