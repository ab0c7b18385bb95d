/** Writes branches, loops and switches, labelled where a jump inside names them. */
import { orSimpler, sequence, tree, type Tree } from '../tree';
import { call, callablesFor } from './call';
import { condition } from './condition';
import type { Context, Target } from './context';
import { expression } from './expression';
import { type Enumeration, integer, LONGEST_ARRAY, type Struct, type Variable } from './model';
import { block } from './statement';

export function control(context: Context): Tree {
  const { random } = context;
  switch (random.below(8)) {
    case 0:
    case 1:
      return branch(context);
    case 2:
      return nullBranch(context);
    case 3:
      return counted(context);
    case 4:
      return whileLoop(context);
    case 5:
      return doLoop(context);
    case 6:
      return forOf(context);
    default:
      return choice(context);
  }
}

const size = (context: Context): number => context.random.between(1, 4);

function branch(context: Context): Tree {
  const when = condition(context, 3);
  const then = block(context, size(context));
  if (context.random.oneIn(2)) return orSimpler(tree`if (${when}) {\n${then}}`, '', tree`{\n${then}}`);
  const otherwise = block(context, size(context));
  return orSimpler(
    tree`if (${when}) {\n${then}} else {\n${otherwise}}`,
    '',
    tree`{\n${then}}`,
    tree`{\n${otherwise}}`,
  );
}

/**
 * Uses something nullable where `tsc` knows that it is not null; a call in between may have changed a global or a
 * field, which the program must notice then.
 */
function nullBranch(context: Context): Tree {
  const { random } = context;
  const maybe = nullablePaths(context);
  if (maybe.length === 0) return branch(context);
  const { path, to } = random.pick(maybe);
  const field = random.pick(to.fields.filter(({ shape }) => shape.kind === 'value' || shape.kind === 'bits'));
  const then = context.nested(1, () => {
    const choices = callablesFor(context, undefined);
    const between = choices.length > 0 ? tree`${call(context, random.pick(choices), 0)};` : '';
    const name = context.localName('known');
    const opening = tree`${orSimpler(between, '')}\n${path}.${field.name} = ${path}.${field.name};\nconst ${name}: ${to.name} = ${path};\n`;
    const type = { kind: 'reference', to, nullable: false } as const;
    context.scope.variables.push({ name, type, writable: false, stable: false });
    return tree`${opening}${block(context, size(context))}`;
  });
  return tree`if (${path} !== null) {\n${then}}`;
}

function nullablePaths(context: Context): { readonly path: string; readonly to: Struct }[] {
  return context
    .variables((each) => each.type.kind === 'reference')
    .flatMap(({ name, type, writable }) => {
      if (type.kind !== 'reference') return [];
      if (type.nullable) return [{ path: name, to: type.to }];
      if (writable) return [];
      return linksOf(type.to).map((link) => ({ path: `${name}.${link.field}`, to: link.to }));
    });
}

function linksOf(struct: Struct): { readonly field: string; readonly to: Struct }[] {
  return struct.fields.flatMap(({ name, shape }) =>
    shape.kind === 'value' && shape.type.kind === 'reference' && shape.type.nullable
      ? [{ field: name, to: shape.type.to }]
      : [],
  );
}

/** Writes the body of a loop, and the loop around it with its label where one is needed. */
function loop(context: Context, rounds: number, write: (body: Tree) => Tree, inner?: () => void): Tree {
  const target: Target = { label: context.localName('loop'), isLoop: true, used: false };
  context.targets.push(target);
  const body = context.nested(rounds, () => {
    inner?.();
    return block(context, size(context));
  });
  context.targets.pop();
  const written = write(body);
  return target.used
    ? tree`${target.label}: ${written}`
    : orSimpler(written, '', inner ? '' : tree`{\n${body}}`);
}

function counted(context: Context): Tree {
  const { random } = context;
  const name = context.localName('at');
  const type = random.pick(['u32', 'u32', 'i32', 'u8'] as const);
  const rounds = random.between(1, 6);
  const start = random.below(3);
  const down = random.oneIn(4);
  const header = down
    ? `let ${name}: ${type} = ${start + rounds}; ${name} > ${start}; ${name}--`
    : `let ${name}: ${type} = ${start}; ${name} < ${start + rounds}; ${random.pick([`${name}++`, `${name} += 1`, `++${name}`])}`;
  return loop(
    context,
    rounds,
    (body) => tree`for (${header}) {\n${body}}`,
    () => context.scope.variables.push({ name, type: integer(type), writable: false, stable: true }),
  );
}

