/**
 * Expressions. Storage types (`struct`, `array`) are never values: an expression of storage type denotes a *place*.
 * `address` turns a place into a reference value, `dereference` turns a reference back into a place.
 */
import type {
  EnumDeclaration,
  Field,
  FunctionDeclaration,
  GlobalVariable,
  Registers,
  Variable,
  Location,
} from './declarations';
import type { IntegerType, Type } from './types';

interface Node {
  readonly type: Type;
  readonly location: Location;
}

/** Integer operators work modulo 2^n in the type of their operands (i32, u32 or u64 only; both operands have it). */
export type ArithmeticOperator = '+' | '-' | '*' | '&' | '|' | '^';
/** Shift count operand has type u32 and is masked; `>>` on i32 is arithmetic, on u32/u64 logical. */
export type ShiftOperator = '<<' | '>>';
export type DivisionOperator = '/' | '%';
export type ComparisonOperator = '===' | '!==' | '<' | '<=' | '>' | '>=';

export type Expression =
  // values
  | (Node & {
      readonly kind: 'integer';
      readonly value: bigint;
      /** Source spelling worth keeping, such as 0xff or a constant's name. */ readonly spelling?: string;
    })
  | (Node & { readonly kind: 'bool'; readonly value: boolean })
  | (Node & { readonly kind: 'null' })
  | (Node & { readonly kind: 'string'; readonly value: string })
  | (Node & {
      readonly kind: 'enumMember';
      readonly declaration: EnumDeclaration;
      readonly member: number;
      readonly value: number;
    })
  | (Node & { readonly kind: 'function'; readonly declaration: FunctionDeclaration })
  // places (also values when their type is not a storage type)
  | (Node & { readonly kind: 'local'; readonly variable: Variable })
  | (Node & { readonly kind: 'global'; readonly variable: GlobalVariable })
  | (Node & { readonly kind: 'registers'; readonly registers: Registers })
  | (Node & {
      readonly kind: 'field';
      readonly object: Expression;
      /** `object` is a struct place. */ readonly field: Field;
    })
  /** `array` is an array place, or a span value; index is u32. `checked: false` means the range is proved. */
  | (Node & {
      readonly kind: 'index';
      readonly array: Expression;
      readonly index: Expression;
      readonly checked: boolean;
    })
  /** From a reference or array reference to its place. `checked` tests for null first (panic 3). */
  | (Node & { readonly kind: 'dereference'; readonly reference: Expression; readonly checked: boolean })
  // from places to values
  | (Node & { readonly kind: 'address'; readonly place: Expression })
  /** A whole array place as a span. */
  | (Node & { readonly kind: 'wholeSpan'; readonly array: Expression })
  /** Part of a span or array place; panics (6) unless start + length <= its length (without wrapping). */
  | (Node & {
      readonly kind: 'subSpan';
      readonly array: Expression;
      readonly start: Expression;
      readonly length: Expression;
    })
  /** Length of a span or a string. (Lengths of arrays are constants already.) */
  | (Node & { readonly kind: 'length'; readonly of: Expression })
  /** Byte of a string; checked like `index`. */
  | (Node & {
      readonly kind: 'charCode';
      readonly string: Expression;
      readonly index: Expression;
      readonly checked: boolean;
    })
  /** Panics (3) when null, else the same reference with a non-null type: `x!`. */
  | (Node & { readonly kind: 'nonNull'; readonly value: Expression })
  // operators
  | (Node & { readonly kind: 'negate' | 'complement'; readonly operand: Expression })
  | (Node & { readonly kind: 'not'; readonly operand: Expression })
  | (Node & {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'shift';
      readonly operator: ShiftOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  /** `checked: false`: the divisor is proved not to be zero. INT_MIN / -1 wraps to INT_MIN, INT_MIN % -1 is 0. */
  | (Node & {
      readonly kind: 'division';
      readonly operator: DivisionOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly checked: boolean;
    })
  /** Operands have equal types: integer, enum, bool, reference, function (only === and !== but for integers and enums); strings by content. */
  | (Node & {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'logical';
      readonly operator: '&&' | '||';
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    })
  /** `??`: left when it is not null. */
  | (Node & { readonly kind: 'coalesce'; readonly left: Expression; readonly right: Expression })
  /** Integer, bool or enum to integer: keeps the low bits, sign- or zero-extends by the source type. To bool: tests for not zero. Integer to enum: unchecked. */
  | (Node & { readonly kind: 'convert'; readonly operand: Expression })
  /** As the same bits in another reference/nullable/readonly variant; prints as nothing in JavaScript. */
  | (Node & { readonly kind: 'retype'; readonly operand: Expression })
  // effects
  /** Value is the value stored, in the place's type. The place's subexpressions are evaluated first, then `value`, then the store. */
  | (Node & { readonly kind: 'assign'; readonly place: Expression; readonly value: Expression })
  /**
   * `place op= value`: evaluates the place once, reads it, converts to `operationType`, evaluates `value` (of operationType; u32 for
   * shift counts), computes, converts back, stores. Result: the stored value. `checked` as in division.
   */
  | (Node & {
      readonly kind: 'compound';
      readonly place: Expression;
      readonly operator: ArithmeticOperator | ShiftOperator | DivisionOperator;
      readonly operationType: IntegerType;
      readonly value: Expression;
      readonly checked: boolean;
    })
  /** `x++`, `--x`: wraps in the place's type. Result: the old value when `postfix`, else the new. */
  | (Node & {
      readonly kind: 'step';
      readonly place: Expression;
      readonly delta: 1 | -1;
      readonly postfix: boolean;
    })
  | (Node & {
      readonly kind: 'call';
      readonly callee: FunctionDeclaration;
      readonly arguments: readonly Expression[];
    })
  /** Callee is evaluated before the arguments. A null callee cannot happen: the front end adds `nonNull` where needed. */
  | (Node & {
      readonly kind: 'indirectCall';
      readonly callee: Expression;
      readonly arguments: readonly Expression[];
    })
  | (Node & {
      readonly kind: 'intrinsic';
      readonly name: IntrinsicName;
      readonly arguments: readonly Expression[];
    })
  /** Inline assembly. `text` has `$0`, `$1`, ... for the arguments (u32/i32 registers) and `$out` for the result (type u32), if any. */
  | (Node & { readonly kind: 'assembly'; readonly text: string; readonly arguments: readonly Expression[] })
  /** Panics with a code (4 explicit, 5 assert); type never. `assert` is lowered to `if (!c) panic`. */
  | (Node & { readonly kind: 'panic'; readonly code: number; readonly reason: string })
  /** `index` (u32) after panicking (1) unless it is below `length`. Of the C sequencing pass only: never produced by the front end. */
  | (Node & { readonly kind: 'inRange'; readonly index: Expression; readonly length: Expression })
  /** Statement expressions of the sequencing pass only: never produced by the front end. */
  | (Node & {
      readonly kind: 'sequence';
      readonly effects: readonly Expression[];
      readonly value: Expression;
    });

export type ExpressionKind = Expression['kind'];

/**
 * Intrinsics that stay calls. Arguments and results have exactly these types. `addressOf` takes a reference, array reference,
 * span, string or function; `overlay` (u32 -> reference) and `spanAt` ((u32, u32) -> span) take theirs from the node's type.
 * `assignStruct` (two references of one struct) and `clearStorage` (a reference or array reference) have type void.
 * `rangeLoad*` do not exist: load8/16/32 and store8/16/32 are volatile accesses at a u32 address.
 */
export type IntrinsicName =
  | 'clz32'
  | 'ctz32'
  | 'popcount32'
  | 'rbit32'
  | 'bswap32'
  | 'ror32'
  | 'mulWide'
  | 'minU32'
  | 'maxU32'
  | 'minI32'
  | 'maxI32'
  | 'dsb'
  | 'dmb'
  | 'isb'
  | 'wfi'
  | 'wfe'
  | 'sev'
  | 'nop'
  | 'cpsid'
  | 'cpsie'
  | 'bkpt'
  | 'ldrex'
  | 'strex'
  | 'clrex'
  | 'barrier'
  | 'load8'
  | 'load16'
  | 'load32'
  | 'store8'
  | 'store16'
  | 'store32'
  | 'addressOf'
  | 'overlay'
  | 'spanAt'
  | 'assignStruct'
  | 'clearStorage'
  | 'textBytes';
