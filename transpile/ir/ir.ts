/**
 * The intermediate representation: what the front end makes of dialect source and both printers read.
 *
 * Everything is resolved here: names are unique and legal in C and JavaScript, generics are instantiated, every
 * conversion is explicit, layouts are computed for 32-bit pointers, checks that must happen are nodes or flags.
 * A printer decides spelling, never meaning. Types are compared structurally; declarations by identity.
 *
 * Storage types (`struct`, `array`) are never values: an expression of storage type denotes a *place*. `address` turns
 * a place into a reference value, `dereference` turns a reference back into a place.
 */

// ------------------------------------------------------------------------------------------------- types

export type IntegerName = 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32' | 'u64';

export interface IntegerType {
  readonly kind: 'integer';
  readonly name: IntegerName;
}
export interface BoolType {
  readonly kind: 'bool';
}
export interface VoidType {
  readonly kind: 'void';
}
/** The type of calls that never return (`panic`). */
export interface NeverType {
  readonly kind: 'never';
}
export interface EnumType {
  readonly kind: 'enum';
  readonly declaration: EnumDeclaration;
}
/** Storage: the struct itself. */
export interface StructType {
  readonly kind: 'struct';
  readonly declaration: StructDeclaration;
}
/** Storage: `length` elements. */
export interface ArrayType {
  readonly kind: 'array';
  readonly element: Type;
  readonly length: number;
}
/** A pointer to a struct. `nullable` is the static type; the C type is the same. */
export interface ReferenceType {
  readonly kind: 'reference';
  readonly target: StructType;
  readonly nullable: boolean;
}
/** A pointer to a fixed array (in C: a pointer to its first element). */
export interface ArrayReferenceType {
  readonly kind: 'arrayReference';
  readonly target: ArrayType;
  readonly readonly: boolean;
}
/** Data pointer and length, passed by value. */
export interface SpanType {
  readonly kind: 'span';
  readonly element: Type;
  readonly readonly: boolean;
}
/** A constant text: pointer and length by value. */
export interface StringType {
  readonly kind: 'string';
}
export interface FunctionType {
  readonly kind: 'function';
  readonly parameters: readonly Type[];
  readonly result: Type;
  readonly nullable: boolean;
}
export type Type =
  | IntegerType
  | BoolType
  | VoidType
  | NeverType
  | EnumType
  | StructType
  | ArrayType
  | ReferenceType
  | ArrayReferenceType
  | SpanType
  | StringType
  | FunctionType;

// ------------------------------------------------------------------------------------------- declarations

/** Where something stands in the source. `line` and `column` count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface EnumDeclaration {
  readonly name: string;
  readonly location: Location;
  /** Smallest integer that holds every member: the storage type. */
  readonly storage: IntegerType;
  readonly members: readonly { readonly name: string; readonly sourceName: string; readonly value: number }[];
}

export interface Field {
  /** Legal in C and JavaScript. */
  readonly name: string;
  readonly type: Type;
  readonly volatile: boolean;
  readonly location: Location;
  /** Byte offset (of the containing 32-bit word for a bit field). */
  readonly offset: number;
  /** Present on `bits<N>` fields: position of the lowest bit in the word, and the width. */
  readonly bits?: { readonly shift: number; readonly width: number };
  /** The initial value; absent means zero. */
  readonly initial?: Constant;
}
export interface StructDeclaration {
  readonly name: string;
  readonly location: Location;
  /** Filled by the front end before any printer runs (mutable because structs refer to each other). */
  fields: Field[];
  size: number;
  alignment: number;
  packed: boolean;
  /** An `interface` of function values or a class used only in constant tables is a struct too. */
  readonly fromInterface: boolean;
}

