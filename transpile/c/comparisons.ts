/**
 * Comparisons: strings by content, numbers never as signed against unsigned.
 */
import type { ComparisonOperator, Expression } from '../ir/ir';
import { arithmeticOf, isTruth, type ExactPrinter } from './integers';
import { Level, binary, call, cast, grouped, text, unary, type Arithmetic, type Text } from './precedence';
import { intervalOf, type Interval } from './ranges';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

export class Comparisons {
  constructor(private readonly printer: ExactPrinter) {}

  print(expression: Kind<'comparison'>): Text {
    const { left, right } = expression;
    const operator = { '===': '==', '!==': '!=' }[expression.operator as string] ?? expression.operator;
    if (left.type.kind === 'string') {
      const equal = call('string_equals', [this.printer.exact(left), this.printer.exact(right)], 'int');
      return operator === '==' ? equal : unary('!', equal, 'int');
    }
    const decided = decidedComparison(expression);
    if (decided !== undefined) return this.constantResult(decided, [left, right]);
    const areArrays = isArray(left) && isArray(right);
    const [a, b] = areArrays ? this.firstElements(left, right) : this.sameSign(left, right);
    return binary(operator, a, b, 'int');
  }

  /** gcc takes a comparison of two arrays for a mistake. */
  private firstElements(left: Expression, right: Expression): [Text, Text] {
    const first = (array: Expression): Text =>
      text(`&${grouped(this.printer.exact(array), Level.Postfix)}[0]`, Level.Unary, 'other');
    return [first(left), first(right)];
  }

  /** A truth known from the types; gcc would warn of it. The operands are used all the same, for what they do. */
  private constantResult(value: boolean, operands: readonly Expression[]): Text {
    const used = operands.filter((operand) => !isPlainObject(operand));
    if (used.length === 0) return text(String(value), Level.Postfix, 'int');
    const list = used.map((operand) => `(void)${grouped(this.printer.exact(operand), Level.Unary)}`);
    return text(`(${list.join(', ')}, ${value})`, Level.Postfix, 'int');
  }

  /** An enum's number, which gcc would not compare with other enums and plain numbers. */
  private number(expression: Expression): Text {
    const printed = this.printer.exact(expression);
    const isFromEnum = expression.kind === 'convert' && expression.operand.type.kind === 'enum';
    return isFromEnum
      ? cast(this.printer.typeName(expression.type), printed, arithmeticOf(expression.type))
      : printed;
  }

  /** Two operands of one IR type, which C must not compare as signed and unsigned. */
  sameSign(left: Expression, right: Expression): [Text, Text] {
    const a = this.number(left);
    const b = this.number(right);
    if (a.arithmetic === 'int' && isUnsigned(b)) return [unsignedUnlessPlain(left, a, b.arithmetic), b];
    if (isUnsigned(a) && b.arithmetic === 'int') return [a, unsignedUnlessPlain(right, b, a.arithmetic)];
    return [a, b];
  }
}

/** gcc sees that plain unsigned variables and literals are not negative, whatever they are promoted to. */
function unsignedUnlessPlain(expression: Expression, printed: Text, arithmetic: Arithmetic): Text {
  const inner = expression.kind === 'convert' ? expression.operand : expression;
  const isPlain = ['integer', 'local', 'global', 'field', 'index', 'enumMember'].includes(inner.kind);
  return isPlain ? printed : cast(arithmetic === 'u64' ? 'uint64_t' : 'uint32_t', printed, arithmetic);
}

const isUnsigned = (printed: Text): boolean => printed.arithmetic === 'u32' || printed.arithmetic === 'u64';

/** Whether an object has an address, or a truth value is a number that is neither 0 nor 1. */
function decidedComparison(expression: Kind<'comparison'>): boolean | undefined {
  const { operator, left, right } = expression;
  const isNull = left.kind === 'null' || right.kind === 'null';
  const isObject = [left, right].some((one) => one.kind === 'address' || one.kind === 'function');
  if (isNull && isObject) return operator === '!==';
  if (left.kind === 'null' && right.kind === 'null') return operator === '===';
  if (!isTruth(left) && !isTruth(right)) return undefined;
  const [a, b] = [intervalOf(left), intervalOf(right)];
  return a && b && decidedOrder(operator, a, b);
}

const isArray = (expression: Expression): boolean =>
  expression.kind === 'address' && expression.place.type.kind === 'array';

/** An operand without effects, nor a variable that would be unused. */
function isPlainObject(operand: Expression): boolean {
  if (operand.kind === 'address') return ['global', 'registers', 'local'].includes(operand.place.kind);
  return operand.kind === 'integer' || operand.kind === 'null' || operand.kind === 'function';
}

function decidedOrder(operator: ComparisonOperator, a: Interval, b: Interval): boolean | undefined {
  switch (operator) {
    case '===':
      return a.high < b.low || a.low > b.high ? false : undefined;
    case '!==':
      return negated(decidedOrder('===', a, b));
    case '<':
      if (a.high < b.low) return true;
      return a.low >= b.high ? false : undefined;
    case '>=':
      return negated(decidedOrder('<', a, b));
    case '>':
      return decidedOrder('<', b, a);
    case '<=':
      return negated(decidedOrder('<', b, a));
  }
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}
