/**
 * Writes an expression of a wanted type, with effects anywhere: assignments, steps and calls stand as operands,
 * arguments, indices and conditions like everything else.
 *
 * Two restrictions keep `tsc` quiet without making programs tame: two literals never meet in one operator (the compiler
 * would fold them, and rightly refuse what does not fit), and no bool, enum or null is ever assigned as a literal
 * (`tsc` would narrow the variable and refuse later comparisons).
 */
import { orSimpler, tree, type Tree } from '../tree';
import { call, callablesFor } from './call';
import type { Context } from './context';
import { condition } from './condition';
import { integerLiteral, plainest } from './literal';
import { BOOL, INTEGERS, type IntegerName, integer, isNoted, U32, type ValueType } from './model';
import { type Place, readable, writable } from './place';
import { reference, span } from './reference';

/** An expression of the type, at most `depth` operators deep. */
export function expression(context: Context, type: ValueType, depth: number, stable = false): Tree {
  const written = noted(context, type, ofKind(context, type, depth, stable));
  const simplest = plainest(type);
  return simplest === undefined ? written : orSimpler(written, simplest);
}

/** Often, `note` stirs the value into the state: then no wrong value goes unnoticed, and no wrong order. */
function noted(context: Context, type: ValueType, written: Tree): Tree {
  if (type.kind !== 'integer' || !isNoted(type.name) || !context.random.oneIn(4)) return written;
  context.spend(1);
  return orSimpler(tree`${context.prefix}note_${type.name}(${written})`, written);
}

function ofKind(context: Context, type: ValueType, depth: number, stable: boolean): Tree {
  switch (type.kind) {
    case 'integer':
      return integerExpression(context, type.name, depth);
    case 'bool':
      return depth > 0 ? shared(context, type, depth) : condition(context, 0);
    case 'enum':
      return enumExpression(context, type, depth);
    case 'reference':
      return reference(context, type.to, type.nullable, stable, depth);
    case 'span':
      return span(context, type.element, type.writable, stable);
  }
}

/** An expression, or a literal in a position where the other side has a type. */
export function expressionOrLiteral(context: Context, type: ValueType, depth: number): Tree {
  if (type.kind !== 'integer' || !context.random.oneIn(3)) return expression(context, type, depth);
  const constants = context.constants.filter((each) => each.type === type.name);
  if (constants.length > 0 && context.random.oneIn(2)) return context.random.pick(constants).name;
  return integerLiteral(context.random, type.name);
}

function integerExpression(context: Context, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const type = integer(name);
  if (depth <= 0) return leaf(context, name);
  const isWide = name === 'i32' || name === 'u32' || name === 'u64';
  switch (random.below(isWide ? 15 : 8)) {
    case 0:
      return leaf(context, name);
    case 1:
    case 2:
      return conversion(context, name, depth);
    case 3:
      return name === 'u64'
        ? conversion(context, name, depth)
        : tree`${name}(${fitting(context, name, depth)})`;
    case 4:
    case 5:
    case 6:
    case 7:
      return shared(context, type, depth);
    case 8:
      return intrinsic(context, name, depth) ?? unary(context, name, depth);
    case 9:
      return shift(context, name, depth);
    default:
      return arithmetic(context, name, depth);
  }
}

/** The forms that every scalar type has: reads, effects, calls, choices. */
function shared(context: Context, type: ValueType, depth: number): Tree {
  const { random } = context;
  switch (random.below(5)) {
    case 0:
      return readable(context, type, depth - 1) ?? fallback(context, type, depth);
    case 1:
      return assigned(context, type, depth) ?? fallback(context, type, depth);
    case 2:
      return effect(context, type, depth);
    case 3: {
      const choices = callablesFor(context, type);
      return choices.length > 0
        ? call(context, random.pick(choices), depth - 1)
        : fallback(context, type, depth);
    }
    default:
      return choice(context, type, depth);
  }
}

function assigned(context: Context, type: ValueType, depth: number): Tree | undefined {
  const place = writable(context, type, depth - 1);
  if (place === undefined) return undefined;
  const value =
    place.bits === undefined
      ? expression(context, type, depth - 1)
      : assignable(context, place, type, depth - 1);
  return tree`(${place.text} = ${value})`;
}

