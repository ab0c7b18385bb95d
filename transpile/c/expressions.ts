/**
 * Expressions, after the sequencing pass: whatever order C leaves open no longer matters, so each node prints as the
 * operator a C programmer would write.
 */
import type { Expression, Type } from '../ir/ir';
import { Integers, arithmeticOf, shiftMask, type ExactPrinter } from './integers';
import { compound, member, printAssembly, printIntrinsic } from './intrinsics';
import { integerLiteral, quoted } from './literals';
import type { Names } from './names';
import { Places, isVolatile } from './places';
import { Level, binary, call, cast, grouped, text, unary, type Text } from './precedence';
import { intervalOf } from './ranges';
import type { Types } from './types';
import { TracedAccess } from './tracing';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

export class Expressions implements ExactPrinter {
  readonly places: Places;
  private readonly integers: Integers;
  private readonly traced: TracedAccess | undefined;
  private readonly printed = new WeakMap<Expression, Text>();

  constructor(
    readonly names: Names,
    readonly types: Types,
    traceVolatile: boolean,
  ) {
    this.integers = new Integers(this);
    this.places = new Places(this);
    this.traced = traceVolatile ? new TracedAccess(this) : undefined;
  }

  typeName(type: Type): string {
    return this.types.name(type);
  }

  /** The expression with exactly the value that the IR defines. */
  exact(expression: Expression): Text {
    let known = this.printed.get(expression);
    if (!known) {
      known = this.print(expression);
      this.printed.set(expression, known);
    }
    return known;
  }

  /** For a place whose type converts on storing: the low bits are enough. */
  converted(expression: Expression, target: Type): Text {
    const isWord = target.kind === 'integer' && (target.name === 'u32' || target.name === 'i32');
    return isWord && expression.type.kind === 'integer'
      ? this.integers.lowBits(expression)
      : this.exact(expression);
  }

  private print(expression: Expression): Text {
    switch (expression.kind) {
      case 'integer':
      case 'bool':
      case 'null':
      case 'string':
      case 'enumMember':
      case 'function':
        return this.constant(expression);
      case 'local':
      case 'global':
      case 'registers':
      case 'field':
      case 'index':
      case 'dereference':
        return this.read(expression);
      case 'address':
        return this.places.address(expression);
      case 'wholeSpan':
      case 'subSpan':
      case 'length':
      case 'charCode':
      case 'nonNull':
      case 'inRange':
        return this.access(expression);
      case 'negate':
      case 'complement':
      case 'arithmetic':
      case 'shift':
      case 'division':
      case 'convert':
        return this.integer(expression);
      case 'comparison':
        return this.comparison(expression);
      case 'not':
      case 'logical':
      case 'conditional':
      case 'coalesce':
      case 'sequence':
        return this.choice(expression);
      case 'retype':
        return this.retype(expression);
      default:
        return this.effect(expression);
    }
  }

  private constant(
    expression: Kind<'integer' | 'bool' | 'null' | 'string' | 'enumMember' | 'function'>,
  ): Text {
    switch (expression.kind) {
      case 'integer':
        return integerLiteral(expression.value, expression.spelling);
      case 'bool':
        return text(String(expression.value), Level.Postfix, 'int');
      case 'null':
        return text('NULL', Level.Postfix, 'other');
      case 'string':
        return text(`TEXT(${quoted(expression.value)})`, Level.Postfix, 'other');
      case 'enumMember':
        return text(
          this.names.member(expression.declaration, expression.member),
          Level.Postfix,
          arithmeticOf(expression.type),
        );
      case 'function':
        return text(this.names.of(expression.declaration), Level.Postfix, 'other');
    }
  }

  private read(place: Expression): Text {
    const isStorage = place.type.kind === 'struct' || place.type.kind === 'array';
    if (this.traced && !isStorage && isVolatile(place)) return this.traced.read(place);
    return this.places.print(place);
  }

  private access(
    expression: Kind<'wholeSpan' | 'subSpan' | 'length' | 'charCode' | 'nonNull' | 'inRange'>,
  ): Text {
    switch (expression.kind) {
      case 'wholeSpan':
        return compound(this.typeName(expression.type), [
          this.spanData(expression.array, expression.type),
          this.places.lengthOf(expression.array),
        ]);
      case 'subSpan': {
        const { array, type } = expression;
        const bounds = [this.exact(expression.start), this.exact(expression.length)];
        const whole = [this.spanData(array, type), this.places.lengthOf(array)];
        return call(
          'SUBSPAN',
          [text(this.typeName(type), Level.Postfix, 'other'), ...whole, ...bounds],
          'other',
        );
      }
      case 'length':
        return this.length(expression.of);
      case 'charCode': {
        const { string, index } = expression;
        const length = this.length(string);
        const position = expression.checked ? this.places.checkedIndex(index, length) : this.exact(index);
        const data =
          string.kind === 'string'
            ? text(quoted(string.value), Level.Postfix, 'other')
            : this.places.data(string);
        return text(`(uint8_t)${grouped(data, Level.Postfix)}[${position.text}]`, Level.Unary, 'int');
      }
      case 'nonNull':
        return call('NONNULL', [this.exact(expression.value)], 'other');
      case 'inRange':
        return this.places.checkedIndex(expression.index, this.exact(expression.length));
    }
  }

