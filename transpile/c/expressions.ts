/**
 * Expressions, after the sequencing pass: whatever order C leaves open no longer matters, so each node prints as the
 * operator a C programmer would write.
 */
import type { Expression, Type } from '../ir/ir';
import { Integers, arithmeticOf, type ExactPrinter } from './integers';
import { Comparisons } from './comparisons';
import { compound, member, printAssembly, printIntrinsic } from './intrinsics';
import { atLine } from './line-marks';
import { integerLiteral, quoted } from './literals';
import type { NamedConstants } from './named-constants';
import type { Names } from './names';
import { Places, isVolatile } from './places';
import { Level, binary, call, cast, grouped, text, unary, type Text } from './precedence';
import { Stores } from './stores';
import type { Types } from './types';
import { TracedAccess } from './tracing';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

export class Expressions implements ExactPrinter {
  readonly places: Places;
  readonly integers: Integers;
  private readonly comparisons = new Comparisons(this);
  private readonly stores: Stores;
  private readonly traced: TracedAccess | undefined;
  private readonly printed = new WeakMap<Expression, Text>();

  constructor(
    readonly names: Names,
    readonly types: Types,
    private readonly named: NamedConstants,
    traceVolatile: boolean,
  ) {
    this.integers = new Integers(this);
    this.places = new Places(this);
    this.traced = traceVolatile ? new TracedAccess(this) : undefined;
    this.stores = new Stores(this, this.traced);
  }

  typeName(type: Type): string {
    return this.types.name(type);
  }

  /** The expression with exactly the value that the IR defines. */
  exact(expression: Expression): Text {
    let known = this.printed.get(expression);
    if (!known) {
      const printed = this.print(expression);
      known = isTraceable(expression) ? atLine(expression.location.line, printed) : printed;
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
      default:
        return this.operation(expression);
    }
  }

  private operation(expression: Expression): Text {
    switch (expression.kind) {
      case 'negate':
      case 'complement':
      case 'arithmetic':
      case 'shift':
      case 'division':
      case 'convert':
        return this.integer(expression);
      case 'comparison':
        return this.comparisons.print(expression);
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
        return this.number(expression);
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

  private number(expression: Kind<'integer'>): Text {
    const { value, spelling } = expression;
    const named = spelling === undefined ? undefined : this.named.print(value, spelling);
    return named ?? integerLiteral(value, spelling);
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
      : this.comparisons.sameSign(whenTrue, whenFalse);
    const arithmetic = a.arithmetic === b.arithmetic ? a.arithmetic : arithmeticOf(type);
    return text(
      `${condition} ? ${truthful(whenTrue, a)} : ${truthful(whenFalse, b)}`,
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
      case 'compound':
      case 'step':
        return this.stores.print(expression);
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
}

/** An arm of `?:`; gcc loses the parentheses of an assignment there, and then asks for them. */
function truthful(arm: Expression, printed: Text): string {
  const grouping = grouped(printed, Level.Conditional);
  return arm.kind === 'assign' && arm.type.kind === 'bool' ? `!!${grouping}` : grouping;
}

/** Calls and panics: places that a debugger is asked about. (Places mark their checks themselves.) */
function isTraceable(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
    case 'indirectCall':
    case 'panic':
    case 'nonNull':
    case 'inRange':
    case 'subSpan':
      return true;
    case 'division':
    case 'charCode':
      return expression.checked;
    default:
      return false;
  }
}
