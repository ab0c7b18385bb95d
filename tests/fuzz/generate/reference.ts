/** Writes references and spans, so that several lead to the same storage, and some to none. */
import { tree, type Tree } from '../tree';
import type { Context } from './context';
import { condition } from './condition';
import { index } from './place';
import type { IntegerName, Struct } from './model';

/** A reference to a struct. `stable`: it leads to static storage for sure. */
export function reference(
  context: Context,
  to: Struct,
  nullable: boolean,
  stable: boolean,
  depth: number,
): Tree {
  const { random } = context;
  if (depth > 0 && random.oneIn(8)) {
    const whenTrue = reference(context, to, nullable, stable, depth - 1);
    return tree`(${condition(context, depth - 1)} ? ${whenTrue} : ${reference(context, to, nullable, stable, depth - 1)})`;
  }
  if (!nullable)
    return random.oneIn(7) ? assured(context, to, stable, depth) : existing(context, to, stable, depth);
  if (random.oneIn(4)) return `${to.none}()`;
  return random.oneIn(2) ? existing(context, to, stable, depth) : stored(context, to, stable, depth);
}

/**
 * A nullable reference made certain: `r!` may panic, `r ?? other` does not. `other` is plain, for to `tsc` a mention of
 * `r` in it would be null for sure.
 */
function assured(context: Context, to: Struct, stable: boolean, depth: number): Tree {
  const maybe = stored(context, to, stable, depth);
  return context.random.oneIn(25) ? tree`${maybe}!` : tree`(${maybe} ?? ${existing(context, to, stable, 0)})`;
}

/** Something that certainly exists: a local or parameter, or storage. */
function existing(context: Context, to: Struct, stable: boolean, depth: number): Tree {
  const { random } = context;
  const variables = context.variables(
    ({ type, stable: isStable }) =>
      type.kind === 'reference' && type.to === to && !type.nullable && (isStable || !stable),
  );
  if (variables.length > 0 && random.oneIn(2)) return random.pick(variables).name;
  const holders = context.structs.filter((struct) => embedded(struct, to).length > 0);
  if (holders.length > 0 && random.oneIn(4)) {
    const holder = random.pick(holders);
    return tree`${existing(context, holder, stable, depth - 1)}.${random.pick(embedded(holder, to))}`;
  }
  const storage = random.pick(context.storages((each) => each.of === to && (each.stable || !stable)));
  if (storage.length === undefined) return storage.name;
  return tree`${storage.name}[${index(context, storage.length, depth - 1)}]`;
}

/** Names of the fields in which a struct is embedded. */
function embedded(holder: Struct, of: Struct): string[] {
  return holder.fields.flatMap(({ name, shape }) =>
    shape.kind === 'embedded' && shape.of === of ? [name] : [],
  );
}

/** A nullable reference read from a variable or an array of references. */
function stored(context: Context, to: Struct, stable: boolean, depth: number): Tree {
  const { random } = context;
  const matches = (type: { kind: string }): boolean =>
    type.kind === 'reference' &&
    'to' in type &&
    type.to === to &&
    'nullable' in type &&
    type.nullable === true;
  const variables = context.variables((each) => matches(each.type) && (each.stable || !stable));
  const arrays = context.arrays((each) => matches(each.element));
  const links = to.fields.filter(({ shape }) => shape.kind === 'value' && matches(shape.type));
  const options: (() => Tree)[] = [];
  if (variables.length > 0) options.push(() => random.pick(variables).name);
  if (arrays.length > 0) {
    const array = random.pick(arrays);
    options.push(() => tree`${array.name}[${index(context, array.length, depth - 1)}]`);
  }
  if (links.length > 0)
    options.push(() => tree`${existing(context, to, false, 0)}.${random.pick(links).name}`);
  return options.length > 0 ? random.pick(options)() : `${to.none}()`;
}

/** A span over a whole array or part of one. */
export function span(context: Context, element: IntegerName, writable: boolean, stable: boolean): Tree {
  const { random } = context;
  const variables = context.variables(
    ({ type, stable: isStable }) =>
      type.kind === 'span' &&
      type.element === element &&
      (type.writable || !writable) &&
      (isStable || !stable),
  );
  if (variables.length > 0 && random.oneIn(2)) return random.pick(variables).name;
  const arrays = context.arrays(
    (each) =>
      each.element.kind === 'integer' &&
      each.element.name === element &&
      (each.writable || !writable) &&
      (each.stable || !stable),
  );
  const array = random.pick(arrays);
  if (random.oneIn(2)) return array.name;
  const start = random.below(array.length);
  const length = random.between(0, array.length - start + (random.oneIn(20) ? 1 : 0));
  return tree`${writable ? 'span' : 'readonlySpan'}(${array.name}, ${String(start)}, ${String(length)})`;
}
