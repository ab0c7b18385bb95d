/**
 * C spelling of types: declarators from the inside out, and the little structs that spans are passed in.
 *
 * A span of `u8` is `struct span_u8`, read-only `struct readonly_span_u8`. Elements of class type are references that
 * may be written through, so their spans have no read-only variant. References to `interface` structs (tables of
 * functions, always constant) point to `const`.
 */
import type { IntegerName, SpanType, StructDeclaration, Type } from '../ir/ir';
import type { Names } from './names';

const integerNames: Record<IntegerName, string> = {
  u8: 'uint8_t',
  u16: 'uint16_t',
  u32: 'uint32_t',
  u64: 'uint64_t',
  i8: 'int8_t',
  i16: 'int16_t',
  i32: 'int32_t',
};

type Qualifier = '' | 'const' | 'volatile';

function join(...words: string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

export class Types {
  /** Spans in use, by tag. */
  readonly spans = new Map<string, SpanType>();
  /** Structs named in the parameters of function types, which C must know before. */
  readonly forward = new Set<StructDeclaration>();

  constructor(
    private readonly names: Names,
    /** Interface structs that nothing writes to. */
    private readonly immutable: ReadonlySet<StructDeclaration>,
  ) {}

  /** `uint32_t *name[4]`; the qualifier is that of the object declared. */
  declare(type: Type, declarator: string, qualifier: Qualifier = ''): string {
    switch (type.kind) {
      case 'array':
        return this.declare(type.element, `${declarator}[${type.length}]`, qualifier);
      case 'reference': {
        const target = `struct ${this.names.of(type.target.declaration)}`;
        return join(
          this.immutable.has(type.target.declaration) ? 'const' : '',
          target,
          this.pointer(qualifier, declarator),
        );
      }
      case 'arrayReference': {
        const { element } = type.target;
        const pointer = this.pointer(qualifier, declarator);
        const isConstant = type.readonly && element.kind !== 'struct';
        return this.declare(
          element,
          element.kind === 'array' ? `(${pointer})` : pointer,
          isConstant ? 'const' : '',
        );
      }
      case 'function': {
        const parameters = this.parameters(type.parameters);
        return this.declare(type.result, `(${this.pointer(qualifier, declarator)})(${parameters})`);
      }
      default:
        return join(qualifier, this.base(type), declarator);
    }
  }

  /** As in a cast. */
  name(type: Type): string {
    return this.declare(type, '');
  }

  spanTag(type: SpanType): string {
    const isConstant = type.readonly && type.element.kind !== 'struct';
    let tag = `${isConstant ? 'readonly_span' : 'span'}_${this.key(type.element)}`;
    while (!this.isTagOf(type, tag)) tag += '_';
    if (!this.spans.has(tag)) {
      this.spans.set(tag, type);
      this.name(type.element);
    }
    return tag;
  }

  /** Whether neither the program nor another type has this tag. */
  private isTagOf(type: SpanType, tag: string): boolean {
    const known = this.spans.get(tag);
    return known ? this.spanData(known) === this.spanData(type) : this.names.isFree(tag);
  }

  /** The member declaration of a span's data pointer. */
  spanData(type: SpanType): string {
    return this.declare(
      {
        kind: 'arrayReference',
        target: { kind: 'array', element: type.element, length: 0 },
        readonly: type.readonly,
      },
      'data',
    );
  }

  private pointer(qualifier: Qualifier, declarator: string): string {
    return qualifier === '' ? `*${declarator}` : join(`*${qualifier}`, declarator);
  }

  private parameters(types: readonly Type[]): string {
    for (const type of types) {
      if (type.kind === 'reference') this.forward.add(type.target.declaration);
      if (type.kind === 'arrayReference' && type.target.element.kind === 'struct') {
        this.forward.add(type.target.element.declaration);
      }
    }
    return types.length === 0 ? 'void' : types.map((type) => this.name(type)).join(', ');
  }

  private base(type: Type): string {
    switch (type.kind) {
      case 'integer':
        return integerNames[type.name];
      case 'bool':
        return 'bool';
      case 'enum':
        return `enum ${this.names.of(type.declaration)}`;
      case 'struct':
        return `struct ${this.names.of(type.declaration)}`;
      case 'span':
        return `struct ${this.spanTag(type)}`;
      case 'string':
        return 'struct string';
      default:
        return 'void';
    }
  }

  /** A word for an element type, for the tags of spans. */
  private key(type: Type): string {
    switch (type.kind) {
      case 'integer':
        return type.name;
      case 'enum':
      case 'struct':
        return this.names.of(type.declaration);
      case 'reference':
        return `${this.names.of(type.target.declaration)}_reference`;
      case 'array':
        return `${this.key(type.element)}x${type.length}`;
      case 'arrayReference':
        return `${this.key(type.target)}_reference`;
      case 'span':
        return this.spanTag(type);
      case 'function':
        return `function_${[type.result, ...type.parameters].map((part) => this.key(part)).join('_')}`;
      default:
        return type.kind;
    }
  }
}

/** Whether the size of a type depends on that of pointers. */
export function containsPointer(type: Type): boolean {
  switch (type.kind) {
    case 'struct':
      return type.declaration.fields.some((field) => containsPointer(field.type));
    case 'array':
      return containsPointer(type.element);
    case 'integer':
    case 'bool':
    case 'enum':
    case 'void':
    case 'never':
      return false;
    default:
      return true;
  }
}