  private length(of: Expression): Text {
    if (of.kind === 'string') return integerLiteral(BigInt(of.value.length));
    if (of.kind === 'wholeSpan') return this.places.lengthOf(of.array);
    return this.places.lengthOf(of);
  }

  /** Constant tables of structs lose their `const`: a reference to a struct has none. */
  private spanData(array: Expression, type: Type): Text {
    if (array.type.kind !== 'array' || type.kind !== 'span') return this.places.data(array);
    const reference = { kind: 'arrayReference', target: array.type, readonly: type.readonly } as const;
    const isStruct = type.element.kind === 'struct';
    const node = {
      kind: 'address',
      place: array,
      type: { ...reference, readonly: type.readonly && !isStruct },
    } as const;
    return this.places.address({ ...node, location: array.location });
  }

  private integer(
    expression: Kind<'negate' | 'complement' | 'arithmetic' | 'shift' | 'division' | 'convert'>,
  ): Text {
    switch (expression.kind) {
      case 'negate':
        return this.integers.negate(expression);
      case 'complement':
        return this.integers.complement(expression);
      case 'arithmetic':
        return this.integers.arithmetic(expression);
      case 'shift':
        return this.integers.shift(expression);
      case 'division':
        return this.integers.division(expression);
      case 'convert':
        return this.integers.convert(expression);
    }
  }

  private comparison(expression: Kind<'comparison'>): Text {
    const { left, right } = expression;
    const operator = { '===': '==', '!==': '!=' }[expression.operator as string] ?? expression.operator;
    if (left.type.kind === 'string') {
      const equal = call('string_equals', [this.exact(left), this.exact(right)], 'int');
      return operator === '==' ? equal : unary('!', equal, 'int');
    }
    const decided = decidedComparison(expression);
    if (decided !== undefined) return this.constantResult(decided, [left, right]);
    const [a, b] = this.sameSign(left, right);
    return binary(operator, a, b, 'int');
  }

  /** A truth known from the types; gcc would warn of it. What the operands do still happens. */
  private constantResult(value: boolean, operands: readonly Expression[]): Text {
    const effects = operands.filter((operand) => operand.kind !== 'integer' && operand.kind !== 'null');
    const kept = effects.filter((operand) => operand.kind !== 'local' && operand.kind !== 'address');
    if (kept.length === 0) return text(String(value), Level.Postfix, 'int');
    const list = kept.map((operand) => `(void)${grouped(this.exact(operand), Level.Unary)}`);
    return text(`(${list.join(', ')}, ${value})`, Level.Postfix, 'int');
  }

  /** Two operands of one IR type, which C must not compare as signed and unsigned. */
  private sameSign(left: Expression, right: Expression): [Text, Text] {
    const a = this.exact(left);
    const b = this.exact(right);
    if (a.arithmetic === 'int' && b.arithmetic === 'u32') return [unsignedUnlessPlain(left, a), b];
    if (a.arithmetic === 'u32' && b.arithmetic === 'int') return [a, unsignedUnlessPlain(right, b)];
    return [a, b];
  }

  private choice(expression: Kind<'not' | 'logical' | 'conditional' | 'coalesce' | 'sequence'>): Text {
    switch (expression.kind) {
      case 'not':
        return unary('!', this.exact(expression.operand), 'int');
      case 'logical':
        return binary(
          expression.operator,
          this.orZero(expression.left, expression.type),
          this.orZero(expression.right, expression.type),
          'int',
        );
      case 'conditional':
        return this.conditional(expression);
      case 'coalesce': {
        const right = grouped(this.orZero(expression.right, expression.type), Level.Conditional);
        return text(
          `${grouped(this.exact(expression.left), Level.Or)} ?: ${right}`,
          Level.Conditional,
          'other',
        );
      }
      case 'sequence': {
        const parts = [...expression.effects, expression.value].map((one) =>
          grouped(this.exact(one), Level.Assignment),
        );
        return text(parts.join(', '), Level.Comma, this.exact(expression.value).arithmetic);
      }
    }
  }

  private conditional(expression: Kind<'conditional'>): Text {
    const { whenTrue, whenFalse, type } = expression;
    const condition = grouped(this.exact(expression.condition), Level.Or);
    const hasNever = whenTrue.type.kind === 'never' || whenFalse.type.kind === 'never';
    const [a, b] = hasNever
      ? [this.orZero(whenTrue, type), this.orZero(whenFalse, type)]
      : this.sameSign(whenTrue, whenFalse);
    const arithmetic = a.arithmetic === b.arithmetic ? a.arithmetic : arithmeticOf(type);
    return text(
      `${condition} ? ${grouped(a, Level.Conditional)} : ${grouped(b, Level.Conditional)}`,
      Level.Conditional,
      arithmetic,
    );
  }

