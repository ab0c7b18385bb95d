/**
 * A whole simulated machine: memory, processor, functions, types, and what the modules loaded into it need. Jest makes one
 * for each test file, `loadProgram` one for each program; nothing is shared between two.
 */
import { type Accessors, createAccessors, type SpanValue } from './accessors';
import { arithmetic, checks } from './arithmetic';
import {
  BoolCodec,
  type Codec,
  type Initial,
  InitialItems,
  IntegerCodec,
  type SmallInteger,
  TextCodec,
  U64Codec,
  VoidCodec,
} from './codecs';
import {
  type Callable,
  FunctionTable,
  type RawFunction,
  type Signature,
  unwrapAll,
  wrapAll,
} from './functions';
import { Memory } from './memory';
import { type Instruction, Processor } from './processor';
import { ArrayCodec, type FieldLayout, FunctionCodec, type Lazy, ReferenceCodec, SpanCodec, StructCodec } from './structures'; // prettier-ignore
import { Texts } from './texts';
import { Views } from './views';

export class Machine {
  readonly memory = new Memory();
  readonly accessors: Accessors = createAccessors(this.memory);
  readonly functions = new FunctionTable();
  readonly views = new Views(this.memory);
  readonly texts = new Texts(this.memory);
  readonly processor = new Processor(this.memory);
  /** Scalar types by name. */
  readonly scalars = {
    u8: new IntegerCodec('u8', this.accessors),
    u16: new IntegerCodec('u16', this.accessors),
    u32: new IntegerCodec('u32', this.accessors),
    i8: new IntegerCodec('i8', this.accessors),
    i16: new IntegerCodec('i16', this.accessors),
    i32: new IntegerCodec('i32', this.accessors),
    u64: new U64Codec(this.accessors),
    bool: new BoolCodec(this.accessors),
    string: new TextCodec(this.accessors, this.texts),
    void: new VoidCodec(),
  };

  private readonly codecs = new Map<string, Codec>();
  private readonly initialisers: (() => void)[] = [];
  private readonly retained: { readonly address: number; readonly size: number }[] = [];
  private readonly externs = new Map<string, Callable>();
  private readonly modules = new Map<string, Record<string, unknown>>();

  /** The one codec of that name, made on first use. */
  codec<T extends Codec>(name: string, make: () => T): T {
    let codec = this.codecs.get(name);
    if (!codec) this.codecs.set(name, (codec = make()));
    return codec as T;
  }

  /** As emitted code names `T | null`, so that both get the same codec. */
  nullableReference(target: Codec): Codec {
    const name = `&${target.name} | null`;
    return this.codec(name, () => new ReferenceCodec(this.accessors, name, () => target, true));
  }

  // -------------------------------------------------------------------------------------------- modules

  /** What the emitted modules share among themselves: raw functions, addresses, codecs. Filled when the module runs. */
  internals(file: string): Record<string, unknown> {
    let internals = this.modules.get(file);
    if (!internals) this.modules.set(file, (internals = {}));
    return internals;
  }

  /** Room for a variable that a restart leaves as it is. */
  placeRetained(size: number, alignment: number): number {
    const address = this.memory.allocate(size, alignment);
    this.retained.push({ address, size });
    return address;
  }

  /** Sets static storage to its initial value, now and at every reset. */
  global(address: number, codec: Codec, initial: () => Initial): void {
    const initialise = () => this.memory.as('loader', () => codec.initialise(address, initial()));
    this.initialisers.push(initialise);
    initialise();
  }

  /** Sets frame storage to its initial value. */
  frameStorage(address: number, codec: Codec, initial: Initial): void {
    this.accessors.clear(address, codec.size);
    codec.initialise(address, initial);
  }

  /** A function that is defined in C or assembly: what a test gave under that name. */
  extern(name: string, lazySignature: Lazy<Signature>): RawFunction {
    return (...values) => {
      const signature = lazySignature();
      const mock = this.externs.get(name);
      if (!mock)
        throw new Error(`'${name}' is defined in assembly or C: mock it with host.extern('${name}', ...)`);
      return signature.result.unwrap(mock(...wrapAll(values, signature)), `the mock of ${name} returned`);
    };
  }

  setExtern(name: string, mock: Callable): void {
    this.externs.set(name, mock);
  }

  // ---------------------------------------------------------------------------------------------- tests

  /** Memory as it was when the modules had been loaded; mocks, devices and hooks stay. */
  reset(): void {
    this.memory.clear();
    this.processor.reset();
    for (const initialise of this.initialisers) initialise();
  }

