/**
 * The dialect's types, constructors and intrinsics, known to every dialect file without an import.
 *
 * Stock `tsc` checks them: the integer types carry an optional brand (a union of the names that may widen to the
 * type), so literals and arithmetic need no casts while narrowing and sign changes are ordinary TS2322 errors.
 * What `tsc` cannot see — the result of arithmetic is `number` to it — the transpiler's own checks report
 * (TS91xxx, see docs/diagnostics/). Semantics: docs/0002-dialect.md.
 */

declare const INT: unique symbol;
declare const VOLATILE: unique symbol;
declare const BITS: unique symbol;
declare const EMBED: unique symbol;

// ---------------------------------------------------------------------------------------------- integers

/** Unsigned 8-bit integer, 0..255. */
type u8 = number & { readonly [INT]?: 'u8' };
/** Unsigned 16-bit integer, 0..65535. */
type u16 = number & { readonly [INT]?: 'u8' | 'u16' };
/** Unsigned 32-bit integer. */
type u32 = number & { readonly [INT]?: 'u8' | 'u16' | 'u32' };
/** Signed 8-bit integer, -128..127. */
type i8 = number & { readonly [INT]?: 'i8' };
/** Signed 16-bit integer. */
type i16 = number & { readonly [INT]?: 'u8' | 'i8' | 'i16' };
/** Signed 32-bit integer. */
type i32 = number & { readonly [INT]?: 'u8' | 'u16' | 'i8' | 'i16' | 'i32' };
/** Unsigned 64-bit integer; literals are written `5n`. */
type u64 = bigint & { readonly [INT]?: 'u64' };
/** True or false, one byte in memory. */
type bool = boolean;

/** Converts to an integer type by keeping the low bits (two's complement); also names the type as a value. */
interface IntegerType<T> {
  (value: number | bigint | boolean): T;
}
declare const u8: IntegerType<u8>;
declare const u16: IntegerType<u16>;
declare const u32: IntegerType<u32>;
declare const i8: IntegerType<i8>;
declare const i16: IntegerType<i16>;
declare const i32: IntegerType<i32>;
declare const u64: IntegerType<u64>;
/** Names the type `bool` as a value, as in `array(bool, 8)`; called, it tests for "not zero". */
declare const bool: IntegerType<boolean>;

/** A volatile 32-bit register: every read and write in the source happens once, in order. */
type reg32 = u32 & { readonly [VOLATILE]?: true };
/** A volatile 16-bit register. */
type reg16 = u16 & { readonly [VOLATILE]?: true };
/** A volatile 8-bit register. */
type reg8 = u8 & { readonly [VOLATILE]?: true };
/** `N` bits of a 32-bit word; consecutive `bits` fields share a word, lowest bits first. */
type bits<N extends number> = u32 & { readonly [BITS]?: N };
/** As {@link bits}, in a volatile register: an access reads (and for a store rewrites) the whole word. */
type regbits<N extends number> = u32 & { readonly [BITS]?: N; readonly [VOLATILE]?: true };

// ---------------------------------------------------------------------------------------- arrays and spans

/** A class, as a value that names the type. */
interface StructType<T> {
  new (): T;
}
/** What can name an element type: `u16`, `bool`, a class. */
type TypeName<T> = IntegerType<T> | StructType<T>;

/** Read-only view of consecutive elements: data pointer and length. Any array converts to it. */
interface ReadonlySpan<T> {
  /** Number of elements. */
  readonly length: u32;
  /** The element; panics when the index is not below `length`. */
  readonly [index: number]: T;
  [Symbol.iterator](): ArrayIterator<T>;
}
/** View of consecutive elements that may be written. A {@link FixedArray} converts to it. */
interface Span<T> extends ReadonlySpan<T> {
  [index: number]: T;
}
/** `N` elements embedded where it is declared. As a parameter: a reference to such an array. */
interface FixedArray<T, N extends number> extends Span<T> {
  readonly [EMBED]: N;
}
/** `N` structs embedded where it is declared; an element is a reference to the struct, and can't be replaced. */
interface Structs<T, N extends number> extends ReadonlySpan<T> {
  readonly [EMBED]: N;
}
/** `N` constants in flash. */
interface Table<T, N extends number> extends ReadonlySpan<T> {
  readonly [EMBED]: N;
}

/** How static data is placed. */
interface Placement {
  /** Alignment in bytes, a power of two. */
  readonly align?: number;
  /** Name of the output section. */
  readonly section?: string;
}

/** `length` zeroed integers or booleans. */
declare function array<T, const N extends number>(
  type: IntegerType<T>,
  length: N,
  placement?: Placement,
): FixedArray<T, N>;
/** `length` zeroed enum members: `array<State, 4>(4)`. */
declare function array<T, const N extends number>(length: N, placement?: Placement): FixedArray<T, N>;
/** `length` structs, each with its field initialisers applied. */
declare function structs<T, const N extends number>(
  type: StructType<T>,
  length: N,
  placement?: Placement,
): Structs<T, N>;
/** `length` nullable references, all null. */
declare function refs<T, const N extends number>(
  type: StructType<T>,
  length: N,
  placement?: Placement,
): FixedArray<T | null, N>;
/** Constants in flash: `table(u16, [1, 2, 3])`, `table(Route, [{ port: 1, name: 'a' }])`. */
declare function table<T, const A extends readonly unknown[]>(
  type: TypeName<T>,
  items: A & readonly NoInfer<T extends number | bigint | boolean ? T : { readonly [K in keyof T]?: T[K] }>[],
  placement?: Placement,
): Table<T, A['length']>;
/** The bytes of a constant text, in flash. */
declare function textBytes(text: string): ReadonlySpan<u8>;
/** Elements `start .. start + length - 1` of `items`; panics when they are not all inside. */
declare function span<T>(items: Span<T>, start: number, length: number): Span<T>;
/** As {@link span}, read-only. */
declare function readonlySpan<T>(items: ReadonlySpan<T>, start: number, length: number): ReadonlySpan<T>;

