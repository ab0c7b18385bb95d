/**
 * Writes statements. Every loop ends: its counter belongs to it alone, and the body's cost counts once for each round.
 * Jumps stand in an `if`, so that nothing after them is unreachable to `tsc`.
 */
import { orSimpler, sequence, tree, type Tree } from '../tree';
import { call, callablesFor } from './call';
import { condition } from './condition';
import type { Context } from './context';
import { assignable, compoundAssignment, expression } from './expression';
import { control } from './control';
import { declaration } from './local';
import { integer, isScalar, type ValueType } from './model';
import { writable } from './place';
import { reference } from './reference';

const DEPTH = 3;

/** Some statements, each on its own and removable. */
export function statements(context: Context, count: number): Tree {
  const written: Tree[] = [];
  for (let at = 0; at < count; at++) written.push(orSimpler(statement(context), ''), '\n');
  return sequence(written);
}

/** Statements inside a block that runs so often at most. */
export function block(context: Context, count: number, times = 1): Tree {
  return context.nested(times, () => statements(context, count));
}

function statement(context: Context): Tree {
  const { random } = context;
  context.spend(1);
  switch (random.below(16)) {
    case 0:
    case 1:
      return declaration(context);
    case 2:
    case 3:
    case 4:
      return assignment(context);
    case 5:
    case 6:
      return compound(context);
    case 7:
      return step(context);
    case 8:
      return callStatement(context);
    case 9:
      return referenceStatement(context);
    case 10:
      return random.oneIn(3) ? jump(context) : assignment(context);
    case 11:
      return random.oneIn(4) ? failure(context) : compound(context);
    default:
      return context.targets.length < 3 ? control(context) : assignment(context);
  }
}

function scalarType(context: Context): ValueType {
  const { random } = context;
  if (random.oneIn(8)) return { kind: 'bool' };
  if (random.oneIn(8) && context.enums.length > 0) return { kind: 'enum', of: random.pick(context.enums) };
  return integer(context.integerName());
}

function assignment(context: Context): Tree {
  const type = scalarType(context);
  const place = writable(context, type, 2);
  return place ? tree`${place.text} = ${assignable(context, place, type, DEPTH)};` : compound(context);
}

function compound(context: Context): Tree {
  const name = context.integerName();
  // The state itself is what calls inside of the value change: that shows when it is read.
  const place = context.random.oneIn(5) ? undefined : writable(context, integer(name), 2);
  if (!place) return tree`${compoundAssignment(context, `${context.prefix}state`, 'u32', DEPTH - 1)};`;
  return tree`${compoundAssignment(context, place.text, name, DEPTH - 1)};`;
}

function step(context: Context): Tree {
  const place = writable(context, integer(context.integerName()), 2)?.text ?? `${context.prefix}state`;
  return context.random.oneIn(2) ? tree`${place}++;` : tree`--${place};`;
}

function callStatement(context: Context): Tree {
  const choices = callablesFor(context, undefined);
  return choices.length === 0
    ? assignment(context)
    : tree`${call(context, context.random.pick(choices), DEPTH - 1)};`;
}

/** Re-points references, copies and clears structs. */
function referenceStatement(context: Context): Tree {
  const { random } = context;
  if (context.structs.length === 0) return assignment(context);
  const to = random.pick(context.structs);
  const nonNull = (): Tree => reference(context, to, false, false, 1);
  if (random.oneIn(5)) return tree`assign(${nonNull()}, ${nonNull()});`;
  if (random.oneIn(8)) return tree`clear(${nonNull()});`;
  const nullable = random.oneIn(2);
  const type: ValueType = { kind: 'reference', to, nullable };
  const locals = context.variables(
    (each) =>
      each.writable &&
      each.type.kind === 'reference' &&
      each.type.to === to &&
      each.type.nullable === nullable,
  );
  if (locals.length > 0 && random.oneIn(2)) {
    const local = random.pick(locals);
    // What it leads to must live as long as the local does.
    const stable = local.stable || !context.scope.variables.includes(local);
    return tree`${local.name} = ${expression(context, type, 2, stable)};`;
  }
  const place = writable(context, type, 1);
  return place ? tree`${place.text} = ${expression(context, type, 2, true)};` : assignment(context);
}

/** Leaves a loop, a switch or the function, sometimes. */
function jump(context: Context): Tree {
  const { random, targets, result } = context;
  const when = condition(context, 2);
  const loops = targets.filter((each) => each.isLoop);
  if (targets.length === 0 || random.oneIn(4)) {
    if (result === undefined) return tree`if (${when}) { return; }`;
    return isScalar(result) ? tree`if (${when}) { return ${expression(context, result, 2)}; }` : '';
  }
  if (loops.length > 0 && random.oneIn(2)) {
    const loop = random.pick(loops);
    if (loop === targets.at(-1) && random.oneIn(2)) return tree`if (${when}) { continue; }`;
    loop.used = true;
    return tree`if (${when}) { continue ${loop.label}; }`;
  }
  const target = random.pick(targets);
  if (target === targets.at(-1) && random.oneIn(2)) return tree`if (${when}) { break; }`;
  target.used = true;
  return tree`if (${when}) { break ${target.label}; }`;
}

/** An explicit panic or an assertion, both rarely true. */
function failure(context: Context): Tree {
  const rare = tree`((${expression(context, integer('u32'), 2)}) & 31) === 7`;
  if (context.random.oneIn(2)) return tree`if (${rare}) { panic('unlucky'); }`;
  return tree`assert(!(${rare}), 'unlucky');`;
}
