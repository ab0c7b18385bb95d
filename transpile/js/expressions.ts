/**
 * Expressions. JavaScript evaluates operands left to right as the dialect does, so order needs care in two cases only: a
 * place that is read and then written is pinned in a temporary, and so is a span whose index has effects.
 *
 * Every printed expression is an operand: a name, a literal, a call, or parenthesised.
 */
import type { Expression, IntegerName, Type } from '../ir/ir';
import { sizeOf } from '../ir/size';
import { arithmetic, complement, convert, division, literal, negate, shift, wrap } from './integers';
import { printIntrinsic } from './intrinsics';
import { addressText, checkedIndex, load, memoryPlace, pinned, placeOf, store } from './places';
import type { FunctionScope } from './scope';
import { isU64, representation } from './types';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

export function printExpression(scope: FunctionScope, expression: Expression): string {
  const print = (operand: Expression) => printExpression(scope, operand);
  switch (expression.kind) {
    case 'integer':
      return literal(expression.value, expression.type);
    case 'bool':
      return String(expression.value);
    case 'null':
      return '0';
    case 'string':
      return scope.module.pooled('text', `$.text(${JSON.stringify(expression.value)})`);
    case 'enumMember':
      return literal(BigInt(expression.value), expression.type);
    case 'function':
      return `${scope.module.helper('functionAddress')}(${scope.module.reference(expression.declaration)})`;
    case 'local':
    case 'global':
    case 'field':
    case 'index':
    case 'dereference':
      return scope.module.at(expression.location) + load(scope, placeOf(scope, expression));
    case 'address':
      return addressText(memoryPlace(scope, expression.place));
    case 'conditional':
      return `(${print(expression.condition)} ? ${print(expression.whenTrue)} : ${print(expression.whenFalse)})`;
    case 'logical':
      return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`;
    case 'coalesce':
      return `(${print(expression.left)} || ${print(expression.right)})`;
    case 'not':
      return `!${print(expression.operand)}`;
    case 'retype':
      return print(expression.operand);
    case 'sequence':
      return `(${[...expression.effects, expression.value].map(print).join(', ')})`;
    default:
      return printComputation(scope, expression);
  }
}

type Simple =
  | 'integer' | 'bool' | 'null' | 'string' | 'enumMember' | 'function' | 'local' | 'global' | 'field' | 'index' | 'dereference'
  | 'address' | 'conditional' | 'logical' | 'coalesce' | 'not' | 'retype' | 'sequence'; // prettier-ignore

/** Operators, effects and calls: what needs more than its operands' text. */
function printComputation(scope: FunctionScope, expression: Exclude<Expression, { kind: Simple }>): string {
  const print = (operand: Expression) => printExpression(scope, operand);
  switch (expression.kind) {
    case 'negate':
    case 'complement': {
      const operator = expression.kind === 'negate' ? negate : complement;
      return operator(integerName(expression.type), print(expression.operand));
    }
    case 'arithmetic':
      return arithmetic(
        expression.operator,
        integerName(expression.type),
        print(expression.left),
        print(expression.right),
      );
    case 'shift':
      return shift(
        expression.operator,
        integerName(expression.type),
        print(expression.left),
        print(expression.right),
      );
    case 'division': {
      const right = divisor(scope, expression, print(expression.right));
      return division(expression.operator, integerName(expression.type), print(expression.left), right);
    }
    case 'comparison':
      return printComparison(scope, expression);
    case 'convert':
      return convert(print(expression.operand), expression.operand.type, expression.type);
    case 'assign':
      return (
        scope.module.at(expression.location) +
        store(scope, placeOf(scope, expression.place), print(expression.value))
      );
    case 'compound':
      return printCompound(scope, expression);
    case 'step':
      return printStep(scope, expression);
    case 'registers':
      throw new Error(`registers ${expression.registers.name} are a place, not a value`);
    default:
      return printCall(scope, expression);
  }
}

type CallKind =
  | 'wholeSpan' | 'subSpan' | 'length' | 'charCode' | 'inRange' | 'nonNull' | 'call' | 'indirectCall' | 'intrinsic' | 'assembly' | 'panic'; // prettier-ignore

/** What becomes a call, or may throw. */
function printCall(scope: FunctionScope, expression: Of<CallKind>): string {
  const print = (operand: Expression) => printExpression(scope, operand);
  const { module } = scope;
  const at = module.at(expression.location);
  switch (expression.kind) {
    case 'wholeSpan':
      return spanValue(scope, expression.array);
    case 'subSpan': {
      const parts = [spanValue(scope, expression.array), print(expression.start), print(expression.length)];
      return `${at}${module.helper('subSpan')}(${parts.join(', ')}, ${elementSize(expression.type)})`;
    }
    case 'length':
      return `${print(expression.of)}.length`;
    case 'charCode': {
      const text = spanParts(scope, expression.string, expression.index);
      return `${module.helper('loadU8')}(${text.address} + ${checkedIndex(scope, expression, text.length)})`;
    }
    case 'nonNull':
      return `${at}${module.helper('nonNull')}(${print(expression.value)})`;
    case 'call':
      return `${at}${module.reference(expression.callee)}(${expression.arguments.map(print).join(', ')})`;
    case 'indirectCall': {
      const callee = `${module.helper('functionAt')}(${print(expression.callee)})`;
      return `${at}${callee}(${expression.arguments.map(print).join(', ')})`;
    }
    case 'intrinsic':
      return `${at}${printIntrinsic(scope, expression, expression.arguments.map(print))}`;
    case 'assembly': {
      const text = JSON.stringify(expression.text);
      return `${at}${module.helper('assembly')}(${text}, [${expression.arguments.map(print).join(', ')}])`;
    }
    case 'inRange':
      return `${at}${module.helper('index')}(${print(expression.index)}, ${print(expression.length)})`;
    case 'panic':
      return `${at}${module.helper('panic')}(${expression.code}, ${JSON.stringify(expression.reason)})`;
  }
}

function integerName(type: Type): IntegerName {
  const integer = representation(type);
  if (integer.kind === 'integer') return integer.name;
  throw new Error(`arithmetic on ${type.kind}`);
}

function divisor(scope: FunctionScope, node: Of<'division' | 'compound'>, value: string): string {
  return node.checked
    ? `${scope.module.at(node.location)}${scope.module.helper('divisor')}(${value})`
    : value;
}

function printComparison(scope: FunctionScope, { left, operator, right }: Of<'comparison'>): string {
  const operands = [printExpression(scope, left), printExpression(scope, right)] as const;
  if (left.type.kind !== 'string') return `(${operands[0]} ${operator} ${operands[1]})`;
  const equal = `${scope.module.helper('textsEqual')}(${operands.join(', ')})`;
  return operator === '===' ? equal : `!${equal}`;
}

/** `place op= value`: the place is evaluated and read before the value. */
function printCompound(scope: FunctionScope, node: Of<'compound'>): string {
  const target = placeOf(scope, node.place);
  if (target.kind === 'variable') return store(scope, target, compoundValue(scope, node, target.name));
  const { place, setup } = pinned(scope, target);
  return inOrder([...setup, store(scope, place, compoundValue(scope, node, load(scope, place)))]);
}

function compoundValue(scope: FunctionScope, node: Of<'compound'>, current: string): string {
  const { operationType, operator, place } = node;
  const left = convert(current, place.type, operationType);
  const right = printExpression(scope, node.value);
  return convert(computed(), operationType, place.type);

  function computed(): string {
    switch (operator) {
      case '<<':
      case '>>':
        return shift(operator, operationType.name, left, right);
      case '/':
      case '%':
        return division(operator, operationType.name, left, divisor(scope, node, right));
      default:
        return arithmetic(operator, operationType.name, left, right);
    }
  }
}

function printStep(scope: FunctionScope, { place: node, delta, postfix }: Of<'step'>): string {
  const target = placeOf(scope, node);
  const one = isU64(node.type) ? '1n' : '1';
  const next = (value: string) => wrap(integerName(node.type), `${value} ${delta > 0 ? '+' : '-'} ${one}`);
  const { place, setup } = target.kind === 'variable' ? { place: target, setup: [] } : pinned(scope, target);
  if (!postfix) return inOrder([...setup, store(scope, place, next(load(scope, place)))]);
  const old = scope.temporary();
  return inOrder([...setup, `${old} = ${load(scope, place)}`, store(scope, place, next(old)), old]);
}

/** Evaluates all and is worth the last. */
function inOrder(expressions: readonly string[]): string {
  return expressions.length === 1 ? `${expressions[0]}` : `(${expressions.join(', ')})`;
}

/** A span value, also when it is given as a whole array. */
function spanValue(scope: FunctionScope, array: Expression): string {
  if (array.type.kind !== 'array') return printExpression(scope, array);
  return `${scope.module.helper('span')}(${addressText(memoryPlace(scope, array))}, ${array.type.length})`;
}

/** Address and length of a span or text that is evaluated once, before `index`. */
export function spanParts(scope: FunctionScope, span: Expression, index: Expression) {
  const stays = span.kind === 'local' && (span.variable.constant || isPure(index));
  if (stays) return { address: `${span.variable.name}.address`, length: `${span.variable.name}.length` };
  const name = scope.temporary();
  return { address: `(${name} = ${printExpression(scope, span)}).address`, length: `${name}.length` };
}

/** Certainly without effects; what is not obvious may have some. */
function isPure(expression: Expression): boolean {
  if (expression.kind === 'arithmetic') return isPure(expression.left) && isPure(expression.right);
  if (expression.kind === 'convert') return isPure(expression.operand);
  return expression.kind === 'integer' || expression.kind === 'local';
}

function elementSize(type: Type): number {
  if (type.kind === 'span') return sizeOf(type.element);
  throw new Error(`a sub-span of type ${type.kind}`);
}
