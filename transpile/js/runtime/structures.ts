/**
 * Codecs of everything that has parts or refers to something: structs, arrays, references, spans, function values.
 * Types refer to each other in cycles, so every part is given as a function that is called on first use. The machine
 * makes one codec for each type name, so codecs are compared by identity.
 */
import { type Accessors, type SpanValue } from './accessors';
import { type Codec, type Initial, InitialItems, type Raw, ScalarCodec } from './codecs';
import { hexadecimal } from './faults';
import type { Callable, FunctionTable, RawFunction, Signature } from './functions';
import type { Memory } from './memory';
import type { Views } from './views';

export type Lazy<T> = () => T;

export interface FieldLayout {
  readonly name: string;
  readonly offset: number;
  readonly codec: Codec;
  readonly bits?: { readonly shift: number; readonly width: number };
  readonly initial?: Lazy<Initial>;
}

/** What the codecs here need of the machine. */
export interface Surroundings {
  readonly accessors: Accessors;
  readonly memory: Memory;
  readonly views: Views;
  readonly functions: FunctionTable;
}

/** A struct as storage; `view` is the class that tests import. */
export class StructCodec implements Codec {
  readonly view: new () => object;
  private static readonly byView = new WeakMap<object, StructCodec>();
  private layout?: readonly FieldLayout[];
  private properties?: PropertyDescriptorMap;

  constructor(
    private readonly machine: Surroundings,
    readonly name: string,
    readonly size: number,
    readonly alignment: number,
    private readonly lazyFields: Lazy<readonly FieldLayout[]>,
  ) {
    const create = () => this.create();
    this.view = {
      [name]: class {
        constructor() {
          return create();
        }
      },
    }[name] as new () => object;
    StructCodec.byView.set(this.view, this);
  }

  /** The codec behind a class that a test imported. */
  static ofView(view: object): StructCodec | undefined {
    return StructCodec.byView.get(view);
  }

  get fields(): readonly FieldLayout[] {
    return (this.layout ??= this.lazyFields());
  }

  read(address: number): number {
    return address;
  }
  write(): void {
    throw new TypeError(`a ${this.name} is embedded here and cannot be replaced; use assign()`);
  }
  wrap(address: Raw): object {
    const at = address as number;
    const place = { address: at, size: this.size, codec: this };
    return this.machine.views.canonical(this, String(at), place, () => this.makeView());
  }
  unwrap(value: unknown, what: string): number {
    const place = this.machine.views.placeOf(value);
    if (place?.codec === this) return place.address;
    throw new TypeError(`${what}: ${describe(value)} is not a ${this.name}`);
  }

  initialise(address: number, initial: Initial): void {
    if (initial === undefined) return;
    const given = initial as Readonly<Record<string, Initial>>;
    for (const field of this.fields) {
      const value = Object.hasOwn(given, field.name) ? given[field.name] : field.initial?.();
      if (value === undefined) continue;
      if (field.bits) this.writeBits(field, address, value as number);
      else field.codec.initialise(address + field.offset, value);
    }
  }

  /** `new T()` in a test: memory of its own, with the field initialisers applied. */
  private create(): object {
    const { memory } = this.machine;
    const address = memory.allocate(this.size, this.alignment);
    memory.as('loader', () => {
      this.machine.accessors.clear(address, this.size);
      this.initialise(address, {});
    });
    return this.wrap(address);
  }

  private makeView(): object {
    this.properties ??= Object.fromEntries(this.fields.map((field) => [field.name, this.property(field)]));
    return Object.create(this.view.prototype as object, this.properties) as object;
  }

  private property(field: FieldLayout): PropertyDescriptor {
    const { views, memory } = this.machine;
    const addressOf = (view: object) => this.unwrap(view, `this of ${this.name}.${field.name}`);
    const read = (address: number) =>
      field.bits
        ? memory.as('debugger', () => this.readBits(field, address))
        : views.get(field.codec, address + field.offset);
    const write = (address: number, value: unknown) => {
      const what = `${this.name}.${field.name}`;
      if (!field.bits) return views.set(field.codec, address + field.offset, value, what);
      const raw = field.codec.unwrap(value, what) as number;
      if (raw > mask(field)) throw new TypeError(`${what}: ${raw} needs more than ${field.bits.width} bits`);
      memory.as('debugger', () => this.writeBits(field, address, raw));
    };
    return {
      enumerable: true,
      get(this: object) {
        return read(addressOf(this));
      },
      set(this: object, value: unknown) {
        write(addressOf(this), value);
      },
    };
  }

  private readBits(field: FieldLayout, address: number): number {
    return (
      (this.machine.accessors.loadU32(address + field.offset) >>> (field.bits?.shift ?? 0)) & mask(field)
    );
  }