export interface GlobalVariable {
  readonly name: string;
  readonly location: Location;
  readonly type: Type;
  /** True for `const` scalars and tables: may live in flash. Storage made by `new`/`array` is mutable. */
  readonly constant: boolean;
  readonly exported: boolean;
  /** Absent: declared elsewhere (`declare const`), in C or assembly. */
  readonly initial?: Constant;
  readonly external: boolean;
  readonly section?: string;
  readonly align?: number;
  readonly used: boolean;
}
/** A register structure at a fixed address; an expression refers to it as a `registers` place. */
export interface Registers {
  readonly name: string;
  readonly location: Location;
  readonly type: StructType;
  readonly address: number;
}
/** A local variable or parameter. Storage types are frame storage (initialised by a `declare` statement). */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly location: Location;
  /** Never assigned after its declaration. */
  readonly constant: boolean;
  /** Made by a pass or the front end, not by the source. */
  readonly temporary: boolean;
}
export interface FunctionAttributes {
  readonly isr: boolean;
  readonly naked: boolean;
  readonly inline: 'always' | 'never' | 'default';
  readonly section?: string;
  readonly used: boolean;
}
export interface FunctionDeclaration {
  readonly name: string;
  /** As a person would name it: `Task.bump`, `push<u32, 16>`. */
  readonly sourceName: string;
  readonly location: Location;
  /** The line of the closing brace. */
  readonly endLocation: Location;
  readonly parameters: Variable[];
  readonly result: Type;
  readonly exported: boolean;
  readonly attributes: FunctionAttributes;
  /** Absent: `declare function`, defined in C or assembly. */
  body?: Statement[];
  /** Its value is taken somewhere (an indirect call may reach it). */
  addressTaken: boolean;
}
export interface Module {
  /** Path relative to the project root, with forward slashes. */
  readonly file: string;
  /** Names the module exports, and the IR declaration each leads to (generic ones, types and constants are absent). */
  readonly exports: Map<
    string,
    GlobalVariable | Registers | FunctionDeclaration | StructDeclaration | EnumDeclaration
  >;
  /** Compile-time constants that the module exports, for the host. */
  readonly constants: Map<
    string,
    { readonly type: Type; readonly value: number | bigint | boolean | string }
  >;
  readonly enums: EnumDeclaration[];
  readonly structs: StructDeclaration[];
  readonly globals: GlobalVariable[];
  readonly registers: Registers[];
  readonly functions: FunctionDeclaration[];
}
export interface Program {
  /** In dependency order: a module comes after those that it imports. */
  readonly modules: Module[];
  /** All structs in an order in which by-value members come first. */
  readonly structOrder: StructDeclaration[];
  readonly entry: string;
}

// ----------------------------------------------------------------------------------------------- constants

/** A static initial value. */
export type Constant =
  | { readonly kind: 'zero' }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'bool'; readonly value: boolean }
  | {
      readonly kind: 'enum';
      readonly member: number;
      readonly declaration: EnumDeclaration;
      readonly value: number;
    }
  | { readonly kind: 'null' }
  /** A text, or its bytes as a span. */
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'function'; readonly declaration: FunctionDeclaration }
  /** Reference to a global struct, an array, or an element or field inside one: `path` of fields and indices. */
  | {
      readonly kind: 'address';
      readonly global: GlobalVariable;
      readonly path: readonly (Field | number)[];
      readonly type: Type;
    }
  | { readonly kind: 'registersAddress'; readonly registers: Registers }
  /** A span over a global array, or from one of its elements on. */
  | {
      readonly kind: 'span';
      readonly global: GlobalVariable;
      readonly path: readonly (Field | number)[];
      readonly length: number;
    }
  /** Fields absent from the map have their own initial value. */
  | {
      readonly kind: 'struct';
      readonly declaration: StructDeclaration;
      readonly fields: ReadonlyMap<Field, Constant>;
    }
  /** Elements beyond `items` are zero unless `fill` is given. */
  | { readonly kind: 'array'; readonly items: readonly Constant[]; readonly fill?: Constant };

// --------------------------------------------------------------------------------------------- expressions

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

// ---------------------------------------------------------------------------------------------- statements

interface StatementNode {
  readonly location: Location;
}
export type Statement =
  /** `value` absent: uninitialised (definitely assigned before use, says tsc) scalar. Frame storage has `initial` instead. */
  | (StatementNode & {
      readonly kind: 'declare';
      readonly variable: Variable;
      readonly value?: Expression;
      readonly initial?: Constant;
    })
  | (StatementNode & { readonly kind: 'expression'; readonly expression: Expression })
  | (StatementNode & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement[];
      readonly otherwise?: Statement[];
    })
  | (StatementNode & {
      readonly kind: 'while';
      readonly condition: Expression;
      readonly body: Statement[];
      readonly label?: string;
    })
  | (StatementNode & {
      readonly kind: 'doWhile';
      readonly condition: Expression;
      readonly body: Statement[];
      readonly label?: string;
    })
  /** `continue` goes to `update`. `for..of` is lowered to this. Absent condition: forever. */
  | (StatementNode & {
      readonly kind: 'for';
      readonly initial: Statement[];
      readonly condition?: Expression;
      readonly update: Expression[];
      readonly body: Statement[];
      readonly label?: string;
    })
  /** Case values are integer constants of the operand's type (enums: of their storage type). Bodies fall through unless they end otherwise. */
  | (StatementNode & {
      readonly kind: 'switch';
      readonly operand: Expression;
      readonly cases: readonly {
        readonly values: readonly Expression[];
        readonly isDefault: boolean;
        readonly body: Statement[];
        readonly location: Location;
      }[];
      readonly label?: string;
    })
  | (StatementNode & { readonly kind: 'block'; readonly body: Statement[]; readonly label?: string })
  | (StatementNode & { readonly kind: 'break'; readonly label?: string })
  | (StatementNode & { readonly kind: 'continue'; readonly label?: string })
  | (StatementNode & { readonly kind: 'return'; readonly value?: Expression });
