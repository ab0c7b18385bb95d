/**
 * The sequencing pass: the dialect evaluates from left to right, C in any order it likes.
 *
 * Operands that could be seen to change places are evaluated into temporaries beforehand, in order; everything else
 * stays the one C expression that it was. An operand may stay when no later one conflicts with it: statements put
 * before the expression then hold nothing that could change its value.
 */
import type { Expression, FunctionDeclaration, Statement } from '../../ir/ir';
import { isPlainCompound } from '../integers';
import { isVolatile } from '../places';
import { intervalOf, intervalOfType } from '../ranges';
import { BranchContext, type Context } from './context';
import { EffectAnalysis, conflict, include, isPure, noEffects, type Effects } from './effects';
import { sequenceStatements } from './statements';
import { Temporaries } from './temporaries';
import { arithmeticStep, compoundResult, lengthOf } from './rewrite';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

interface Operand {
  readonly expression: Expression;
  /** To be found, not read. */
  readonly isPlace: boolean;
}

export class Sequencer {
  private readonly analysis = new EffectAnalysis();

  constructor(private readonly traceVolatile: boolean) {}

  function(declaration: FunctionDeclaration): Statement[] {
    const temporaries = new Temporaries(declaration);
    const expressions = new ExpressionSequencer(this.analysis, temporaries, this.traceVolatile);
    return sequenceStatements(declaration.body ?? [], expressions, temporaries);
  }
}

export class ExpressionSequencer {
  constructor(
    private readonly analysis: EffectAnalysis,
    private readonly temporaries: Temporaries,
    private readonly traceVolatile: boolean,
  ) {}

  /** An expression whose value is not used. */
  effect(expression: Expression, context: Context): Expression {
    return expression.kind === 'step'
      ? this.step(expression, context, false)
      : this.value(expression, context);
  }

  /** An operand that is evaluated only sometimes, or repeatedly. */
  branch(expression: Expression, context: Context, isEffect = false): Expression {
    const inner = new BranchContext(context, this.temporaries.fresh);
    return inner.wrap(isEffect ? this.effect(expression, inner) : this.value(expression, inner));
  }

  value(expression: Expression, context: Context): Expression {
    switch (expression.kind) {
      case 'field':
      case 'index':
      case 'dereference':
        return this.place(expression, context);
      case 'address':
        return { ...expression, place: this.place(expression.place, context) };
      case 'wholeSpan':
      case 'subSpan':
      case 'length':
      case 'charCode':
        return this.access(expression, context);
      case 'nonNull':
        return { ...expression, value: this.value(expression.value, context) };
      case 'negate':
      case 'complement':
      case 'not':
      case 'convert':
        return { ...expression, operand: this.value(expression.operand, context) };
      case 'retype':
        return this.retype(expression, context);
      case 'arithmetic':
      case 'shift':
      case 'comparison':
      case 'division':
        return this.binary(expression, context);
      case 'logical':
      case 'coalesce': {
        const left = this.value(expression.left, context);
        return { ...expression, left, right: this.branch(expression.right, context) };
      }
      case 'conditional': {
        const condition = this.value(expression.condition, context);
        const whenTrue = this.branch(expression.whenTrue, context);
        return { ...expression, condition, whenTrue, whenFalse: this.branch(expression.whenFalse, context) };
      }
      default:
        return this.action(expression, context);
    }
  }

  private action(expression: Expression, context: Context): Expression {
    switch (expression.kind) {
      case 'assign':
        return this.assign(expression, context);
      case 'compound':
        return this.compound(expression, context);
      case 'step':
        return this.step(expression, context, true);
      case 'call':
      case 'intrinsic':
      case 'assembly':
        return { ...expression, arguments: this.values(expression.arguments, context) };
      case 'indirectCall': {
        const [callee, ...rest] = this.values([expression.callee, ...expression.arguments], context);
        return callee ? { ...expression, callee, arguments: rest } : expression;
      }
      default:
        return expression;
    }
  }

  private binary(
    expression: Kind<'arithmetic' | 'shift' | 'comparison' | 'division'>,
    context: Context,
  ): Expression {
    const check = noEffects();
    if (expression.kind === 'division') this.analysis.addDivisionCheck(expression, check);
    const [left, right] = this.values([expression.left, expression.right], context, check);
    if (!left || !right) return expression;
    if (expression.kind !== 'comparison') return { ...expression, left, right };
    return { ...expression, left: this.comparable(left, context), right: this.comparable(right, context) };
  }