  private writeBits(field: FieldLayout, address: number, value: number): void {
    const shift = field.bits?.shift ?? 0;
    const word = this.machine.accessors.loadU32(address + field.offset);
    const rest = word & ~(mask(field) << shift);
    this.machine.accessors.storeU32(address + field.offset, (rest | ((value & mask(field)) << shift)) >>> 0);
  }
}

function mask(field: FieldLayout): number {
  return 2 ** (field.bits?.width ?? 32) - 1;
}

export class ArrayCodec implements Codec {
  readonly alignment: number;
  readonly size: number;
  constructor(
    private readonly views: Views,
    readonly name: string,
    readonly element: Codec,
    readonly length: number,
  ) {
    this.alignment = element.alignment;
    this.size = element.size * length;
  }
  read(address: number): number {
    return address;
  }
  write(): void {
    throw new TypeError(`an array is embedded here; assign its elements`);
  }
  wrap(address: Raw): object {
    return this.views.elements(this.element, address as number, this.length);
  }
  unwrap(value: unknown, what: string): number {
    const place = this.views.placeOf(value);
    if (place?.element === this.element && place.length === this.length) return place.address;
    throw new TypeError(`${what}: ${describe(value)} is not a ${this.name} in simulated memory`);
  }
  initialise(address: number, initial: Initial): void {
    if (!(initial instanceof InitialItems)) return;
    const count = initial.fill === undefined ? initial.items.length : this.length;
    for (let index = 0; index < count; index++) {
      this.element.initialise(address + index * this.element.size, initial.items[index] ?? initial.fill);
    }
  }
}

/** A pointer to a struct or array; `null` is address 0. */
export class ReferenceCodec extends ScalarCodec {
  constructor(
    accessors: Accessors,
    name: string,
    private readonly target: Lazy<Codec>,
    private readonly nullable: boolean,
  ) {
    super(name, 4, 'U32', accessors);
  }
  override wrap(address: Raw): unknown {
    return address === 0 ? null : this.target().wrap(address);
  }
  unwrap(value: unknown, what: string): number {
    if (value === null && this.nullable) return 0;
    return this.target().unwrap(value, what) as number;
  }
}

/** Pointer and length. A read-only parameter takes plain arrays and byte arrays as well, copied into memory. */
export class SpanCodec extends ScalarCodec {
  constructor(
    private readonly machine: Surroundings,
    name: string,
    private readonly element: Lazy<Codec>,
    private readonly readonly: boolean,
  ) {
    super(name, 8, 'Span', machine.accessors);
  }
  override wrap(value: Raw): unknown {
    const { address, length } = value as SpanValue;
    return this.machine.views.elements(this.element(), address, length);
  }
  unwrap(value: unknown, what: string): SpanValue {
    const place = this.machine.views.placeOf(value);
    const element = this.element();
    if (place?.length !== undefined && place.element === element)
      return { address: place.address, length: place.length };
    const plain = Array.isArray(value) || ArrayBuffer.isView(value);
    if (this.readonly && !place && plain) return this.copyIn(Array.from(value as Iterable<unknown>), what);
    const hint = plain && !place ? `; a writable span needs memory: array(${element.name}, n)` : '';
    throw new TypeError(`${what}: ${describe(value)} is not a span of ${element.name}${hint}`);
  }
  private copyIn(values: readonly unknown[], what: string): SpanValue {
    const element = this.element();
    const address = this.machine.memory.allocate(values.length * element.size, element.alignment);
    values.forEach((value, index) => {
      this.machine.views.set(element, address + index * element.size, value, `${what}[${index}]`);
    });
    return { address, length: values.length };
  }
}

export class FunctionCodec extends ScalarCodec {
  constructor(
    private readonly machine: Surroundings,
    name: string,
    private readonly signature: Lazy<Signature>,
    private readonly nullable: boolean,
  ) {
    super(name, 4, 'U32', machine.accessors);
  }
  override wrap(address: Raw): unknown {
    if (address === 0) return null;
    const raw: RawFunction = this.machine.functions.at(address as number);
    return this.machine.functions.callable(raw, raw.name, this.signature());
  }
  unwrap(value: unknown, what: string): number {
    if (value === null && this.nullable) return 0;
    if (typeof value !== 'function') throw new TypeError(`${what}: ${describe(value)} is not a function`);
    const { functions } = this.machine;
    return functions.address(functions.raw(value as Callable, this.signature()));
  }
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return `an object of class ${value.constructor?.name ?? 'none'}`;
  return typeof value === 'number' ? hexadecimal(value) : String(value);
}
