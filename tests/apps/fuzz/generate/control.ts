/** Statements with others inside: conditions, loops, switch, exceptions, labelled blocks. */
import { orSimpler, sequence, tree, type Tree } from '../../../fuzz/tree';
import { booleanOf } from './booleans';
import { expressionOf, placeOf } from './expression';
import { numberOf } from './numbers';
import { depthIn, oneOf, type Scope, type Variable } from './scope';
import { statements, type StatementProducer } from './statements';
import { textOf } from './texts';
import {
  arrayOf,
  DICTIONARY,
  MAP,
  maybe,
  NUMBER,
  NUMBERS,
  PAIR,
  SET,
  SUPPLIER,
  TEXT,
  TEXTS,
  typeOfField,
} from './type';

export const nestedStatement: StatementProducer = (scope, nesting) =>
  scope.random.pick(NESTED)(scope, nesting);

const block = (scope: Scope, nesting: number): Tree =>
  tree`{\n${statements(scope, scope.random.between(1, 3), nesting)}}\n`;

const condition: StatementProducer = (scope, nesting) => {
  const otherwise = scope.random.oneIn(2) ? tree`else ${block(scope, nesting)}` : '';
  return tree`if (${booleanOf(scope, depthIn(scope))}) ${block(scope, nesting)}${otherwise}`;
};

/** Where the checker knows that something is there. */
const narrowed: StatementProducer = (scope, nesting) => {
  const type = maybe(scope.random.pick([NUMBER, TEXT, ...scope.named]));
  const place = placeOf(type, scope);
  if (place === undefined || type.kind !== 'maybe') return condition(scope, nesting);
  const copy = scope.fresh('there');
  const inner = scope.with({ name: copy, type: type.of, isConstant: true });
  return tree`{\nconst ${copy} = ${place};\nif (${copy} !== undefined) ${block(inner, nesting)}}\n`;
};

/** Which member of a union it is; its fields are known then. */
const toldApart: StatementProducer = (scope, nesting) => {
  const unions = scope.named.flatMap((type) => (type.kind === 'union' ? [type] : []));
  if (unions.length === 0) return choice(scope, nesting);
  const type = scope.random.pick(unions);
  const copy = scope.fresh('one');
  const cases = type.members.map(({ tag, fields }) => {
    const known = fields.map((field) => ({
      name: `${copy}.${field.name}`,
      type: typeOfField(field),
      isConstant: false,
    }));
    return tree`case '${tag}': {\n${statements(scope.with(...known), 2, nesting)}break;\n}\n`;
  });
  const value = expressionOf(type, scope, depthIn(scope));
  return tree`{\nconst ${copy} = ${value};\nswitch (${copy}.kind) {\n${sequence(cases)}}\n}\n`;
};

const ofEnum: StatementProducer = (scope, nesting) => {
  const enums = scope.named.flatMap((type) => (type.kind === 'enum' ? [type] : []));
  if (enums.length === 0) return choice(scope, nesting);
  const type = scope.random.pick(enums);
  const cases = type.members.map((member) => {
    const end = scope.random.oneIn(3) ? '' : 'break;\n';
    return tree`case ${type.name}.${member}: {\n${statements(scope, 1, nesting)}${end}}\n`;
  });
  // The checker would know which member a constant is, and refuse the cases of others.
  const value = expressionOf(type, scope, depthIn(scope));
  return tree`switch (kept${type.name}(${value})) {\n${sequence(cases)}}\n`;
};

/** Each turn costs fuel. */
function loopBody(scope: Scope, label: string, nesting: number, ...known: readonly Variable[]): Tree {
  const inner = scope.with(...known).withJump({ label, isLoop: true });
  return tree`{\nif (--fuel < 0) break ${label};\n${statements(inner, scope.random.between(1, 3), nesting)}}\n`;
}

const loop: StatementProducer = (scope, nesting) => {
  const label = scope.fresh('loop');
  const name = scope.fresh('i');
  const index: Variable = { name, type: NUMBER, isConstant: true };
  const body = (...known: readonly Variable[]): Tree => loopBody(scope, label, nesting, ...known);
  const simpler = block(scope.with({ name: '0', type: NUMBER, isConstant: true }), nesting);
  const limit = String(scope.random.between(1, 5));
  const named = scope.random.pick(scope.named);
  const written = oneOf(scope, [
    () => tree`${label}: for (let ${name} = 0; ${name} < ${limit}; ${name}++) ${body(index)}`,
    () =>
      tree`${label}: for (let ${name} = 0; ${name} < ${limit}; ${name}++) ${body({ ...index, isConstant: false })}`,
    () => tree`${label}: for (const ${name} of ${expressionOf(NUMBERS, scope, 2)}) ${body(index)}`,
    () => tree`${label}: for (const ${name} of ${textOf(scope, 2)}) ${body({ ...index, type: TEXT })}`,
    () =>
      tree`${label}: for (const ${name} of ${expressionOf(arrayOf(named), scope, 2)}) ${body({ ...index, type: named })}`,
    () => tree`${label}: for (const ${name} of ${expressionOf(SET, scope, 0)}) ${body(index)}`,
    () =>
      tree`${label}: for (const ${name} in ${placeOf(DICTIONARY, scope) ?? 'noRecord'}) ${body({ ...index, type: TEXT })}`,
    () => tree`${label}: while (${booleanOf(scope, 2)}) ${body()}`,
    () => tree`${label}: do ${body()} while (${booleanOf(scope, 2)});\n`,
    () => pairs(scope, label, nesting, expressionOf(MAP, scope, 0), TEXT, NUMBER),
    () => pairs(scope, label, nesting, expressionOf(arrayOf(PAIR), scope, 2), NUMBER, TEXT),
    () => pairs(scope, label, nesting, tree`${expressionOf(TEXTS, scope, 2)}.entries()`, NUMBER, TEXT),
    () =>
      pairs(
        scope,
        label,
        nesting,
        tree`Object.entries(${placeOf(DICTIONARY, scope) ?? 'noRecord'})`,
        TEXT,
        NUMBER,
      ),
  ]);
  return orSimpler(written, simpler);
};

