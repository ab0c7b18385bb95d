/**
 * The dialect's functions as a test calls them, from outside the program: `array(u8, 64)` makes storage that the test owns,
 * `overlay` and `spanAt` look at any address, `load32` and `store32` access memory like a debugger.
 */
import { arithmetic, checks } from './arithmetic';
import type { Codec } from './codecs';
import type { Machine } from './machine';
import { StructCodec } from './structures';

type IntegerToken = ((value: number | bigint | boolean) => number | bigint | boolean) & {
  readonly codec: Codec;
};
type TypeToken = IntegerToken | (new () => object);

export function createOutside(machine: Machine) {
  const { memory, views } = machine;
  const codecOf = (type: TypeToken): Codec => {
    const codec = 'codec' in type ? type.codec : StructCodec.ofView(type);
    if (!codec) throw new TypeError(`${type.name} is not a type of the dialect`);
    return codec;
  };
  const place = (value: unknown) => {
    const found = views.placeOf(value);
    if (!found) throw new TypeError(`${String(value)} is not in simulated memory`);
    return found;
  };
  const storage = (element: Codec, length: number) =>
    views.elements(element, memory.allocate(element.size * length, element.alignment), length);

  return {
    ...integerTokens(machine),
    ...accesses(machine),
    ...arithmetic,
    array: (type: TypeToken, length: number) => storage(codecOf(type), length),
    structs: (type: TypeToken, length: number) => {
      const codec = codecOf(type);
      const address = memory.allocate(codec.size * length, codec.alignment);
      memory.as('loader', () => {
        for (let index = 0; index < length; index++) codec.initialise(address + index * codec.size, {});
      });
      return views.elements(codec, address, length);
    },
    refs: (type: TypeToken, length: number) => storage(machine.nullableReference(codecOf(type)), length),
    sizeof: (type: TypeToken) => codecOf(type).size,
    offsetof: (type: TypeToken, name: string) => {
      const codec = codecOf(type);
      const field =
        codec instanceof StructCodec ? codec.fields.find((candidate) => candidate.name === name) : undefined;
      if (!field) throw new TypeError(`${codec.name} has no field '${name}'`);
      return field.offset;
    },
    addressOf(value: unknown): number {
      if (value === null) return 0;
      if (typeof value === 'string') return machine.texts.intern(value).address;
      if (typeof value === 'function') return machine.functions.addressOfCallable(value as () => unknown);
      return place(value).address;
    },
    overlay: (type: TypeToken, address: number) => codecOf(type).wrap(address),
    spanAt: (type: TypeToken, address: number, length: number) =>
      views.elements(codecOf(type), address, length),
    span(value: unknown, start: number, length: number): object {
      const { address, element, length: available = 0 } = place(value);
      if (!element) throw new TypeError('span() takes an array or span');
      const part = checks.subSpan({ address, length: available }, start, length, element.size);
      return views.elements(element, part.address, part.length);
    },
    textBytes: (text: string) => {
      const { address, length } = machine.texts.intern(text);
      return views.elements(machine.scalars.u8, address, length);
    },
    assign(target: unknown, source: unknown): void {
      const [to, from] = [place(target), place(source)];
      memory.bytes(to.address, to.size).set(memory.bytes(from.address, from.size));
    },
    clear(target: unknown): void {
      const { address, size } = place(target);
      memory.bytes(address, size).fill(0);
    },
  };
}

/** `u8(300)` and `array(u8, 4)`: conversion functions that also stand for their type. */
function integerTokens({ scalars }: Machine) {
  const number = (bits: number, signed: boolean) => (value: number | bigint | boolean) => {
    const integer = BigInt(typeof value === 'number' ? Math.trunc(value) : value);
    return Number(signed ? BigInt.asIntN(bits, integer) : BigInt.asUintN(bits, integer));
  };
  const token = (codec: Codec, convert: (value: number | bigint | boolean) => number | bigint | boolean) =>
    Object.assign(convert, { codec });
  return {
    u8: token(scalars.u8, number(8, false)),
    u16: token(scalars.u16, number(16, false)),
    u32: token(scalars.u32, number(32, false)),
    i8: token(scalars.i8, number(8, true)),
    i16: token(scalars.i16, number(16, true)),
    i32: token(scalars.i32, number(32, true)),
    u64: token(scalars.u64, (value) => BigInt.asUintN(64, BigInt(value))),
    bool: token(scalars.bool, Boolean),
  };
}

function accesses({ memory }: Machine) {
  const load = (width: 1 | 2 | 4) => (address: number) =>
    memory.as('debugger', () => memory.load(address, width));
  const store = (width: 1 | 2 | 4) => (address: number, value: number) =>
    memory.as('debugger', () => memory.store(address, value, width));
  return {
    load8: load(1),
    load16: load(2),
    load32: load(4),
    store8: store(1),
    store16: store(2),
    store32: store(4),
  };
}
