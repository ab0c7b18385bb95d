/**
 * Writes what stands at module level before the functions: enums, classes, storage, tables, registers.
 *
 * Every class has static storage, so that a reference to it can always be made.
 */
import { orSimpler, sequence, tree, type Tree } from '../tree';
import type { Context } from './context';
import { integerLiteral } from './literal';
import {
  type FieldShape,
  INTEGERS,
  type IntegerName,
  integer,
  LONGEST_ARRAY,
  type RegisterField,
  type Struct,
  type StructField,
  typeName,
  U32,
  type ValueType,
} from './model';

/** The state that helpers stir, which makes the order of calls visible. */
export function stateDeclaration(context: Context): Tree {
  const name = `${context.prefix}state`;
  context.globals.variables.push({ name, type: U32, writable: true, stable: true });
  return `let ${name}: u32 = 1;\n`;
}

export function enumDeclaration(context: Context): Tree {
  const { random } = context;
  const name = context.globalName('Kind');
  const negative = random.oneIn(3);
  const members = ['A', 'B', 'C', 'D'].slice(0, random.between(2, 4)).map((member, position) => ({
    name: member,
    value:
      position * random.pick([1, 1, 3, 70]) -
      (negative ? 1 : 0) +
      (position > 2 && random.oneIn(3) ? 1000 : 0),
  }));
  const maker = context.globalName('kind');
  context.enums.push({ name, members, maker });
  const body = members.map((member) => `${member.name} = ${member.value}`).join(', ');
  const cases = members
    .map((member, position) => `case ${position}: return ${name}.${member.name};`)
    .slice(1);
  return `enum ${name} { ${body} }
function ${maker}(n: u32): ${name} {
  switch (n % ${members.length}) { ${cases.join(' ')} default: return ${name}.A; }
}
`;
}

// ------------------------------------------------------------------------------------------------- structs

/** A class; its methods are written later, when there is something for them to use. */
export function structDeclaration(context: Context): {
  readonly struct: Struct;
  readonly text: (methods: Tree) => Tree;
} {
  const { random } = context;
  const name = context.globalName('Item');
  const isPacked = random.oneIn(4);
  const fields: StructField[] = [];
  const self: Struct = {
    name,
    fields,
    identify: context.globalName('identify'),
    none: context.globalName('none'),
    maybe: context.globalName('maybe'),
  };
  for (let at = random.between(2, 6); at > 0; at--)
    fields.push(field(context, self, isPacked, fields.length));
  if (!isPacked && random.oneIn(2)) {
    for (let at = random.between(1, 4); at > 0; at--) {
      fields.push({
        name: `bits${fields.length}`,
        shape: { kind: 'bits', width: random.pick([1, 2, 3, 5, 8, 13, 32]) },
      });
    }
  }
  const attribute = isPacked ? '@packed\n' : random.oneIn(4) ? `@align(${random.pick([8, 16])})\n` : '';
  const lines = fields.map((each) => `  ${fieldText(context, each)}\n`).join('');
  const none = `function ${self.none}(): ${name} | null { return null; }
function ${self.maybe}(item: ${name} | null): ${name} | null { return item; }\n`;
  context.structs.push(self);
  return { struct: self, text: (methods) => tree`${attribute}class ${name} {\n${lines}${methods}}\n${none}` };
}

function field(context: Context, self: Struct, isPacked: boolean, position: number): StructField {
  return {
    name: `f${position}`,
    shape: isPacked || position === 0 ? scalarShape(context) : anyShape(context, self),
  };
}

function scalarShape(context: Context): FieldShape {
  const { random } = context;
  const type: ValueType = random.oneIn(8) ? { kind: 'bool' } : integer(random.pick(INTEGERS));
  return { kind: 'value', type };
}

function anyShape(context: Context, self: Struct): FieldShape {
  const { random } = context;
  switch (random.below(7)) {
    case 0: {
      const to = random.oneIn(2) || context.structs.length === 0 ? self : random.pick(context.structs);
      return { kind: 'value', type: { kind: 'reference', to, nullable: true } };
    }
    case 1:
      if (context.structs.length > 0) return { kind: 'embedded', of: random.pick(context.structs) };
      return scalarShape(context);
    case 2:
      return { kind: 'array', element: random.pick(INTEGERS), length: random.between(1, 9) };
    case 3:
      if (context.enums.length > 0)
        return { kind: 'value', type: { kind: 'enum', of: random.pick(context.enums) } };
      return scalarShape(context);
    default:
      return scalarShape(context);
  }
}

function fieldText(context: Context, { name, shape }: StructField): string {
  switch (shape.kind) {
    case 'bits':
      return `${name}: bits<${shape.width}>;`;
    case 'embedded':
      return `readonly ${name} = new ${shape.of.name}();`;
    case 'array':
      return `readonly ${name} = array(${shape.element}, ${shape.length});`;
    case 'value': {
      const { type } = shape;
      const initial = type.kind === 'integer' && context.random.oneIn(3);
      return `${name}: ${typeName(type)}${initial ? ` = ${integerLiteral(context.random, type.name)}` : ''};`;
    }
  }
}

