/**
 * Integer operators without undefined behaviour.
 *
 * An operand is wanted either *exactly* (its C value is the IR's value) or for its *low bits* (congruent modulo
 * 2^32), which is all that sums, products and masks need. Signed arithmetic stays signed where the intervals
 * prove that it cannot overflow, and is done in unsigned arithmetic elsewhere.
 */
import type { ArithmeticOperator, Expression, Type } from '../ir/ir';
import { Level, binary, call, cast, unary, type Arithmetic, type Text } from './precedence';
import { intArithmetic, intInterval, intervalOf, intervalOfType, isWide, within } from './ranges';
import { integerLiteral } from './literals';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

/** What the expression printer offers to its parts. */
export interface ExactPrinter {
  exact(expression: Expression): Text;
  typeName(type: Type): string;
}

/** The arithmetic type of variables of a type. */
export function arithmeticOf(type: Type): Arithmetic {
  const interval = intervalOfType(type);
  if (!interval) return 'other';
  if (isWide(type)) return 'u64';
  return interval.high > intInterval.high ? 'u32' : 'int';
}

/** The same number with C type uint32_t or uint64_t. */
function forced(operand: Text, arithmetic: 'u32' | 'u64'): Text {
  if (operand.arithmetic === arithmetic) return operand;
  if (arithmetic === 'u32' && operand.literal && operand.level === Level.Postfix) {
    return { ...operand, text: `${operand.text}u`, arithmetic };
  }
  return cast(arithmetic === 'u32' ? 'uint32_t' : 'uint64_t', operand, arithmetic);
}

export class Integers {
  constructor(private readonly printer: ExactPrinter) {}

  arithmetic(expression: Kind<'arithmetic'>): Text {
    const { operator, left, right, type } = expression;
    if (isWide(type))
      return this.forcedBinary(operator, this.printer.exact(left), this.printer.exact(right), 'u64');
    if (this.isSafeInInt(expression)) {
      return binary(operator, this.printer.exact(left), this.printer.exact(right), 'int');
    }
    const low = this.lowBits(expression);
    return arithmeticOf(type) === 'u32' ? low : cast('int32_t', low, 'int');
  }

  /** An expression of at most 32 bits, congruent modulo 2^32 and free of undefined behaviour. */
  lowBits(expression: Expression): Text {
    switch (expression.kind) {
      case 'arithmetic':
        return this.lowArithmetic(expression);
      case 'negate':
      case 'complement':
        return this.lowUnary(expression);
      case 'shift':
        return expression.operator === '<<' && !isWide(expression.type)
          ? this.leftShift(expression)
          : this.printer.exact(expression);
      case 'convert':
        return this.lowConvert(expression);
      default:
        return this.printer.exact(expression);
    }
  }

  negate(expression: Kind<'negate' | 'complement'>): Text {
    const { operand, type } = expression;
    const result = arithmeticOf(type);
    if (result === 'int' && (intervalOf(operand) ?? intInterval).low > intInterval.low) {
      return unary('-', this.printer.exact(operand), 'int');
    }
    if (result === 'u64') return unary('-', forced(this.printer.exact(operand), 'u64'), 'u64');
    const low = this.lowUnary(expression);
    return result === 'u32' ? low : cast('int32_t', low, 'int');
  }

  complement(expression: Kind<'negate' | 'complement'>): Text {
    const operand = this.printer.exact(expression.operand);
    const result = arithmeticOf(expression.type);
    if (isTruth(expression.operand)) {
      const inverted = complementOfTruth(operand);
      return result === 'int' ? inverted : cast(this.printer.typeName(expression.type), inverted, result);
    }
    return unary('~', result === 'u32' || result === 'u64' ? forced(operand, result) : operand, result);
  }

  shift(expression: Kind<'shift'>): Text {
    const { operator, left, type } = expression;
    const value = this.printer.exact(left);
    if (isWide(type)) return binary(operator, forced(value, 'u64'), this.count(expression.right, 63n), 'u64');
    if (operator === '>>') {
      const result = arithmeticOf(type);
      return binary(
        '>>',
        value,
        this.count(expression.right, 31n),
        value.arithmetic === 'int' ? 'int' : result,
      );
    }
    const low = this.leftShift(expression);
    return arithmeticOf(type) === 'u32' ? low : cast('int32_t', low, 'int');
  }

