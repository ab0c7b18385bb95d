/**
 * Assignments: plain, compound, and by one.
 */
import type { Expression, Type } from '../ir/ir';
import { shiftMask, type ExactPrinter, type Integers } from './integers';
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
    return store(this.printer.places.print(place), '=', stored);
  }

  private compound(expression: Kind<'compound'>): Text {
    const target = this.printer.places.print(expression.place);
    return store(target, `${expression.operator}=`, this.compoundValue(expression));
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
    const target = this.printer.places.print(expression.place);
    const operator = expression.delta > 0 ? '+' : '-';
    if (isSigned32(expression.type)) return store(target, `${operator}=`, text('1u', Level.Postfix, 'u32'));
    const place = grouped(target, Level.Postfix);
    const twice = operator + operator;
    return expression.postfix
      ? text(place + twice, Level.Postfix, target.arithmetic)
      : text(twice + place, Level.Unary, target.arithmetic);
  }
}

/** The value of a store has the type of its target, as C sees it: of a bit field, that is `int`. */
function store(target: Text, operator: string, value: Text): Text {
  const content = `${target.text} ${operator} ${grouped(value, Level.Assignment)}`;
  return text(content, Level.Assignment, target.arithmetic);
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
