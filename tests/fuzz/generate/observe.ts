/**
 * Writes the functions through which the outside sees a program.
 *
 * `checksum` mixes everything that the program keeps, by value: references as the number of what they lead to, so that
 * it is the same where pointers are wide. `layout` mixes sizes, offsets and the raw bytes of structs (without those of
 * references), and is only meaningful where pointers have 32 bits.
 */
import { orSimpler, sequence, tree, type Tree } from '../tree';
import type { Context } from './context';
import type { Struct, StructField, ValueType } from './model';

export function observers(context: Context): Tree {
  return sequence([
    ...context.structs.map((struct) => identify(context, struct)),
    checksum(context),
    layout(context),
  ]);
}

/** Numbers what a reference leads to. */
function identify(context: Context, struct: Struct): string {
  const known = context.globals.structs.filter((each) => each.of === struct);
  const tests = known.map(({ name, length }, position) =>
    length === undefined
      ? `  if (item === ${name}) return ${position + 1};\n`
      : `  for (let i: u32 = 0; i < ${length}; i++) if (item === ${name}[i]) return ${position * 100 + 100} + i;\n`,
  );
  return `function ${struct.identify}(item: ${struct.name} | null): u32 {\n${tests.join('')}  return item === null ? 0 : 9999;\n}\n`;
}

function checksum(context: Context): Tree {
  const { globals, prefix } = context;
  const lines = [
    ...globals.variables.filter(({ type }) => type.kind !== 'span').map(({ name, type }) => mix(name, type)),
    ...globals.arrays.map(({ name, length, element }) => rounds(length, mix(`${name}[i]`, element))),
    ...globals.structs.map(({ name, of, length }) =>
      length === undefined
        ? fieldsMixed(name, of)
        : `{ for (let n: u32 = 0; n < ${length}; n++) { const each = ${name}[n]; ${fieldsMixed('each', of)} } }`,
    ),
  ];
  return tree`/** @used */
export function ${prefix}checksum(): u32 {
let sum: u32 = 17;
${sequence(lines.map((line) => orSimpler(`${line}\n`, '')))}return sum;
}
`;
}

const rounds = (length: number, line: string): string =>
  `for (let i: u32 = 0; i < ${length}; i++) { ${line} }`;

function fieldsMixed(object: string, struct: Struct): string {
  return struct.fields.map((field) => fieldMixed(object, field)).join(' ');
}

function fieldMixed(object: string, { name, shape }: StructField): string {
  switch (shape.kind) {
    case 'value':
      return mix(`${object}.${name}`, shape.type);
    case 'bits':
      return add(`${object}.${name}`);
    case 'array':
      return rounds(shape.length, mix(`${object}.${name}[i]`, { kind: 'integer', name: shape.element }));
    case 'embedded':
      return fieldsMixed(`${object}.${name}`, shape.of);
  }
}

function mix(place: string, type: ValueType): string {
  switch (type.kind) {
    case 'reference':
      return add(`${type.to.identify}(${place})`);
    case 'integer':
      return type.name === 'u64'
        ? `${add(`u32(${place})`)} ${add(`u32(${place} >> 32n)`)}`
        : add(`u32(${place})`);
    default:
      return add(`u32(${place})`);
  }
}

const add = (value: string): string => `sum = sum * 31 + ${value};`;

function layout(context: Context): Tree {
  const lines = context.structs.flatMap((struct) => [
    `sum = sum * 31 + sizeof(${struct.name});`,
    ...struct.fields
      .filter(({ shape }) => shape.kind !== 'bits')
      .map(({ name }) => `sum = sum * 31 + offsetof(${struct.name}, '${name}');`),
    ...context.globals.structs
      .filter((each) => each.of === struct && each.length === undefined && !hasReferences(struct))
      .map(
        ({ name }) =>
          `for (let i: u32 = 0; i < sizeof(${struct.name}); i++) sum = sum * 31 + load8(addressOf(${name}) + i);`,
      ),
  ]);
  return tree`/** @used */
export function ${context.prefix}layout(): u32 {
let sum: u32 = 17;
${sequence(lines.map((line) => orSimpler(`${line}\n`, '')))}return sum;
}
`;
}

function hasReferences(struct: Struct): boolean {
  return struct.fields.some(
    ({ shape }) =>
      (shape.kind === 'value' && shape.type.kind === 'reference') ||
      (shape.kind === 'embedded' && hasReferences(shape.of)),
  );
}
