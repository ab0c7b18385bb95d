/**
 * Exact integer arithmetic in JavaScript. Up to 32 bits a value is a number in its type's range, `u64` is a BigInt; each
 * operator computes and then cuts back to its type, and every result is parenthesised so that operands need no thought.
 */
import type { ArithmeticOperator, DivisionOperator, IntegerName, ShiftOperator, Type } from '../ir/ir';
import { representation } from './types';

/** Cuts a number or BigInt of the type's kind back to the type. */
export function wrap(name: IntegerName, value: string): string {
  switch (name) {
    case 'u8':
      return `(${value} & 0xff)`;
    case 'u16':
      return `(${value} & 0xffff)`;
    case 'u32':
      return `(${value} >>> 0)`;
    case 'i8':
      return `(${value} << 24 >> 24)`;
    case 'i16':
      return `(${value} << 16 >> 16)`;
    case 'i32':
      return `(${value} | 0)`;
    case 'u64':
      return `BigInt.asUintN(64, ${value})`;
  }
}

export function literal(value: bigint, type: Type): string {
  if (type.kind === 'integer' && type.name === 'u64') return `${value}n`;
  return value < 0n ? `(${value})` : `${value}`;
}

export function arithmetic(
  operator: ArithmeticOperator,
  name: IntegerName,
  left: string,
  right: string,
): string {
  if (operator === '*' && name !== 'u64') {
    const product = `Math.imul(${left}, ${right})`;
    return name === 'i32' ? product : wrap(name, product);
  }
  const plain = `${left} ${operator} ${right}`;
  const bitwise = operator === '&' || operator === '|' || operator === '^';
  if (bitwise && (name === 'u64' || name === 'i32')) return `(${plain})`;
  return wrap(name, bitwise ? `(${plain})` : plain);
}

/** The count is a u32, masked as JavaScript masks it. */
export function shift(operator: ShiftOperator, name: IntegerName, left: string, count: string): string {
  if (name === 'u64') return wrap(name, `(${left} ${operator} BigInt(${count} & 63))`);
  if (name === 'i32') return `(${left} ${operator} ${count})`;
  return operator === '<<' ? wrap(name, `(${left} << ${count})`) : `(${left} >>> ${count})`;
}

/** Doubles hold every 32-bit quotient exactly enough to truncate it. */
export function division(operator: DivisionOperator, name: IntegerName, left: string, right: string): string {
  return name === 'u64' ? `(${left} ${operator} ${right})` : wrap(name, `${left} ${operator} ${right}`);
}

export function negate(name: IntegerName, operand: string): string {
  return wrap(name, `-${operand}`);
}

export function complement(name: IntegerName, operand: string): string {
  return wrap(name, `~${operand}`);
}

/** Integer, bool or enum to integer, enum or bool. */
export function convert(value: string, from: Type, to: Type): string {
  const source = representation(from);
  const target = representation(to);
  if (target.kind === 'bool') return toBool(value, source);
  if (target.kind !== 'integer') throw new Error(`cannot convert to ${target.kind}`);
  if (source.kind === 'bool') return target.name === 'u64' ? `BigInt(${value})` : `(${value} ? 1 : 0)`;
  if (source.kind !== 'integer') throw new Error(`cannot convert from ${source.kind}`);
  if (source.name === target.name || holds(target.name, source.name)) return value;
  if (target.name === 'u64')
    return source.name.startsWith('u') ? `BigInt(${value})` : wrap('u64', `BigInt(${value})`);
  if (source.name === 'u64') return wrap(target.name, `Number(BigInt.asUintN(32, ${value}))`);
  return wrap(target.name, value);
}

function toBool(value: string, source: Type): string {
  if (source.kind === 'bool') return value;
  return source.kind === 'integer' && source.name === 'u64' ? `(${value} !== 0n)` : `(${value} !== 0)`;
}

/** Whether every value of a number type is one of the other. */
function holds(wide: IntegerName, narrow: IntegerName): boolean {
  if (wide === 'u64' || narrow === 'u64') return false;
  const [wideBits, narrowBits] = [Number(wide.slice(1)), Number(narrow.slice(1))];
  if (wide[0] === narrow[0]) return wideBits >= narrowBits;
  return wide[0] === 'i' && wideBits > narrowBits;
}
