/**
 * Pieces of C expressions with what decides how they combine: precedence and arithmetic type.
 *
 * Parentheses appear where the grammar needs them, and where gcc's -Wparentheses asks for them.
 */
import { withoutMarks } from './line-marks';

/** Binding strength, weakest first. */
export enum Level {
  Comma = 1,
  Assignment,
  Conditional,
  Or,
  And,
  BitOr,
  BitXor,
  BitAnd,
  Equality,
  Relation,
  Shift,
  Sum,
  Product,
  Unary,
  Postfix,
}

/**
 * The C type after promotion: `int` holds the value exactly; `u32` and `u64` are unsigned. Expressions that are no
 * numbers say `other`.
 */
export type Arithmetic = 'int' | 'u32' | 'u64' | 'other';

export interface Text {
  readonly text: string;
  readonly level: Level;
  readonly arithmetic: Arithmetic;
  /** A number written out: fits any type without a cast. */
  readonly literal?: boolean;
}

export function text(content: string, level: Level, arithmetic: Arithmetic): Text {
  return { text: content, level, arithmetic };
}

/** The text, in parentheses when it binds weaker than `level`. */
export function grouped(operand: Text, level: Level): string {
  return operand.level < level ? `(${operand.text})` : operand.text;
}

const operatorLevels: Record<string, Level> = {
  '*': Level.Product,
  '/': Level.Product,
  '%': Level.Product,
  '+': Level.Sum,
  '-': Level.Sum,
  '<<': Level.Shift,
  '>>': Level.Shift,
  '<': Level.Relation,
  '<=': Level.Relation,
  '>': Level.Relation,
  '>=': Level.Relation,
  '==': Level.Equality,
  '!=': Level.Equality,
  '&': Level.BitAnd,
  '^': Level.BitXor,
  '|': Level.BitOr,
  '&&': Level.And,
  '||': Level.Or,
};

/** The weakest operand that stands bare beside `operator` without a warning or a puzzled reader. */
function bareLevel(operator: string, level: Level, isRight: boolean): Level {
  switch (operator) {
    case '&&':
    case '||':
    case '&':
    case '|':
    case '^':
      return level;
    case '<<':
    case '>>':
      return Level.Product;
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return Level.Shift;
    default:
      return isRight ? ((level + 1) as Level) : level;
  }
}

/** Whether an operand needs no parentheses: chains of one operator are bare, `&&` in `||` and sums in `&` are not. */
function fits(operator: string, level: Level, operand: Text, isRight: boolean): boolean {
  if (operator === '&&' || operator === '||') return operand.level === level || operand.level >= Level.BitOr;
  if (operator === '&' || operator === '|' || operator === '^') {
    // gcc takes `!a & b` for a mistake.
    if (operand.level === Level.Unary && operand.text.startsWith('!')) return false;
    return operand.level === level || operand.level >= Level.Product;
  }
  return operand.level >= bareLevel(operator, level, isRight);
}

/** `left operator right` with the parentheses it needs. */
export function binary(operator: string, left: Text, right: Text, arithmetic: Arithmetic): Text {
  const level = operatorLevels[operator] ?? Level.Comma;
  const first = fits(operator, level, left, false) ? left.text : `(${left.text})`;
  const second = fits(operator, level, right, true) ? right.text : `(${right.text})`;
  return text(`${first} ${operator} ${second}`, level, arithmetic);
}

export function unary(operator: string, operand: Text, arithmetic: Arithmetic): Text {
  const inner = grouped(operand, Level.Unary);
  const collides = (operator === '-' && inner.startsWith('-')) || (operator === '&' && inner.startsWith('&'));
  return text(`${operator}${collides ? `(${inner})` : inner}`, Level.Unary, arithmetic);
}

export function cast(type: string, operand: Text, arithmetic: Arithmetic): Text {
  return text(`(${type})${grouped(operand, Level.Unary)}`, Level.Unary, arithmetic);
}

/** Names in capitals are the macros of `conductor.h`. */
function isMacro(name: string): boolean {
  return /^[A-Z]+$/.test(name);
}

export function call(name: string, operands: readonly Text[], arithmetic: Arithmetic): Text {
  const list = operands.map((operand) => {
    if (!isMacro(name)) return grouped(operand, Level.Assignment);
    // The commas of a compound literal would part a macro's arguments.
    const bare = withoutMarks(grouped(operand, Level.Assignment));
    return bare.includes('{') ? `(${bare})` : bare;
  });
  return text(`${name}(${list.join(', ')})`, Level.Postfix, arithmetic);
}