/** Static storage of a struct: one alone, some in a row, references to them. */
export function structStorage(context: Context, of: Struct): Tree {
  const { random } = context;
  const one = context.globalName('one');
  const row = context.globalName('row');
  const links = context.globalName('links');
  const current = context.globalName('current');
  const length = random.between(1, 5);
  const linkCount = random.between(1, 4);
  const nullable: ValueType = { kind: 'reference', to: of, nullable: true };
  context.globals.structs.push({ name: one, of, stable: true }, { name: row, of, length, stable: true });
  context.globals.arrays.push({
    name: links,
    element: nullable,
    length: linkCount,
    writable: true,
    stable: true,
  });
  context.globals.variables.push({ name: current, type: nullable, writable: true, stable: true });
  return `const ${one} = new ${of.name}();
const ${row} = structs(${of.name}, ${length});
const ${links} = refs(${of.name}, ${linkCount});
let ${current}: ${of.name} | null = null;
`;
}

// ----------------------------------------------------------------------------------------- other variables

export function scalarGlobal(context: Context): Tree {
  const { random } = context;
  const name = context.globalName('g');
  const type = context.integerName();
  context.globals.variables.push({ name, type: integer(type), writable: true, stable: true });
  return `let ${name}: ${type} = ${integerLiteral(random, type)};\n`;
}

/** One array of every integer type (spans need something to lead to), and a table. */
export function arrays(context: Context): Tree {
  const lines = INTEGERS.map((element) => `${arrayGlobal(context, element)}\n`);
  return sequence([...lines, orSimpler(table(context), '')]);
}

function arrayGlobal(context: Context, element: IntegerName): string {
  const name = context.globalName('list');
  const length = context.random.pick([1, 2, 3, 4, 7, 8, LONGEST_ARRAY]);
  context.globals.arrays.push({ name, element: integer(element), length, writable: true, stable: true });
  return `const ${name} = array(${element}, ${length});`;
}

function table(context: Context): Tree {
  const { random } = context;
  const name = context.globalName('table');
  const element = random.pick(INTEGERS);
  const items = Array.from({ length: random.between(1, 8) }, () => integerLiteral(random, element));
  context.globals.arrays.push({
    name,
    element: integer(element),
    length: items.length,
    writable: false,
    stable: true,
  });
  return `const ${name} = table(${element}, [${items.join(', ')}]);\n`;
}

export const DEVICE_ADDRESS = 0x50000000;

/** Registers at the address that every target traces. */
export function registers(context: Context): Tree {
  const name = context.globalName('DEVICE');
  const [low, middle, high] = [0, 0, 0].map(() => context.random.between(1, 9));
  const fields: RegisterField[] = [
    { name: 'word', type: 'u32' },
    { name: 'half', type: 'u16' },
    { name: 'byte', type: 'u8' },
    { name: 'low', type: 'u32', bits: low ?? 1 },
    { name: 'middle', type: 'u32', bits: middle ?? 1 },
    { name: 'high', type: 'u32', bits: high ?? 1 },
    { name: 'last', type: 'u32' },
  ];
  context.registers = { name, fields };
  return `class ${name}Block {
  word: reg32;
  half: reg16;
  @at(8) byte: reg8;
  @at(12) low: regbits<${low}>;
  middle: regbits<${middle}>;
  high: regbits<${high}>;
  @at(32) last: reg32;
}
const ${name} = mmio(${name}Block, 0x${DEVICE_ADDRESS.toString(16)});
`;
}

/** Functions that give one of two texts of equal or different length; lengths and characters are read from them. */
export function texts(context: Context): Tree {
  const { random } = context;
  const words = ['', 'a', 'b', 'ab', 'abc', 'tick tock', 'Conductor', '~!{}%s'];
  const name = context.globalName('text');
  context.texts.push({ name });
  const [first, second] = [random.pick(words), random.pick(words)];
  const call = (): string => `${name}(${context.prefix}state >>> ${random.below(32)})`;
  context.readers.push(
    { type: U32, read: () => `${call()}.length` },
    { type: integer('u8'), read: () => `${name}(1).charCodeAt(${random.oneIn(8) ? first.length : 0})` },
    { type: integer('u8'), read: () => `textBytes('${random.pick(words)}x')[0]` },
  );
  return `function ${name}(n: u32): string { return (n & 1) !== 0 ? '${first}x' : '${second}'; }\n`;
}

/** A constant, as which it has no storage. */
export function constant(context: Context): Tree {
  const name = context.globalName('K');
  const type = context.integerName();
  context.constants.push({ name, type });
  return `const ${name}: ${type} = ${integerLiteral(context.random, type)};\n`;
}

/** A table of structs in flash. */
export function structTable(context: Context): Tree {
  const { random } = context;
  const [row, rows] = [context.globalName('Row'), context.globalName('rows')];
  const fields = ['a', 'b', 'c'].map((name) => ({ name, type: random.pick(INTEGERS) }));
  const length = random.between(1, 5);
  const items = Array.from({ length }, () => {
    const given = fields.filter(() => !random.oneIn(4));
    return `{ ${given.map(({ name, type }) => `${name}: ${integerLiteral(random, type)}`).join(', ')} }`;
  });
  for (const { name, type } of fields) {
    const at = (): string => `${context.prefix}state % ${length}`;
    context.readers.push({ type: integer(type), read: () => `${rows}[${at()}].${name}` });
  }
  const body = fields.map(({ name, type }) => `${name}: ${type};`).join(' ');
  return `class ${row} { ${body} }\nconst ${rows} = table(${row}, [${items.join(', ')}]);\n`;
}