  /** As {@link reset}, but for retained variables. */
  restart(): void {
    const bytes = ({ address, size }: { address: number; size: number }): Uint8Array =>
      this.memory.bytes(address, size);
    const kept = this.retained.map((place) => bytes(place).slice());
    this.reset();
    this.retained.forEach((place, index) => bytes(place).set(kept[index]!));
  }
}

/** What emitted code finds under `$`: flat, so that a module takes what it uses as constants. */
export function createRuntime(machine: Machine) {
  const { accessors, functions, memory, processor, scalars, texts } = machine;
  return {
    ...arithmetic,
    ...checks,
    ...accessors,
    ...scalars,
    ...codecMakers(machine),
    ...processorAccess(processor),
    memory,
    internals: (file: string) => machine.internals(file),
    place: (size: number, alignment: number) => memory.allocate(size, alignment),
    placeRetained: (size: number, alignment: number) => machine.placeRetained(size, alignment),
    placeFlash: (size: number, alignment: number) => memory.allocateFlash(size, alignment),
    registers: (address: number, size: number) => memory.registers(address, size),
    global: machine.global.bind(machine),
    frameStorage: machine.frameStorage.bind(machine),
    openFrame: (size: number) => memory.openFrame(size),
    closeFrame: (address: number) => void (memory.stackPointer = address),
    items: (items: Initial[], fill?: Initial) => new InitialItems(items, fill),
    text: (value: string) => texts.intern(value),
    textsEqual: (a: SpanValue, b: SpanValue) => texts.equal(a, b),
    span: (address: number, length: number): SpanValue => ({ address: address >>> 0, length }),
    functionAddress: (raw: RawFunction) => functions.address(raw),
    functionAt: (address: number) => functions.at(address),
    extern: machine.extern.bind(machine),
    ...exporters(machine),
  };
}

function codecMakers(machine: Machine) {
  const { accessors, views } = machine;
  return {
    enumeration: (name: string, storage: SmallInteger) =>
      machine.codec(`enum ${name}`, () => new IntegerCodec(storage, accessors, name)),
    struct: (name: string, size: number, alignment: number, fields: Lazy<FieldLayout[]>) =>
      machine.codec(`struct ${name}`, () => new StructCodec(machine, name, size, alignment, fields)),
    array: (name: string, element: Codec, length: number) =>
      machine.codec(name, () => new ArrayCodec(views, name, element, length)),
    reference: (name: string, target: Lazy<Codec>, nullable: boolean) =>
      machine.codec(name, () => new ReferenceCodec(accessors, name, target, nullable)),
    spanOf: (name: string, element: Lazy<Codec>, readonly: boolean) =>
      machine.codec(name, () => new SpanCodec(machine, name, element, readonly)),
    functionOf: (name: string, signature: Lazy<Signature>, nullable: boolean) =>
      machine.codec(name, () => new FunctionCodec(machine, name, signature, nullable)),
  };
}

function processorAccess(processor: Processor) {
  return {
    execute: (name: Instruction, operand?: number) => processor.execute(name, operand),
    assembly: (text: string, operands: number[]) => processor.executeAssembly(text, operands),
    ldrex: (address: number) => processor.loadExclusive(address),
    strex: (address: number, value: number) => processor.storeExclusive(address, value),
  };
}

/** How a module shows itself to tests. */
function exporters(machine: Machine) {
  const { functions, views } = machine;
  return {
    exportFunction: (raw: RawFunction, name: string, signature: Signature) =>
      functions.callable(raw, name, signature),
    /** A method: callable on views, `this` being the first parameter. */
    exportMethod(
      struct: StructCodec,
      name: string,
      raw: RawFunction,
      { parameters, result }: Signature,
    ): void {
      Object.defineProperty(struct.view.prototype, name, {
        value(this: object, ...values: unknown[]) {
          const self = struct.unwrap(this, `this of ${name}`);
          return result.wrap(raw(self, ...unwrapAll(values, parameters.slice(1), name)));
        },
      });
    },
    exportStatic(struct: StructCodec, name: string, raw: RawFunction, signature: Signature): void {
      Object.defineProperty(struct.view, name, { value: functions.callable(raw, name, signature) });
    },
    /** A variable: read and, by a test that insists, written in place. */
    exportVariable(exports: object, name: string, codec: Codec, address: number): void {
      Object.defineProperty(exports, name, {
        enumerable: true,
        get: () => views.get(codec, address),
        set: (value: unknown) => views.set(codec, address, value, name),
      });
    },
  };
}

export type Runtime = ReturnType<typeof createRuntime>;
