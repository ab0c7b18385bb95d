/**
 * Writes the function that gives everything a value before a run: in a memory full of zeros, hardly any wrong arithmetic
 * would show.
 */
import { orSimpler, sequence, tree, type Tree } from '../tree';
import type { Context } from './context';
import type { Struct, StructField, ValueType } from './model';

export function fillFunction(context: Context): Tree {
  const { globals, prefix } = context;
  const fields = new Fill(context);
  const lines = [
    ...globals.arrays
      .filter(({ writable }) => writable)
      .map(({ name, length, element }) => rounds(length, `${name}[i] = ${fields.value(element)};`)),
    ...globals.structs.map(({ name, of, length }) =>
      length === undefined
        ? fields.struct(name, of)
        : `for (let n: u32 = 0; n < ${length}; n++) { const each = ${name}[n]; ${fields.struct('each', of)} }`,
    ),
  ];
  return tree`function ${prefix}next(): u32 {
${prefix}state = ${prefix}state * 1664525 + 1013904223;
return ${prefix}state ^ (${prefix}state >>> 15);
}
function ${prefix}fill(): void {
${sequence(lines.map((line) => orSimpler(`${line}\n`, '')))}}
`;
}

const rounds = (length: number, line: string): string =>
  `for (let i: u32 = 0; i < ${length}; i++) { ${line} }`;

/** Writes expressions for pseudo-random values, and statements that store them. */
class Fill {
  private readonly next: string;

  constructor(private readonly context: Context) {
    this.next = `${context.prefix}next()`;
  }

  struct(object: string, struct: Struct): string {
    return struct.fields.map((field) => this.field(object, field)).join(' ');
  }

  value(type: ValueType): string {
    switch (type.kind) {
      case 'integer':
        return type.name === 'u64'
          ? `(u64(${this.next}) << 32n) | u64(${this.next})`
          : `${type.name}(${this.next})`;
      case 'enum':
        return `${type.of.maker}(${this.next})`;
      case 'reference':
        return `(${this.next} & 3) !== 0 ? ${this.storage(type.to)} : ${type.to.none}()`;
      default:
        return `(${this.next} & 1) !== 0`;
    }
  }

  private field(object: string, { name, shape }: StructField): string {
    switch (shape.kind) {
      case 'value':
        return `${object}.${name} = ${this.value(shape.type)};`;
      case 'bits':
        return `${object}.${name} = ${this.next} & 0x${(2 ** shape.width - 1).toString(16)};`;
      case 'array':
        return rounds(
          shape.length,
          `${object}.${name}[i] = ${this.value({ kind: 'integer', name: shape.element })};`,
        );
      case 'embedded':
        return this.struct(`${object}.${name}`, shape.of);
    }
  }

  private storage(of: Struct): string {
    const { name, length } = this.context.random.pick(
      this.context.globals.structs.filter((each) => each.of === of),
    );
    return length === undefined ? name : `${name}[${this.next} % ${length}]`;
  }
}
