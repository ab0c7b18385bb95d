/**
 * Comparisons: strings by content, numbers never as signed against unsigned, and nothing that gcc would call always
 * true.
 */
import type { ComparisonOperator, Expression } from '../ir/ir';
import { arithmeticOf, type ExactPrinter } from './integers';
import { Level, binary, call, cast, grouped, text, unary, type Text } from './precedence';
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
    const decided = decidedComparison(expression) ?? this.decidedByText(expression);
    if (decided !== undefined) return this.constantResult(decided, [left, right]);
    const [a, b] = this.sameSign(left, right);
    return binary(operator, a, b, 'int');
  }

  /** A plain operand compared with itself: two reads of one variable see the same. */
  private decidedByText(expression: Kind<'comparison'>): boolean | undefined {
    const { operator, left, right } = expression;
    const content = this.printer.exact(left).text;
    if (content !== this.printer.exact(right).text || /\w\(|\+\+|--|[^=!<>]=[^=]/.test(content))
      return undefined;
    return operator === '===' || operator === '<=' || operator === '>=';
  }

  /** A truth known from the types; gcc would warn of it. What the operands do still happens. */
  private constantResult(value: boolean, operands: readonly Expression[]): Text {
    const effects = operands.filter((operand) => operand.kind !== 'integer' && operand.kind !== 'null');
    const kept = effects.filter((operand) => operand.kind !== 'local' && operand.kind !== 'address');
    if (kept.length === 0) return text(String(value), Level.Postfix, 'int');
    const list = kept.map((operand) => `(void)${grouped(this.printer.exact(operand), Level.Unary)}`);
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
    if (a.arithmetic === 'int' && b.arithmetic === 'u32') return [unsignedUnlessPlain(left, a), b];
    if (a.arithmetic === 'u32' && b.arithmetic === 'int') return [a, unsignedUnlessPlain(right, b)];
    return [a, b];
  }
}

/** gcc sees that plain unsigned variables and literals are not negative, whatever they are promoted to. */
function unsignedUnlessPlain(expression: Expression, printed: Text): Text {
  const inner = expression.kind === 'convert' ? expression.operand : expression;
  const isPlain = ['integer', 'local', 'global', 'field', 'index', 'enumMember'].includes(inner.kind);
  return isPlain ? printed : cast('uint32_t', printed, 'u32');
}

/** A comparison whose result the intervals decide, or that asks whether an object has an address. */
function decidedComparison(expression: Kind<'comparison'>): boolean | undefined {
  const { operator, left, right } = expression;
  const isNull = left.kind === 'null' || right.kind === 'null';
  const isObject = [left, right].some((one) => one.kind === 'address' || one.kind === 'function');
  if (isNull && isObject) return operator === '!==';
  if (left.kind === 'null' && right.kind === 'null') return operator === '===';
  if (left.kind !== 'integer' && right.kind !== 'integer') return undefined;
  const [a, b] = [intervalOf(left), intervalOf(right)];
  return a && b && decidedOrder(operator, a, b);
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
