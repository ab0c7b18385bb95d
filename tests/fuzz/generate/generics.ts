/** Generic functions and classes, instantiated with types and lengths of the generator's choice. */
import { sequence, type Tree } from '../tree';
import type { Context } from './context';
import { separated } from './functions';
import { BOOL, type IntegerName, integer, type Parameter, typeName, U32, type ValueType } from './model';

const parameter = (type: ValueType): Parameter => ({ type, stable: true });

export function generics(context: Context): Tree {
  return sequence([
    context.random.oneIn(2) ? queue(context) : '',
    context.random.oneIn(2) ? choose(context) : '',
  ]);
}

/** A ring buffer, twice, with different elements and lengths. */
function queue(context: Context): Tree {
  const name = context.globalName('Queue');
  const instances = [instance(context, name), instance(context, name)].join('');
  return `class ${name}<T extends number, N extends number> {
  readonly items: FixedArray<T, N>;
  head: u32;
  count: u8;
  push(value: T): bool {
    if (this.count >= this.items.length) return false;
    this.items[(this.head + this.count) % this.items.length] = value;
    this.count++;
    return true;
  }
  pop(otherwise: T): T {
    if (this.count === 0) return otherwise;
    const value = this.items[this.head];
    this.head = (this.head + 1) % this.items.length;
    this.count--;
    return value;
  }
}
${instances}`;
}

function instance(context: Context, name: string): string {
  const { random } = context;
  const element = random.pick<IntegerName>(['u8', 'u16', 'u32', 'i8', 'i32']);
  const object = context.globalName('queue');
  const type = integer(element);
  method(context, `${object}.push`, [parameter(type)], BOOL);
  method(context, `${object}.pop`, [parameter(type)], type);
  const length = random.between(1, 6);
  context.globals.variables.push(
    { name: `${object}.head`, type: U32, writable: false, stable: true },
    { name: `${object}.count`, type: integer('u8'), writable: false, stable: true },
  );
  context.globals.arrays.push({
    name: `${object}.items`,
    element: type,
    length,
    writable: true,
    stable: true,
  });
  return `const ${object} = new ${name}<${element}, ${length}>();\n`;
}

function method(context: Context, name: string, parameters: Parameter[], result: ValueType): void {
  context.callables.push({
    parameters,
    result,
    cost: 6,
    call: (given) => sequence([`${name}(`, ...separated(given), ')']),
  });
}

/**
 * A function over any type, called through a plain function for each: `tsc` does not parse `a << f(g<u64>(b))` as it is
 * meant.
 */
function choose(context: Context): Tree {
  const name = context.globalName('choose');
  const types: ValueType[] = (['u8', 'i16', 'u32', 'u64'] as const).map(integer);
  const struct = context.structs.at(-1);
  if (struct) types.push({ kind: 'reference', to: struct, nullable: false });
  const instances = types.map((type) => {
    const instance = context.globalName('chosen');
    method(context, instance, [parameter(BOOL), parameter(type), parameter(type)], type);
    const text = typeName(type);
    const given = context.random.oneIn(2) ? `<${text}>` : '';
    return `function ${instance}(first: bool, a: ${text}, b: ${text}): ${text} {
  return ${name}${given}(first, a, b);
}
`;
  });
  return `function ${name}<T>(first: bool, a: T, b: T): T {
  return first ? a : b;
}
${instances.join('')}`;
}