// ------------------------------------------------------------------------------- memory, registers, layout

/** The structure of registers at a fixed address. */
declare function mmio<T>(type: StructType<T>, address: number): T;
/** Bytes that one `T` occupies, a constant. */
declare function sizeof<T>(type: TypeName<T>): u32;
/** Byte offset of a field, a constant: `offsetof(Task, 'state')`. */
declare function offsetof<T>(type: StructType<T>, field: keyof T & string): u32;
/** The address of a struct, array, span's first element, text or function. Use it only where hardware or the ABI needs one. */
declare function addressOf(value: object | string | null): u32;
/** The struct at an address. Unchecked: only the kernel and drivers have a reason to use it. */
declare function overlay<T>(type: StructType<T>, address: number): T;
/** `length` elements at an address, as a span. Unchecked, as {@link overlay}. */
declare function spanAt<T>(type: TypeName<T>, address: number, length: number): Span<T>;
/** One volatile read of a byte, half-word or word. */
declare function load8(address: number): u8;
declare function load16(address: number): u16;
declare function load32(address: number): u32;
/** One volatile write of a byte, half-word or word. */
declare function store8(address: number, value: u8): void;
declare function store16(address: number, value: u16): void;
declare function store32(address: number, value: u32): void;
/** Copies a struct's bytes over another of the same class. */
declare function assign<T>(target: T, source: T): void;
/** Sets every byte of a struct or array to zero (field initialisers are not applied). */
declare function clear(target: object): void;

// -------------------------------------------------------------------------------------------- arithmetic

/** Leading zero bits; 32 for 0. */
declare function clz32(value: number): u32;
/** Trailing zero bits; 32 for 0. */
declare function ctz32(value: number): u32;
/** Bits that are set. */
declare function popcount32(value: number): u32;
/** The bits in reverse order. */
declare function rbit32(value: number): u32;
/** The bytes in reverse order. */
declare function bswap32(value: number): u32;
/** Rotates right by `count & 31`. */
declare function ror32(value: number, count: number): u32;
/** The 64-bit product of two 32-bit numbers. */
declare function mulWide(a: u32, b: u32): u64;
/** The smaller / larger of two unsigned or signed numbers. */
declare function minU32(a: u32, b: u32): u32;
declare function maxU32(a: u32, b: u32): u32;
declare function minI32(a: i32, b: i32): i32;
declare function maxI32(a: i32, b: i32): i32;

// ------------------------------------------------------------------------------------- control and processor

/** Stops the process (or the kernel) with a reason; never returns. */
declare function panic(reason: string): never;
/** Panics unless `condition` holds. */
declare function assert(condition: boolean, reason: string): asserts condition;
/** Data synchronisation barrier. */
declare function dsb(): void;
/** Data memory barrier. */
declare function dmb(): void;
/** Instruction synchronisation barrier. */
declare function isb(): void;
/** Wait for interrupt. */
declare function wfi(): void;
/** Wait for event. */
declare function wfe(): void;
/** Signal event. */
declare function sev(): void;
/** No operation. */
declare function nop(): void;
/** Mask / unmask interrupts (PRIMASK). */
declare function cpsid(): void;
declare function cpsie(): void;
/** Breakpoint, with an immediate 0..255. */
declare function bkpt(code: number): void;
/** Exclusive load of a word. */
declare function ldrex(address: number): u32;
/** Exclusive store of a word; 0 when it took place, 1 when not. */
declare function strex(address: number, value: u32): u32;
/** Clears the exclusive monitor. */
declare function clrex(): void;
/** A compiler barrier: no load or store moves across it. */
declare function barrier(): void;
/** Inline assembly; each `${value}` becomes a register with that value. Statement only. Clobbers memory and flags. */
declare function asm(text: TemplateStringsArray, ...values: readonly number[]): void;
/** Inline assembly with a result: `$out` in the text is the result register. */
declare function asmU32(text: TemplateStringsArray, ...values: readonly number[]): u32;

// ---------------------------------------------------------------------------------------------- attributes

/** No padding between the fields. */
declare function packed<T extends StructType<unknown>>(type: T, context: unknown): T;
/** Alignment in bytes, a power of two. */
declare function align(bytes: number): <T extends StructType<unknown>>(type: T, context: unknown) => T;
/** The total size in bytes, at least that of the fields. */
declare function size(bytes: number): <T extends StructType<unknown>>(type: T, context: unknown) => T;
/** The byte offset of a register in its structure. */
declare function at(offset: number): (value: undefined, context: unknown) => void;