  /** A shift count that C can take: constant, or masked unless its interval proves it small. */
  count(count: Expression, mask: bigint): Text {
    if (count.kind === 'integer') return integerLiteral(count.value & mask);
    const value = this.printer.exact(count);
    const interval = intervalOf(count);
    if (interval && within(interval, { low: 0n, high: mask })) return value;
    return binary('&', value, integerLiteral(mask), value.arithmetic);
  }

  division(expression: Kind<'division'>): Text {
    const { operator, left, right, type } = expression;
    const divisor = this.divisor(right, expression.checked);
    const dividend = this.printer.exact(left);
    const result = arithmeticOf(type);
    if (divisionCanOverflow(left, right)) {
      return call(operator === '/' ? 'divide_i32' : 'remainder_i32', [dividend, divisor], 'int');
    }
    const isUnsigned = dividend.arithmetic === result || divisor.arithmetic === result;
    return binary(operator, dividend, divisor, isUnsigned ? result : 'int');
  }

  divisor(right: Expression, isChecked: boolean): Text {
    const value = this.printer.exact(right);
    return isChecked ? call('NONZERO', [value], value.arithmetic) : value;
  }

  convert(expression: Kind<'convert'>): Text {
    const { operand, type } = expression;
    if (type.kind === 'bool') return this.toBool(operand);
    if (type.kind === 'enum')
      return cast(this.printer.typeName(type), this.printer.exact(operand), arithmeticOf(type));
    const from = intervalOf(operand);
    const to = intervalOfType(type);
    if (from && to && within(from, to)) return this.sameValue(operand, type);
    const result = arithmeticOf(type);
    if (result === 'u64' || isWide(operand.type)) {
      return cast(this.printer.typeName(type), this.printer.exact(operand), result);
    }
    const low = this.lowBits(operand);
    return result === 'u32' ? forced(low, 'u32') : cast(this.printer.typeName(type), low, result);
  }

  /**
   * The right side of `place += value` (or `-=`, `*=`): unsigned where `int` could overflow. A narrow place takes a value
   * that is cut to its type first: gcc sees through some sums that are always cut, and would warn of them.
   */
  summand(operator: ArithmeticOperator, place: Expression, value: Expression): Text {
    const [left, right] = [intervalOf(place), intervalOf(value)];
    const narrow = intervalOfType(place.type);
    const isCut = right !== undefined && narrow !== undefined && !within(right, narrow);
    const summed = isCut ? narrow : right;
    const exact = left && summed && intArithmetic(operator, left, summed);
    if (!exact || !within(summed, intInterval)) {
      const low = this.lowBits(value);
      return this.printer.exact(place).arithmetic === 'u32' ? low : forced(low, 'u32');
    }
    return isCut
      ? cast(this.printer.typeName(place.type), this.lowBits(value), 'int')
      : this.printer.exact(value);
  }

  /** Whether C computes this operator in `int` with the exact result. */
  private isSafeInInt(expression: Kind<'arithmetic'>): boolean {
    const [left, right] = [intervalOf(expression.left), intervalOf(expression.right)];
    if (!left || !right || !within(left, intInterval) || !within(right, intInterval)) return false;
    const isSigned = arithmeticOf(expression.type) === 'int';
    if (!isSigned && !(this.isInt(expression.left) && this.isInt(expression.right))) return false;
    const isMask = expression.operator === '&' || expression.operator === '|' || expression.operator === '^';
    const exact = intArithmetic(expression.operator, left, right);
    if (isSigned && isMask) return true;
    return exact !== undefined && (isSigned || exact.low >= 0n);
  }

  private isInt(expression: Expression): boolean {
    return this.printer.exact(expression).arithmetic === 'int';
  }

