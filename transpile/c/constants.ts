/**
 * Static initial values as C initialisers: designated members, zero ones left out.
 */
import type { Constant, Field, GlobalVariable, Type } from '../ir/ir';
import type { Names } from './names';
import type { Types } from './types';
import { integerLiteral, isZero, memberWithValue, quoted } from './literals';

const lineWidth = 96;

export class Constants {
  constructor(
    private readonly names: Names,
    private readonly types: Types,
  ) {}

  /** The initialiser of an object of a type; undefined when everything is zero. */
  initialiser(constant: Constant, type: Type): string | undefined {
    return isZero(constant) ? undefined : this.print(constant, type);
  }

  /** As {@link initialiser}, but explicit zeros: for locals. */
  explicit(constant: Constant, type: Type): string {
    if (!isZero(constant)) return this.print(constant, type);
    return this.zero(type);
  }

  private zero(type: Type): string {
    if (type.kind === 'struct') return type.declaration.fields.length === 0 ? '{}' : '{0}';
    if (type.kind === 'array' || type.kind === 'span' || type.kind === 'string') return '{0}';
    if (type.kind === 'bool') return 'false';
    const isNumber = type.kind === 'integer' || type.kind === 'enum';
    return isNumber ? this.number(0n, type) : 'NULL';
  }

  private print(constant: Constant, type: Type): string {
    switch (constant.kind) {
      case 'zero':
      case 'null':
        return this.zero(type);
      case 'integer':
        return this.number(constant.value, type);
      case 'bool':
        return String(constant.value);
      case 'enum':
        return this.names.member(constant.declaration, constant.member);
      case 'string':
        return this.text(constant.value, type);
      case 'function':
        return this.names.of(constant.declaration);
      case 'address':
        return this.address(constant, type);
      case 'registersAddress':
        return this.names.of(constant.registers);
      case 'span':
        return `{${this.spanData(constant, type)}, ${constant.length}}`;
      case 'struct':
        return this.struct(constant);
      case 'array':
        return this.array(constant, type);
    }
  }

  private text(value: string, type: Type): string {
    const bytes = type.kind === 'span' ? '(const uint8_t *)' : '';
    return `{${bytes}${quoted(value)}, ${value.length}}`;
  }

  private number(value: bigint, type: Type): string {
    if (type.kind !== 'enum') return integerLiteral(value).text;
    const member = memberWithValue(type.declaration, value);
    return member === undefined ? integerLiteral(value).text : this.names.member(type.declaration, member);
  }

  private address(constant: Constant & { kind: 'address' }, type: Type): string {
    const place = this.path(constant.global, constant.path);
    const target = placeType(constant.global, constant.path);
    const pointer = target.kind === 'array' ? place : `&${place}`;
    const isReadonly = type.kind === 'arrayReference' && type.readonly;
    return constant.global.constant && !isReadonly ? this.unqualified(pointer, type) : pointer;
  }

  /** A reference to a constant struct loses `const`, unless its type has it. */
  private unqualified(pointer: string, type: Type): string {
    const name = this.types.name(type);
    return name.startsWith('const ') ? pointer : `(${name})${pointer}`;
  }

  private spanData(constant: Constant & { kind: 'span' }, type: Type): string {
    const target = placeType(constant.global, constant.path);
    const path = this.path(constant.global, constant.path);
    const place = target.kind === 'array' ? path : `&${path}`;
    const isStruct = type.kind === 'span' && type.element.kind === 'struct';
    return constant.global.constant && isStruct ? `(${this.types.name(type.element)} *)${place}` : place;
  }

  private path(global: GlobalVariable, path: readonly (Field | number)[]): string {
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${this.names.of(step)}`));
    return this.names.of(global) + steps.join('');
  }

  private struct(constant: Constant & { kind: 'struct' }): string {
    const members: string[] = [];
    for (const field of constant.declaration.fields) {
      const initial = constant.fields.get(field) ?? field.initial;
      if (initial === undefined || isZero(initial)) continue;
      members.push(`.${this.names.of(field)} = ${this.print(initial, field.type)}`);
    }
    return members.length === 0 ? '{0}' : `{${members.join(', ')}}`;
  }

  private array(constant: Constant & { kind: 'array' }, type: Type): string {
    if (type.kind !== 'array') return '{0}';
    const items = constant.items.map((item) => this.print(item, type.element));
    if (constant.fill && !isZero(constant.fill) && items.length < type.length) {
      const range =
        type.length - items.length === 1 ? `${items.length}` : `${items.length} ... ${type.length - 1}`;
      items.push(`[${range}] = ${this.print(constant.fill, type.element)}`);
    }
    return items.length === 0 ? '{0}' : wrapped(items);
  }
}

/** Items in braces, broken into lines of readable width. */
function wrapped(items: readonly string[]): string {
  const flat = `{${items.join(', ')}}`;
  if (flat.length <= lineWidth) return flat;
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line !== '' && line.length + item.length + 2 > lineWidth) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? `${item},` : ` ${item},`;
  }
  return `{\n${[...lines, line].map((one) => `    ${one}`).join('\n')}\n}`;
}

function placeType(global: GlobalVariable, path: readonly (Field | number)[]): Type {
  let type = global.type;
  for (const step of path) {
    if (typeof step !== 'number') type = step.type;
    else if (type.kind === 'array') type = type.element;
  }
  return type;
}
