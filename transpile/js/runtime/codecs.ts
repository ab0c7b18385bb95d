/**
 * One codec for each dialect type: how a value lies in memory, and how it looks to a test.
 *
 * Emitted code works on *raw* values: numbers, BigInts for `u64`, booleans, addresses for references and arrays,
 * code addresses for functions, `SpanValue` for spans and texts. A test sees numbers, BigInts, booleans, strings, views,
 * callable functions and `null`; `wrap` and `unwrap` go between the two, and `unwrap` refuses what does not fit,
 * since there is no `tsc` between a test and memory once types are stripped.
 */
import type { Accessors, SpanValue } from './accessors';

export type Raw = number | bigint | boolean | SpanValue | undefined;
/** A static initial value in raw form; structs by field name, arrays by element. Absent parts take their default. */
export type Initial = Raw | { readonly [field: string]: Initial } | InitialItems;

/** Array elements; those beyond `items` are `fill`, or their type's default. */
export class InitialItems {
  constructor(
    readonly items: readonly Initial[],
    readonly fill?: Initial,
  ) {}
}

export interface Codec {
  /** As in the dialect, for messages. */
  readonly name: string;
  readonly size: number;
  readonly alignment: number;
  /** The raw value at an address; for storage types the address itself. */
  read(address: number): Raw;
  write(address: number, value: Raw): void;
  wrap(value: Raw): unknown;
  unwrap(value: unknown, what: string): Raw;
  /** Sets memory that is zero so far. */
  initialise(address: number, initial: Initial): void;
}

type Suffix = 'U8' | 'U16' | 'U32' | 'I8' | 'I16' | 'I32' | 'U64' | 'Bool' | 'Span';

/** The value, if it is an integer from `low` to `high`. */
function inRange(value: unknown, low: number, high: number, name: string, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
  throw new TypeError(`${what}: ${String(value)} is not a ${name}`);
}

/** What the scalar codecs share: they load and store one value of a fixed width. */
export abstract class ScalarCodec implements Codec {
  readonly alignment: number;
  constructor(
    readonly name: string,
    readonly size: number,
    private readonly suffix: Suffix,
    private readonly accessors: Accessors,
  ) {
    this.alignment = Math.min(size, suffix === 'Span' ? 4 : 8);
  }
  read(address: number): Raw {
    return this.accessors[`load${this.suffix}`](address);
  }
  write(address: number, value: Raw): void {
    this.accessors[`store${this.suffix}`](address, value as never);
  }
  initialise(address: number, initial: Initial): void {
    if (initial !== undefined) this.write(address, initial as Raw);
  }
  wrap(value: Raw): unknown {
    return value;
  }
  abstract unwrap(value: unknown, what: string): Raw;
}

export type SmallInteger = 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32';

export class IntegerCodec extends ScalarCodec {
  private readonly low: number;
  private readonly high: number;
  constructor(
    name: 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32',
    accessors: Accessors,
    shownAs: string = name,
  ) {
    const bits = Number(name.slice(1));
    super(shownAs, bits / 8, name.toUpperCase() as Suffix, accessors);
    const signed = name.startsWith('i');
    this.low = signed ? -(2 ** (bits - 1)) : 0;
    this.high = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  }
  unwrap(value: unknown, what: string): number {
    return inRange(value, this.low, this.high, this.name, what);
  }
}

export class U64Codec extends ScalarCodec {
  constructor(accessors: Accessors) {
    super('u64', 8, 'U64', accessors);
  }
  unwrap(value: unknown, what: string): bigint {
    if (typeof value === 'bigint' && BigInt.asUintN(64, value) === value) return value;
    throw new TypeError(`${what}: ${String(value)} is not a u64 (write 5n)`);
  }
}

export class BoolCodec extends ScalarCodec {
  constructor(accessors: Accessors) {
    super('bool', 1, 'Bool', accessors);
  }
  unwrap(value: unknown, what: string): boolean {
    if (typeof value === 'boolean') return value;
    throw new TypeError(`${what}: ${String(value)} is not a bool`);
  }
}

export class VoidCodec implements Codec {
  readonly name = 'void';
  readonly size = 0;
  readonly alignment = 1;
  read(): undefined {}
  write(): void {}
  initialise(): void {}
  wrap(): undefined {}
  unwrap(): undefined {}
}

/** What turns JavaScript strings into constants of the simulated flash and back. */
export interface TextStore {
  intern(text: string): SpanValue;
  read(span: SpanValue): string;
}

export class TextCodec extends ScalarCodec {
  constructor(
    accessors: Accessors,
    private readonly texts: TextStore,
  ) {
    super('string', 8, 'Span', accessors);
  }
  override wrap(value: Raw): string {
    return this.texts.read(value as SpanValue);
  }
  unwrap(value: unknown, what: string): SpanValue {
    if (typeof value === 'string') return this.texts.intern(value);
    throw new TypeError(`${what}: ${String(value)} is not a string`);
  }
}