  private lowArithmetic(expression: Kind<'arithmetic'>): Text {
    if (this.isSafeInInt(expression)) {
      return binary(
        expression.operator,
        this.printer.exact(expression.left),
        this.printer.exact(expression.right),
        'int',
      );
    }
    return this.forcedBinary(
      expression.operator,
      this.lowBits(expression.left),
      this.lowBits(expression.right),
      'u32',
    );
  }

  /** One operand forced to an unsigned type draws the other along. */
  private forcedBinary(operator: string, left: Text, right: Text, arithmetic: 'u32' | 'u64'): Text {
    if (left.arithmetic === arithmetic || right.arithmetic === arithmetic)
      return binary(operator, left, right, arithmetic);
    if (right.literal && arithmetic === 'u32' && right.level === Level.Postfix) {
      return binary(operator, left, forced(right, arithmetic), arithmetic);
    }
    return binary(operator, forced(left, arithmetic), right, arithmetic);
  }

  private lowUnary(expression: Kind<'negate' | 'complement'>): Text {
    if (expression.kind === 'complement') {
      const operand = this.lowBits(expression.operand);
      return isTruth(expression.operand)
        ? complementOfTruth(operand)
        : unary('~', operand, operand.arithmetic);
    }
    return unary('-', forced(this.lowBits(expression.operand), 'u32'), 'u32');
  }

  private leftShift(expression: Kind<'shift'>): Text {
    return binary(
      '<<',
      forced(this.lowBits(expression.left), 'u32'),
      this.count(expression.right, 31n),
      'u32',
    );
  }

  private lowConvert(expression: Kind<'convert'>): Text {
    const { operand, type } = expression;
    const isFull = type.kind === 'integer' && (type.name === 'u32' || type.name === 'i32');
    if (!isFull || isWide(operand.type)) return this.printer.exact(expression);
    const isWord =
      operand.type.kind === 'integer' && (operand.type.name === 'u32' || operand.type.name === 'i32');
    return isWord ? this.lowBits(operand) : this.printer.exact(operand);
  }

  private toBool(operand: Expression): Text {
    if (operand.type.kind === 'bool') return this.printer.exact(operand);
    return binary('!=', this.printer.exact(operand), integerLiteral(0n), 'int');
  }

  /** A conversion that keeps the value: nothing to print, unless signed arithmetic would turn unsigned. */
  private sameValue(operand: Expression, type: Type): Text {
    const value = this.printer.exact(operand);
    const mustBeInt = arithmeticOf(type) === 'int' && value.arithmetic !== 'int';
    return mustBeInt || isWide(operand.type)
      ? cast(this.printer.typeName(type), value, arithmeticOf(type))
      : value;
  }
}

/** Whether a number was a `bool` before it was converted. */
export function isTruth(operand: Expression): boolean {
  return operand.kind === 'convert' ? isTruth(operand.operand) : operand.type.kind === 'bool';
}

/** gcc takes the complement of a truth value for a mistake: this is the same without `~`. */
function complementOfTruth(operand: Text): Text {
  return binary('-', integerLiteral(-1n), operand, 'int');
}

/** Whether INT_MIN / -1 may happen, which C leaves undefined. */
export function divisionCanOverflow(left: Expression, right: Expression): boolean {
  if (left.type.kind !== 'integer' || left.type.name !== 'i32') return false;
  const [dividend, divisor] = [intervalOf(left), intervalOf(right)];
  if (!dividend || !divisor) return true;
  return dividend.low === intInterval.low && divisor.low <= -1n && divisor.high >= -1n;
}

/**
 * Whether C's own `place op= value` computes what the IR's does. Narrow signed shifts and signed division can
 * be undefined there, and are written out as assignments.
 */
export function isPlainCompound(compound: Kind<'compound'>): boolean {
  const { operator, operationType, value } = compound;
  const place = intervalOf(compound.place);
  if (operator === '<<') return place !== undefined && place.high > intInterval.high;
  const divisor = intervalOf(value);
  if ((operator !== '/' && operator !== '%') || operationType.name !== 'i32' || !place || !divisor)
    return true;
  return place.low > intInterval.low || divisor.low > -1n || divisor.high < -1n;
}

export function shiftMask(type: Type): bigint {
  return isWide(type) ? 63n : 31n;
}