function fallback(context: Context, type: ValueType, depth: number): Tree {
  if (type.kind === 'integer') return leaf(context, type.name);
  return type.kind === 'enum' ? enumExpression(context, type, 0) : condition(context, depth - 1);
}

function choice(context: Context, type: ValueType, depth: number): Tree {
  const whenTrue = expression(context, type, depth - 1);
  const whenFalse = expression(context, type, depth - 1);
  return orSimpler(
    tree`(${condition(context, depth - 1)} ? ${whenTrue} : ${whenFalse})`,
    ...(plainest(type) ? [plainest(type) ?? ''] : []),
    whenTrue,
    whenFalse,
  );
}

/** A read of a place, or a conversion of one of another type. */
export function leaf(context: Context, name: IntegerName): Tree {
  const direct = readable(context, integer(name), 0);
  if (direct && !context.random.oneIn(4)) return direct;
  const other = readable(context, integer(context.integerName()), 0) ?? `${context.prefix}state`;
  return tree`${name}(${other})`;
}

function conversion(context: Context, name: IntegerName, depth: number): Tree {
  const from = context.random.oneIn(6) ? BOOL : integer(context.random.pick(INTEGERS));
  return tree`${name}(${expression(context, from, depth - 1)})`;
}

/** A u32 that the compiler can see to fit into a small type, without a conversion. */
function fitting(context: Context, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const wide = expression(context, U32, depth - 1);
  const bits = { u8: 8, u16: 16, u32: 32, i8: 7, i16: 15, i32: 31, u64: 0 }[name];
  if (random.oneIn(2)) return tree`(${wide} & ${String((2 ** bits - 1) % (random.bits() + 1))})`;
  return random.oneIn(2)
    ? tree`(${wide} >>> ${String(random.between(32 - bits, 31))})`
    : tree`(${wide} % ${String(random.between(1, 2 ** Math.min(bits, 20)))})`;
}

/** What may be assigned to a place of the type: also what only fits. */
export function assignable(context: Context, place: Place, type: ValueType, depth: number): Tree {
  if (place.bits !== undefined) {
    const mask = `0x${(2 ** place.bits - 1).toString(16)}`;
    return tree`(${expression(context, type, depth)} & ${mask})`;
  }
  const isSmall = type.kind === 'integer' && type.name !== 'u64' && type.name !== 'u32';
  if (isSmall && context.random.oneIn(4)) return fitting(context, type.name, depth);
  return expressionOrLiteral(context, type, depth);
}

function unary(context: Context, name: IntegerName, depth: number): Tree {
  const operand = expression(context, integer(name), depth - 1);
  return name === 'i32' && context.random.oneIn(2) ? tree`(-${operand})` : tree`(~${operand})`;
}

/** Types whose values become `name` when they meet it in an operator. */
function partners(name: IntegerName): readonly IntegerName[] {
  if (name === 'u32') return ['u32', 'u8', 'u16'];
  return name === 'i32' ? ['i32', 'i8', 'i16', 'u8', 'u16'] : ['u64'];
}

function arithmetic(context: Context, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const operator = random.pick(['+', '-', '*', '*', '&', '|', '^', '+', '-', '*', '/', '%']);
  const leftName = name === 'i32' ? random.pick(partners(name)) : name;
  const left = expression(context, integer(leftName), depth - 1);
  const right =
    operator === '/' || operator === '%'
      ? divisor(context, name, depth)
      : expressionOrLiteral(
          context,
          integer(random.pick(name === leftName ? partners(name) : [name])),
          depth - 1,
        );
  return orSimpler(tree`(${left} ${operator} ${right})`, `${name}(0)`, ...(leftName === name ? [left] : []));
}

/** Mostly not zero. */
export function divisor(context: Context, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const value = expression(context, integer(name), depth - 1);
  if (random.oneIn(25)) return name === 'u64' ? tree`(${value} & 3n)` : tree`(${value} & 3)`;
  return name === 'u64' ? tree`(${value} | 1n)` : tree`(${value} | ${String(1 + 2 * random.below(4))})`;
}