function whileLoop(context: Context): Tree {
  const counter = context.localName('left');
  const rounds = context.random.between(1, 5);
  const also = context.random.oneIn(2) ? tree` && ${condition(context, 2)}` : '';
  const written = loop(context, rounds, (body) => tree`while (${counter}-- > 0${also}) {\n${body}}`);
  return tree`let ${counter}: u32 = ${String(rounds)};\n${written}`;
}

function doLoop(context: Context): Tree {
  const counter = context.localName('left');
  const rounds = context.random.between(1, 5);
  const also = context.random.oneIn(2) ? tree` && ${condition(context, 2)}` : '';
  const written = loop(context, rounds, (body) => tree`do {\n${body}} while (--${counter} > 0${also});`);
  return tree`let ${counter}: u32 = ${String(rounds)};\n${written}`;
}

/** Over an array or span of integers, or over the structs of an array. */
function forOf(context: Context): Tree {
  const { random } = context;
  const name = context.localName('each');
  const rows = context.storages((each) => each.length !== undefined);
  if (rows.length > 0 && random.oneIn(2)) {
    const { name: items, of, length, stable } = random.pick(rows);
    return loop(
      context,
      length ?? 1,
      (body) => tree`for (const ${name} of ${items}) {\n${body}}`,
      () =>
        context.scope.variables.push({
          name,
          type: { kind: 'reference', to: of, nullable: false },
          writable: false,
          stable,
        }),
    );
  }
  const spans = context.variables((each) => each.type.kind === 'span');
  if (spans.length > 0 && random.oneIn(2)) return forOfSpan(context, random.pick(spans), name);
  const {
    name: items,
    element,
    length,
  } = random.pick(context.arrays((each) => each.element.kind === 'integer'));
  return loop(
    context,
    length,
    (body) => tree`for (const ${name} of ${items}) {\n${body}}`,
    () => context.scope.variables.push({ name, type: element, writable: false, stable: true }),
  );
}

/** A span is at most as long as the longest array. */
function forOfSpan(context: Context, span: Variable, name: string): Tree {
  if (span.type.kind !== 'span') return branch(context);
  const type = integer(span.type.element);
  return loop(
    context,
    LONGEST_ARRAY,
    (body) => tree`for (const ${name} of ${span.name}) {\n${body}}`,
    () => context.scope.variables.push({ name, type, writable: false, stable: true }),
  );
}

/** A switch over numbers or an enum; some cases fall through to the next. */
function choice(context: Context): Tree {
  const { random } = context;
  const target: Target = { label: context.localName('choice'), isLoop: false, used: false };
  const of = context.enums.length > 0 && random.oneIn(3) ? random.pick(context.enums) : undefined;
  const operand = of
    ? tree`${of.maker}(u32(${expression(context, { kind: 'enum', of }, 2)}))`
    : tree`(${expression(context, integer('u32'), 2)}) % ${String(random.between(2, 7))}`;
  context.targets.push(target);
  const cases = casesOf(context, of ? distinct(of).map((member) => `${of.name}.${member}`) : NUMBERS);
  context.targets.pop();
  const written = tree`switch (${operand}) {\n${sequence(cases)}}`;
  return target.used ? tree`${target.label}: ${written}` : orSimpler(written, '');
}

const NUMBERS = ['0', '1', '2', '3', '4', '5'];

function casesOf(context: Context, values: readonly string[]): Tree[] {
  const { random } = context;
  const labels = [...values];
  const cases: Tree[] = [];
  for (let at = random.between(1, 4); at > 0 && labels.length > 0; at--) {
    const heads = labels.splice(0, random.oneIn(4) ? 2 : 1).map((label) => `case ${label}:\n`);
    const ending = random.oneIn(4) ? '' : 'break;\n';
    cases.push(orSimpler(tree`${heads.join('')}{\n${block(context, size(context))}${ending}}\n`, ''));
  }
  if (random.oneIn(2)) return cases;
  const otherwise = orSimpler(tree`default: {\n${block(context, size(context))}break;\n}\n`, '');
  cases.splice(random.below(cases.length + 1), 0, otherwise);
  return cases;
}

/** Members whose values differ: a value may label one case only. */
function distinct(of: Enumeration): string[] {
  const values = of.members.map(({ value }) => value);
  return of.members.filter(({ value }, at) => values.indexOf(value) === at).map(({ name }) => name);
}
