/** Values of the types of an interface: making random ones, putting them into storage of a program, reading them back. */
import fc from 'fast-check';
import type { FieldType } from '../../../transpile/interfaces/model';

export type Plain = number | bigint | boolean | { readonly [name: string]: Plain } | readonly Plain[];

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  u8: [0, 0xff],
  u16: [0, 0xffff],
  u32: [0, 0xffffffff],
  i8: [-0x80, 0x7f],
  i16: [-0x8000, 0x7fff],
  i32: [-0x80000000, 0x7fffffff],
};

export function arbitrary(type: FieldType): fc.Arbitrary<Plain> {
  switch (type.kind) {
    case 'bool':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...type.members.map(({ value }) => value));
    case 'array':
      return fc.array(arbitrary(type.element), { minLength: type.length, maxLength: type.length });
    case 'struct':
      return fc.record(Object.fromEntries(type.fields.map((field) => [field.name, arbitrary(field.type)])));
    default: {
      if (type.name === 'u64') return fc.bigInt({ min: 0n, max: 0xffffffffffffffffn });
      const [min, max] = RANGES[type.name] ?? [0, 0];
      return fc.integer({ min, max });
    }
  }
}

type Storage = Record<string, unknown>;

/** Fields of a struct, elements of an array. */
export function store(type: FieldType, target: Storage, value: Plain): void {
  const entries: [string, FieldType][] =
    type.kind === 'struct'
      ? type.fields.map((field) => [field.name, field.type])
      : type.kind === 'array'
        ? Array.from({ length: type.length }, (_, index) => [String(index), type.element])
        : [];
  for (const [name, inner] of entries) {
    const part = (value as Record<string, Plain>)[name] ?? 0;
    if (inner.kind === 'struct' || inner.kind === 'array') store(inner, target[name] as Storage, part);
    else target[name] = part;
  }
}

export function fetch(type: FieldType, source: unknown): Plain {
  if (type.kind === 'struct') {
    const fields = type.fields.map((field) => [
      field.name,
      fetch(field.type, (source as Storage)[field.name]),
    ]);
    return Object.fromEntries(fields) as Plain;
  }
  if (type.kind === 'array') {
    return Array.from({ length: type.length }, (_, index) => fetch(type.element, (source as Storage)[index]));
  }
  return source as Plain;
}

/** Whether a handler could rely on it. */
export function isValid(type: FieldType, value: Plain): boolean {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean';
    case 'enum':
      return type.members.some((member) => member.value === value);
    case 'array':
      return (value as readonly Plain[]).every((element) => isValid(type.element, element));
    case 'struct':
      return type.fields.every((field) =>
        isValid(field.type, (value as Record<string, Plain>)[field.name] ?? 0),
      );
    default: {
      if (type.name === 'u64') return typeof value === 'bigint';
      const [min, max] = RANGES[type.name] ?? [0, 0];
      return typeof value === 'number' && value >= min && value <= max;
    }
  }
}