  /** gcc takes the comparison of `~x` for a mistake where x was widened before: a variable says that it is meant. */
  private comparable(operand: Expression, context: Context): Expression {
    let inner = operand;
    while (inner.kind === 'convert') inner = inner.operand;
    const interval = inner.kind === 'complement' ? intervalOf(inner.operand) : undefined;
    const isWidened =
      interval !== undefined && interval.low >= 0n && interval.high !== intervalOfType(inner.type)?.high;
    return isWidened || (inner.kind === 'complement' && changesBits(inner.operand))
      ? this.stable(operand, context)
      : operand;
  }

  private access(
    expression: Kind<'wholeSpan' | 'subSpan' | 'length' | 'charCode'>,
    context: Context,
  ): Expression {
    switch (expression.kind) {
      case 'wholeSpan':
        return { ...expression, array: this.place(expression.array, context) };
      case 'length':
        return { ...expression, of: this.value(expression.of, context) };
      case 'charCode': {
        const operands = [valueOperand(expression.string), valueOperand(expression.index)];
        const [string, index] = this.operands(operands, context, this.analysis.ofChecks(expression));
        return string && index
          ? { ...expression, string: this.readable(string, context), index }
          : expression;
      }
      case 'subSpan': {
        const { array, start, length } = expression;
        const operands = [arrayOperand(array), valueOperand(start), valueOperand(length)];
        const [first, second, third] = this.operands(operands, context, this.analysis.ofChecks(expression));
        if (!first || !second || !third) return expression;
        return { ...expression, array: this.readable(first, context), start: second, length: third };
      }
    }
  }

  /** A span changes its C type: two reads of the operand, unless it is made on the spot. */
  private retype(expression: Kind<'retype'>, context: Context): Expression {
    const operand = this.value(expression.operand, context);
    if (expression.type.kind !== 'span') return { ...expression, operand };
    if (operand.kind === 'wholeSpan' || operand.kind === 'subSpan')
      return { ...operand, type: expression.type };
    return { ...expression, operand: this.readable(operand, context) };
  }

  private place(place: Expression, context: Context): Expression {
    switch (place.kind) {
      case 'field':
        return { ...place, object: this.place(place.object, context) };
      case 'dereference':
        return { ...place, reference: this.value(place.reference, context) };
      case 'index': {
        const operands = [arrayOperand(place.array), valueOperand(place.index)];
        const [array, index] = this.operands(operands, context, this.analysis.ofChecks(place));
        if (!array || !index) return place;
        return {
          ...place,
          array: place.array.type.kind === 'array' ? array : this.readable(array, context),
          index,
        };
      }
      case 'local':
      case 'global':
      case 'registers':
        return place;
      default:
        return this.value(place, context);
    }
  }

  /** The place, found now and for good: its checks are done, its references and indices in temporaries. */
  private stablePlace(place: Expression, context: Context): Expression {
    switch (place.kind) {
      case 'field':
        return { ...place, object: this.stablePlace(place.object, context) };
      case 'dereference': {
        const { type, location } = place.reference;
        const value = this.value(place.reference, context);
        const checked: Expression = place.checked ? { kind: 'nonNull', value, type, location } : value;
        return { ...place, reference: this.stable(checked, context), checked: false };
      }
      case 'index': {
        const isSpan = place.array.type.kind !== 'array';
        const array = isSpan
          ? this.stable(this.value(place.array, context), context)
          : this.stablePlace(place.array, context);
        const index = this.value(place.index, context);
        const { type, location } = index;
        const checked: Expression = place.checked
          ? { kind: 'inRange', index, length: lengthOf(array), type, location }
          : index;
        return { ...place, array, index: this.stable(checked, context), checked: false };
      }
      default:
        return place;
    }
  }

  private values(expressions: readonly Expression[], context: Context, after = noEffects()): Expression[] {
    return this.operands(expressions.map(valueOperand), context, after);
  }

  /** Operands in order; `after` is what happens when the last of them is known. */
  private operands(operands: readonly Operand[], context: Context, after: Effects): Expression[] {
    const effects = operands.map((operand, position) => {
      const own = noEffects();
      const { expression, isPlace } = operand;
      include(own, isPlace ? this.analysis.ofPlace(expression) : this.analysis.of(expression));
      if (position === operands.length - 1) include(own, after);
      return own;
    });
    return operands.map(({ expression, isPlace }, position) => {
      const own = effects[position] ?? noEffects();
      const mustGo = effects.slice(position + 1).some((later) => conflict(own, later));
      if (isPlace) return mustGo ? this.stablePlace(expression, context) : this.place(expression, context);
      const value = this.value(expression, context);
      return mustGo ? this.stable(value, context) : value;
    });
  }