function pairs(
  scope: Scope,
  label: string,
  nesting: number,
  of: Tree,
  ...[first, second]: [Variable['type'], Variable['type']]
): Tree {
  const [a, b] = [scope.fresh('a'), scope.fresh('b')];
  const known = [
    { name: a, type: first, isConstant: true },
    { name: b, type: second, isConstant: true },
  ];
  return tree`${label}: for (const [${a}, ${b}] of ${of}) ${loopBody(scope, label, nesting, ...known)}`;
}

/** Closures of a loop's variables, called when it is over. */
const outliving: StatementProducer = (scope, nesting) => {
  const [label, list, name] = [scope.fresh('loop'), scope.fresh('list'), scope.fresh('i')];
  const index: Variable = { name, type: NUMBER, isConstant: scope.random.oneIn(2) };
  const own = scope.fresh('own');
  const inner = scope.with(index, { name: own, type: NUMBER, isConstant: false });
  const body = tree`if (--fuel < 0) break ${label};
let ${own}: number = ${numberOf(scope.with(index), 1)};
${list}.push(${expressionOf(SUPPLIER, inner, 2)});
${orSimpler(statements(inner.withJump({ label, isLoop: true }), 1, nesting), '')}`;
  return tree`{
const ${list}: (() => number)[] = [];
${label}: for (let ${name} = 0; ${name} < ${String(scope.random.between(2, 4))}; ${name}++) {\n${body}}
for (const f of ${list}) console.log('later', f());
console.log(${list}.map((f) => f()).join());
}\n`;
};

const choice: StatementProducer = (scope, nesting) => {
  const label = scope.fresh('choice');
  const inner = scope.withJump({ label, isLoop: false });
  const isText = scope.random.oneIn(3);
  const subject = isText ? textOf(scope, 2) : tree`${numberOf(scope, 2)} & 3`;
  const cases = Array.from({ length: scope.random.between(1, 4) }, (_, at) => {
    const body = statements(inner, scope.random.between(0, 2), nesting);
    const end = scope.random.oneIn(3) ? '' : `break${scope.random.oneIn(3) ? ` ${label}` : ''};\n`;
    const value = isText ? textOf(scope, 1) : tree`${numberOf(scope, 1)} | 0`;
    return tree`${at === 2 ? 'default' : tree`case ${value}`}: {\n${body}${end}}\n`;
  });
  return tree`${label}: switch (${subject}) {\n${sequence(cases)}}\n`;
};

const attempt: StatementProducer = (scope, nesting) => {
  const name = scope.fresh('error');
  const body = tree`{\n${statements(scope.throwing(), scope.random.between(1, 3), nesting)}}`;
  const again = scope.mayThrow && scope.random.oneIn(3) ? `if (fuel & 1) throw ${name};\n` : '';
  const caught = tree`catch (${name}) {\nconsole.log('caught', (${name} as Error).message);\n${statements(scope, 1, nesting)}${again}}`;
  const last = tree`finally ${block(scope, nesting)}`;
  return oneOf(scope, [
    () => tree`try ${body} ${caught}\n`,
    () => tree`try ${body} ${caught} ${last}`,
    () => tree`try {\ntry ${body} ${last}} ${caught}\n`,
  ]);
};

const labelled: StatementProducer = (scope, nesting) => {
  const label = scope.fresh('block');
  return tree`${label}: ${block(scope.withJump({ label, isLoop: false }), nesting)}`;
};

/** A callback that throws, with the loop of the library between it and who catches. */
const eachOf: StatementProducer = (scope, nesting) => {
  const a = scope.fresh('a');
  const inner = scope.insideCallback({ name: a, type: NUMBER, isConstant: false });
  return tree`${expressionOf(NUMBERS, scope, 2)}.forEach((${a}) => {\nif (--fuel < 0) return;\n${statements(inner, 2, nesting)}});\n`;
};

const NESTED: readonly StatementProducer[] = [
  condition,
  condition,
  narrowed,
  toldApart,
  ofEnum,
  loop,
  loop,
  loop,
  outliving,
  choice,
  attempt,
  attempt,
  labelled,
  eachOf,
];