  /** An expression that never returns has no value; C wants one of the right type all the same. */
  private orZero(expression: Expression, type: Type): Text {
    const printed = this.exact(expression);
    if (expression.type.kind !== 'never' || type.kind === 'never' || type.kind === 'void') return printed;
    return text(`(${printed.text}, ${this.zero(type)})`, Level.Postfix, arithmeticOf(type));
  }

  private zero(type: Type): string {
    if (type.kind === 'span' || type.kind === 'string') return `(${this.typeName(type)}){0}`;
    if (type.kind === 'enum') return `(${this.typeName(type)})0`;
    return arithmeticOf(type) === 'other' ? 'NULL' : '0';
  }

  private retype(expression: Kind<'retype'>): Text {
    const { operand, type } = expression;
    const value = this.exact(operand);
    const [from, to] = [this.typeName(operand.type), this.typeName(type)];
    if (from === to || operand.kind === 'null') return value;
    if (type.kind === 'span') return compound(to, [member(value, 'data'), member(value, 'length')]);
    const addsConst = type.kind === 'arrayReference' && type.readonly && type.target.element.kind !== 'array';
    return addsConst ? value : cast(to, value, 'other');
  }

  private effect(expression: Expression): Text {
    switch (expression.kind) {
      case 'assign':
        return this.assign(expression);
      case 'compound':
        return this.compound(expression);
      case 'step': {
        const place = grouped(this.places.print(expression.place), Level.Postfix);
        if (isSigned32(expression.type)) {
          return text(`${place} ${expression.delta > 0 ? '+' : '-'}= 1u`, Level.Assignment, 'int');
        }
        const operator = expression.delta > 0 ? '++' : '--';
        return expression.postfix
          ? text(`${place}${operator}`, Level.Postfix, arithmeticOf(expression.type))
          : text(`${operator}${place}`, Level.Unary, arithmeticOf(expression.type));
      }
      case 'call':
        return call(
          this.names.of(expression.callee),
          this.arguments(expression),
          arithmeticOf(expression.type),
        );
      case 'indirectCall': {
        const callee = grouped(this.exact(expression.callee), Level.Postfix);
        return call(callee, this.arguments(expression), arithmeticOf(expression.type));
      }
      case 'intrinsic':
        return printIntrinsic(this, expression);
      case 'assembly': {
        const body = printAssembly(this, expression, expression.type.kind === 'void' ? undefined : 'value_');
        const result =
          expression.type.kind === 'void' ? `({ ${body}; })` : `({ uint32_t value_; ${body}; value_; })`;
        return text(result, Level.Postfix, 'u32');
      }
      case 'panic':
        return text(`PANIC(${expression.code}, ${quoted(expression.reason)})`, Level.Postfix, 'other');
      default:
        throw new Error(`No C for ${expression.kind}`);
    }
  }

  private arguments(expression: Kind<'call' | 'indirectCall'>): Text[] {
    return expression.arguments.map((argument) => this.converted(argument, argument.type));
  }

  private assign(expression: Kind<'assign'>): Text {
    const { place, value } = expression;
    const stored = this.converted(value, place.type);
    if (this.traced && isVolatile(place)) return this.traced.write(place, stored);
    return text(
      `${this.places.print(place).text} = ${grouped(stored, Level.Assignment)}`,
      Level.Assignment,
      arithmeticOf(place.type),
    );
  }

  private compound(expression: Kind<'compound'>): Text {
    const { place, operator } = expression;
    const value = this.compoundValue(expression);
    const target = this.places.print(place).text;
    return text(
      `${target} ${operator}= ${grouped(value, Level.Assignment)}`,
      Level.Assignment,
      arithmeticOf(place.type),
    );
  }

  private compoundValue(expression: Kind<'compound'>): Text {
    const { operator, value, place } = expression;
    if (operator === '<<' || operator === '>>')
      return this.integers.count(value, shiftMask(expression.operationType));
    if (operator === '/' || operator === '%') return this.integers.divisor(value, expression.checked);
    if (expression.operationType.name === 'u64') return this.exact(value);
    const isMask = operator === '&' || operator === '|' || operator === '^';
    if (isMask) return this.integers.lowBits(value);
    return this.integers.summand(operator, place, value);
  }
}

function isSigned32(type: Type): boolean {
  return type.kind === 'integer' && type.name === 'i32';
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
  if (!a || !b) return undefined;
  const isBelow = a.high < b.low;
  const isAbove = a.low > b.high;
  switch (operator) {
    case '===':
      return isBelow || isAbove ? false : undefined;
    case '!==':
      return isBelow || isAbove ? true : undefined;
    case '<':
      return isBelow ? true : a.low >= b.high ? false : undefined;
    case '>=':
      return isBelow ? false : a.low >= b.high ? true : undefined;
    case '>':
      return isAbove ? true : a.high <= b.low ? false : undefined;
    case '<=':
      return isAbove ? false : a.high <= b.low ? true : undefined;
  }
}