  private assign(expression: Kind<'assign'>, context: Context): Expression {
    const mustGo = conflict(this.analysis.ofPlace(expression.place), this.analysis.of(expression.value));
    const place = mustGo
      ? this.stablePlace(expression.place, context)
      : this.place(expression.place, context);
    return { ...expression, place, value: this.storedValue(expression.value, expression.place, context) };
  }

  /** The value to store: C leaves the order of two stores to one place open. */
  private storedValue(value: Expression, place: Expression, context: Context): Expression {
    const { loose } = this.analysis.of(value);
    const stores = [...this.analysis.ofStore(place).loose];
    const isVolatileChain = isVolatile(place) && this.analysis.of(value).ordered && loose.size > 0;
    const result = this.value(value, context);
    return stores.some((one) => loose.has(one)) || isVolatileChain ? this.stable(result, context) : result;
  }

  private compound(expression: Kind<'compound'>, context: Context): Expression {
    const { place, value } = expression;
    const valueEffects = noEffects();
    include(valueEffects, this.analysis.of(value));
    this.analysis.addDivisionCheck(expression, valueEffects);
    const readsEarly = conflict(this.analysis.ofRead(place), valueEffects);
    if (readsEarly || this.isTraced(place) || !isPlainCompound(expression)) {
      const target = this.stablePlace(place, context);
      const current = readsEarly ? this.stable(target, context) : target;
      const result = compoundResult(expression, current, this.storedValue(value, place, context));
      return {
        kind: 'assign',
        place: target,
        value: result,
        type: expression.type,
        location: expression.location,
      };
    }
    const mustGo = conflict(this.analysis.ofPlace(place), valueEffects);
    const target = mustGo ? this.stablePlace(place, context) : this.place(place, context);
    return { ...expression, place: target, value: this.storedValue(value, place, context) };
  }

  private step(expression: Kind<'step'>, context: Context, isUsed: boolean): Expression {
    const { place, type, location } = expression;
    const isSigned = type.kind === 'integer' && type.name === 'i32';
    const keepsOld = isUsed && expression.postfix;
    if (!this.isTraced(place) && !(keepsOld && isSigned))
      return { ...expression, place: this.place(place, context) };
    const target = this.stablePlace(place, context);
    const old = keepsOld ? context.spill(target) : target;
    const store: Expression = {
      kind: 'assign',
      place: target,
      value: arithmeticStep(expression, old),
      type,
      location,
    };
    if (!keepsOld) return store;
    context.perform(store);
    return old;
  }

  private isTraced(place: Expression): boolean {
    return this.traceVolatile && isVolatile(place);
  }

  /** A value that later effects cannot change, nor evaluation repeat. */
  private stable(value: Expression, context: Context): Expression {
    return this.isStable(value) ? value : context.spill(value);
  }

  private isStable(value: Expression): boolean {
    switch (value.kind) {
      case 'integer':
      case 'bool':
      case 'null':
      case 'string':
      case 'enumMember':
      case 'function':
        return true;
      case 'local':
        return value.variable.constant || this.temporaries.has(value.variable);
      case 'address':
        return (
          value.place.kind === 'global' || value.place.kind === 'registers' || value.place.kind === 'local'
        );
      case 'convert':
      case 'retype':
        return value.operand.kind === 'local' && this.isStable(value.operand);
      default:
        return false;
    }
  }

  /** A span or text that C may mention twice. */
  private readable(value: Expression, context: Context): Expression {
    if (value.type.kind === 'array' || value.kind === 'string') return value;
    const isPath = isPlainPath(value) && isPure(this.analysis.of(value));
    return isPath ? value : context.spill(value);
  }
}

function valueOperand(expression: Expression): Operand {
  return { expression, isPlace: false };
}

function arrayOperand(array: Expression): Operand {
  return { expression: array, isPlace: array.type.kind === 'array' };
}

/** A variable, or fields of one. */
function isPlainPath(value: Expression): boolean {
  switch (value.kind) {
    case 'local':
    case 'global':
    case 'registers':
      return true;
    case 'field':
      return isPlainPath(value.object);
    case 'dereference':
      return isPlainPath(value.reference);
    default:
      return false;
  }
}

/** A bit field that is stepped or assigned to: gcc knows how few bits the result has. */
function changesBits(expression: Expression): boolean {
  if (expression.kind === 'convert') return changesBits(expression.operand);
  if (expression.kind !== 'step' && expression.kind !== 'assign' && expression.kind !== 'compound')
    return false;
  return expression.place.kind === 'field' && expression.place.field.bits !== undefined;
}
