/** Calls of what transpile/lib declares: conversions, intrinsics, memory, spans, layout constants. */
import ts from 'typescript';
import type { Expression, IntegerName, IntrinsicName, Type } from '../ir/ir';
import { wrapTo } from './constants';
import { convert, errorAt, lowerAs, lowerExpression, lowerValue } from './expressions';
import { lowerSpanCall } from './spans';
import { lowerLayoutConstant, lowerMemoryCall } from './memory';
import type { Scope } from './scope';
import { BOOL, ERROR, I32, U16, U32, U64, U8, VOID, describe, integer, isUntyped } from './types';

/** Parameter and result types of the intrinsics that are plain functions. */
const SIGNATURES: Readonly<Partial<Record<IntrinsicName, readonly [readonly Type[], Type]>>> = {
  mulWide: [[U32, U32], U64],
  minU32: [[U32, U32], U32],
  maxU32: [[U32, U32], U32],
  minI32: [[I32, I32], I32],
  maxI32: [[I32, I32], I32],
  dsb: [[], VOID],
  dmb: [[], VOID],
  isb: [[], VOID],
  wfi: [[], VOID],
  wfe: [[], VOID],
  sev: [[], VOID],
  nop: [[], VOID],
  cpsid: [[], VOID],
  cpsie: [[], VOID],
  clrex: [[], VOID],
  barrier: [[], VOID],
};

/** Those that look at the 32 bits of a number, signed or not, and at addresses. */
const BITWISE: Readonly<Partial<Record<IntrinsicName, readonly [number, Type]>>> = {
  clz32: [1, U32],
  ctz32: [1, U32],
  popcount32: [1, U32],
  rbit32: [1, U32],
  bswap32: [1, U32],
  ror32: [2, U32],
  ldrex: [1, U32],
  load8: [1, U8],
  load16: [1, U16],
  load32: [1, U32],
};

const STORES: Readonly<Partial<Record<IntrinsicName, readonly [Type, Type]>>> = {
  store8: [U8, VOID],
  store16: [U16, VOID],
  store32: [U32, VOID],
  strex: [U32, U32],
};

const INTEGER_NAMES = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'u64'];

export function lowerLibraryCall(scope: Scope, node: ts.CallExpression, name: string): Expression {
  if (INTEGER_NAMES.includes(name)) return lowerConversion(scope, node, name as IntegerName);
  switch (name) {
    case 'bool':
      return lowerBoolConversion(scope, node);
    case 'bkpt':
      return lowerBreakpoint(scope, node);
    case 'panic':
    case 'assert':
      scope.compiler.report(node, 'statementOnly', name);
      return errorAt(scope, node);
    case 'mmio':
      scope.compiler.report(node, 'heapAllocation', 'mmio');
      return errorAt(scope, node);
    default:
      return (
        lowerPlain(scope, node, name as IntrinsicName) ??
        lowerSpanCall(scope, node, name) ??
        lowerMemoryCall(scope, node, name) ??
        lowerLayoutConstant(scope, node, name) ??
        refuse(scope, node, name)
      );
  }
}

function refuse(scope: Scope, node: ts.CallExpression, name: string): Expression {
  scope.compiler.report(node, 'unsupported', `call of '${name}' here`);
  return errorAt(scope, node);
}

function lowerPlain(scope: Scope, node: ts.CallExpression, name: IntrinsicName): Expression | undefined {
  const plain = SIGNATURES[name];
  if (plain) {
    const [types, result] = plain;
    return intrinsic(
      scope,
      node,
      name,
      result,
      types.map((type, position) => argumentAs(scope, node, position, type)),
    );
  }
  const bitwise = BITWISE[name];
  if (bitwise) {
    const [count, result] = bitwise;
    const words = Array.from({ length: count }, (_, position) => argumentWord(scope, node, position));
    return intrinsic(scope, node, name, result, words);
  }
  const store = STORES[name];
  if (!store) return undefined;
  const [type, result] = store;
  return intrinsic(scope, node, name, result, [
    argumentWord(scope, node, 0),
    argumentAs(scope, node, 1, type),
  ]);
}

export function intrinsic(
  scope: Scope,
  node: ts.Node,
  name: IntrinsicName,
  type: Type,
  lowered: readonly Expression[],
): Expression {
  if (type === ERROR || lowered.some((argument) => argument.type === ERROR)) return errorAt(scope, node);
  return { kind: 'intrinsic', type, location: scope.compiler.locationOf(node), name, arguments: lowered };
}

export function argumentAs(scope: Scope, node: ts.CallExpression, position: number, type: Type): Expression {
  const argument = node.arguments[position];
  return argument ? lowerAs(scope, argument, type) : errorAt(scope, node);
}

/** The low 32 bits of an argument of any integer type but u64. */
export function argumentWord(scope: Scope, node: ts.CallExpression, position: number): Expression {
  const argument = node.arguments[position];
  if (!argument) return errorAt(scope, node);
  const value = lowerValue(scope, argument, U32);
  if (value.type.kind === 'integer' && (isUntyped(value.type) || value.type.name !== 'u64'))
    return convert(value, U32);
  return value.type === ERROR ? value : lowerAs(scope, argument, U32);
}

function lowerConversion(scope: Scope, node: ts.CallExpression, name: IntegerName): Expression {
  const [argument] = node.arguments;
  if (!argument) return errorAt(scope, node);
  const type = integer(name);
  const value = lowerValue(scope, argument, type);
  if (value.type === ERROR) return value;
  const location = scope.compiler.locationOf(node);
  if (value.kind === 'integer') return { kind: 'integer', type, location, value: wrapTo(value.value, type) };
  if (['integer', 'enum', 'bool'].includes(value.type.kind)) return { ...convert(value, type), location };
  scope.compiler.report(node, 'operandType', name, describe(value.type));
  return errorAt(scope, node);
}

function lowerBoolConversion(scope: Scope, node: ts.CallExpression): Expression {
  const [argument] = node.arguments;
  if (!argument) return errorAt(scope, node);
  const value = lowerValue(scope, argument);
  const location = scope.compiler.locationOf(node);
  if (value.type.kind === 'bool' || value.type === ERROR) return value;
  if (value.kind === 'integer') return { kind: 'bool', type: BOOL, location, value: value.value !== 0n };
  if (value.type.kind === 'integer' || value.type.kind === 'enum') {
    return { kind: 'convert', type: BOOL, location, operand: value };
  }
  scope.compiler.report(node, 'operandType', 'bool', describe(value.type));
  return errorAt(scope, node);
}

/** The immediate is part of the instruction. */
function lowerBreakpoint(scope: Scope, node: ts.CallExpression): Expression {
  const code = node.arguments[0] ? lowerExpression(scope, node.arguments[0], U32) : errorAt(scope, node);
  if (code.kind === 'integer' && code.value >= 0n && code.value <= 255n) {
    return intrinsic(scope, node, 'bkpt', VOID, [convert(code, U32)]);
  }
  if (code.type !== ERROR)
    scope.compiler.report(node, 'intrinsicArgument', 'bkpt', 'the code is a constant from 0 to 255');
  return errorAt(scope, node);
}