function shift(context: Context, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const right = name === 'u32' ? '>>>' : '>>';
  const operator = random.oneIn(2) ? '<<' : right;
  const left =
    operator === '<<'
      ? withoutRegisters(context, name, depth - 1)
      : expression(context, integer(name), depth - 1);
  if (name === 'u64') {
    const count = random.oneIn(2) ? `${random.below(64)}n` : expression(context, integer('u64'), depth - 1);
    return tree`(${left} ${operator} ${count})`;
  }
  const count = random.oneIn(2)
    ? String(random.below(32))
    : expression(context, integer(random.pick<IntegerName>(['u8', 'u32', 'u32', 'i32'])), depth - 1);
  return tree`(${left} ${operator} ${count})`;
}

/** gcc 12 loses a volatile read of which nothing is used, as in `((REGISTER << 21) - x) & 31`; nobody writes that. */
function withoutRegisters(context: Context, name: IntegerName, depth: number): Tree {
  const before = context.withoutRegisters;
  context.withoutRegisters = true;
  const written = expression(context, integer(name), depth);
  context.withoutRegisters = before;
  return written;
}

function intrinsic(context: Context, name: IntegerName, depth: number): Tree | undefined {
  const { random } = context;
  const operand = (type: IntegerName): Tree => expression(context, integer(type), depth - 1);
  if (random.oneIn(3)) return undefined;
  if (name === 'u64') return tree`mulWide(${operand('u32')}, ${operand('u32')})`;
  if (name === 'i32') return tree`${random.pick(['minI32', 'maxI32'])}(${operand('i32')}, ${operand('i32')})`;
  if (random.oneIn(2)) {
    return tree`${random.pick(['clz32', 'ctz32', 'popcount32', 'rbit32', 'bswap32'])}(${operand('u32')})`;
  }
  return tree`${random.pick(['ror32', 'minU32', 'maxU32'])}(${operand('u32')}, ${operand('u32')})`;
}

/** Compound assignment and steps. */
function effect(context: Context, type: ValueType, depth: number): Tree {
  const place = writable(context, type, depth - 1);
  if (!place || type.kind !== 'integer') return fallback(context, type, depth);
  if (context.random.oneIn(2))
    return tree`(${compoundAssignment(context, place.text, type.name, depth - 1)})`;
  const step = context.random.pick(['++', '--']);
  return context.random.oneIn(2) ? tree`(${step}${place.text})` : tree`(${place.text}${step})`;
}

/** `place op= value`, without parentheses. */
export function compoundAssignment(context: Context, place: Tree, name: IntegerName, depth: number): Tree {
  const { random } = context;
  const wide: IntegerName = name === 'u64' || name === 'u32' ? name : 'i32';
  const operator = random.pick(['+', '-', '*', '&', '|', '^', '+', '<<', 'right', '/', '%']);
  if (operator === '/' || operator === '%')
    return tree`${place} ${operator}= ${divisor(context, wide, depth)}`;
  if (operator === '<<' || operator === 'right')
    return compoundShift(context, place, name, operator === '<<', depth);
  const value = expressionOrLiteral(context, integer(random.pick(partners(wide))), depth);
  return tree`${place} ${operator}= ${value}`;
}

function compoundShift(context: Context, place: Tree, name: IntegerName, left: boolean, depth: number): Tree {
  const isSigned = name.startsWith('i') || name === 'u64';
  const count = name === 'u64' ? `${context.random.below(64)}n` : expression(context, U32, depth);
  return tree`${place} ${left ? '<<' : isSigned ? '>>' : '>>>'}= ${count}`;
}

function enumExpression(context: Context, type: ValueType & { kind: 'enum' }, depth: number): Tree {
  const place = readable(context, type, depth - 1);
  if (place && context.random.oneIn(2)) return place;
  if (depth > 1 && context.random.oneIn(3)) return shared(context, type, depth);
  return tree`${type.of.maker}(${expression(context, U32, depth - 1)})`;
}
