/**
 * Writes places: variables, fields through references of any origin, elements of arrays and spans, registers.
 *
 * Indices are mostly inside; now and then one is anything at all, and the program may panic.
 */
import { orSimpler, tree, type Tree } from '../tree';
import type { Context } from './context';
import { expression } from './expression';
import { integer, sameType, type Struct, type StructField, U32, type ValueType } from './model';
import { reference } from './reference';

/** A place as text; with the number of bits if it is a bit field. */
export interface Place {
  readonly text: Tree;
  readonly bits?: number;
}

/** A place of the type that can be read; undefined when the program has none. */
export function readable(context: Context, type: ValueType, depth: number): Tree | undefined {
  const found = place(context, type, depth, false);
  // To `tsc`, bits of different widths are different types; a conversion makes them plain numbers.
  return found?.bits === undefined ? found?.text : tree`u32(${found.text})`;
}

/** A place of exactly the type that can be written. */
export function writable(context: Context, type: ValueType, depth: number): Place | undefined {
  return place(context, type, depth, true);
}

function place(context: Context, type: ValueType, depth: number, toWrite: boolean): Place | undefined {
  const { random } = context;
  const options: (() => Place)[] = [];
  const variables = context.variables((each) => sameType(each.type, type) && (each.writable || !toWrite));
  const variable = (): Place => ({ text: random.pick(variables).name });
  if (variables.length > 0) options.push(variable, variable);
  const arrays = context.arrays((each) => sameType(each.element, type) && (each.writable || !toWrite));
  if (arrays.length > 0) options.push(() => element(context, random.pick(arrays), depth));
  const holders = context.structs.filter((struct) => fieldsOf(struct, type).length > 0);
  if (holders.length > 0) options.push(() => fieldOf(context, random.pick(holders), type, depth));
  const readers = toWrite ? [] : context.readers.filter((each) => sameType(each.type, type));
  if (readers.length > 0) options.push(() => ({ text: random.pick(readers).read() }));
  options.push(...fromSpans(context, type, depth, toWrite), ...fromRegisters(context, type));
  return options.length > 0 ? random.pick(options)() : undefined;
}

function element(
  context: Context,
  array: { readonly name: Tree; readonly length: number },
  depth: number,
): Place {
  return { text: tree`${array.name}[${index(context, array.length, depth)}]` };
}

function fromSpans(context: Context, type: ValueType, depth: number, toWrite: boolean): (() => Place)[] {
  if (type.kind !== 'integer') return [];
  const spans = context.variables(
    (each) =>
      each.type.kind === 'span' && each.type.element === type.name && (each.type.writable || !toWrite),
  );
  if (spans.length === 0) return [];
  const items = context.random.pick(spans).name;
  const inside = (): Tree => {
    const wide = expression(context, U32, depth - 1);
    return context.random.oneIn(30) ? wide : tree`${wide} % maxU32(${items}.length, 1)`;
  };
  return [() => ({ text: tree`${items}[${inside()}]` })];
}

function fromRegisters(context: Context, type: ValueType): (() => Place)[] {
  const { registers } = context;
  if (!registers || context.withoutRegisters || type.kind !== 'integer') return [];
  const fields = registers.fields.filter((field) => field.type === type.name);
  if (fields.length === 0) return [];
  const { name, bits } = context.random.pick(fields);
  return [() => ({ text: `${registers.name}.${name}`, ...(bits !== undefined && { bits }) })];
}

/** Fields (with the path through embedded structs and arrays) that are places of the type. */
function fieldsOf(struct: Struct, type: ValueType): StructField[] {
  return struct.fields.filter(({ shape }) => {
    switch (shape.kind) {
      case 'value':
        return sameType(shape.type, type);
      case 'bits':
        return sameType(U32, type);
      case 'array':
        return sameType(integer(shape.element), type);
      case 'embedded':
        return fieldsOf(shape.of, type).length > 0;
    }
  });
}

function fieldOf(context: Context, struct: Struct, type: ValueType, depth: number): Place {
  return pathTo(context, reference(context, struct, false, false, depth), struct, type, depth);
}

function pathTo(context: Context, object: Tree, struct: Struct, type: ValueType, depth: number): Place {
  const { name, shape } = context.random.pick(fieldsOf(struct, type));
  const text = tree`${object}.${name}`;
  if (shape.kind === 'embedded') return pathTo(context, text, shape.of, type, depth);
  if (shape.kind === 'bits') return { text, bits: shape.width };
  return shape.kind === 'array' ? element(context, { name: text, length: shape.length }, depth) : { text };
}

/** An index into so many elements. */
export function index(context: Context, length: number, depth: number): Tree {
  const { random } = context;
  const inside = String(random.below(length));
  if (depth <= 0 || random.oneIn(3)) return inside;
  const wide = expression(context, U32, depth - 1);
  if (random.oneIn(40)) return orSimpler(wide, inside);
  const isPower = (length & (length - 1)) === 0;
  return orSimpler(
    isPower ? tree`${wide} & ${String(length - 1)}` : tree`${wide} % ${String(length)}`,
    inside,
  );
}
