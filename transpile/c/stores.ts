/**
 * Assignments: plain, compound, and by one.
 */
import type { Expression, Type } from '../ir/ir';
import { arithmeticOf, shiftMask, type ExactPrinter, type Integers } from './integers';
import { isVolatile, type Places } from './places';
import { Level, grouped, text, type Text } from './precedence';
import { intervalOf, within } from './ranges';
import type { TracedAccess } from './tracing';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

interface StorePrinter extends ExactPrinter {
  readonly integers: Integers;
  readonly places: Places;
  converted(expression: Expression, target: Type): Text;
}

export class Stores {
  constructor(
    private readonly printer: StorePrinter,
    private readonly traced: TracedAccess | undefined,
  ) {}

  print(expression: Kind<'assign' | 'compound' | 'step'>): Text {
    if (expression.kind === 'assign') return this.assign(expression);
    return expression.kind === 'compound' ? this.compound(expression) : this.step(expression);
  }

  private assign(expression: Kind<'assign'>): Text {
    const { place, value } = expression;
    const stored = this.printer.converted(value, place.type);
    if (this.traced && isVolatile(place)) return this.traced.write(place, stored);
    return text(
      `${this.printer.places.print(place).text} = ${grouped(stored, Level.Assignment)}`,
      Level.Assignment,
      arithmeticOf(place.type),
    );
  }

  private compound(expression: Kind<'compound'>): Text {
    const { place, operator } = expression;
    const value = this.compoundValue(expression);
    const target = this.printer.places.print(place).text;
    return text(
      `${target} ${operator}= ${grouped(value, Level.Assignment)}`,
      Level.Assignment,
      arithmeticOf(place.type),
    );
  }

  private compoundValue(expression: Kind<'compound'>): Text {
    const { operator, value, place } = expression;
    if (operator === '<<' || operator === '>>')
      return this.printer.integers.count(value, shiftMask(expression.operationType));
    if (operator === '/' || operator === '%') return this.printer.integers.divisor(value, expression.checked);
    if (expression.operationType.name === 'u64') return this.printer.exact(value);
    if (operator === '&' || operator === '|' || operator === '^') {
      return this.printer.integers.lowBits(value.kind === 'integer' ? maskFor(place, value) : value);
    }
    return this.printer.integers.summand(operator, place, value);
  }

  private step(expression: Kind<'step'>): Text {
    const place = grouped(this.printer.places.print(expression.place), Level.Postfix);
    if (isSigned32(expression.type)) {
      return text(`${place} ${expression.delta > 0 ? '+' : '-'}= 1u`, Level.Assignment, 'int');
    }
    const operator = expression.delta > 0 ? '++' : '--';
    return expression.postfix
      ? text(`${place}${operator}`, Level.Postfix, arithmeticOf(expression.type))
      : text(`${operator}${place}`, Level.Unary, arithmeticOf(expression.type));
  }
}

/** The constant operand of `&=`, `|=` or `^=`, cut to the place: more would be lost, and gcc would say so. */
function maskFor(place: Expression, mask: Kind<'integer'>): Expression {
  const interval = intervalOf(place);
  if (!interval || within({ low: mask.value, high: mask.value }, interval)) return mask;
  const bits = (interval.high - interval.low).toString(2).length;
  const value = interval.low < 0n ? BigInt.asIntN(bits, mask.value) : BigInt.asUintN(bits, mask.value);
  return { ...mask, value };
}

function isSigned32(type: Type): boolean {
  return type.kind === 'integer' && type.name === 'i32';
}
