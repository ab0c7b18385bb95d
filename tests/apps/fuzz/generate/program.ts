/** A whole program: the prelude, types, module-level variables, functions and a class, and handlers that use them. */
import { Random } from '../../../fuzz/random';
import { orSimpler, sequence, tree, type Tree } from '../../../fuzz/tree';
import type { Step } from '../../script';
import { classOf, functionOf, namedTypes } from './declarations';
import { expressionOf } from './expression';
import { PRELUDE } from './prelude';
import { Scope, type Variable } from './scope';
import { declaration, statements } from './statements';
import { hasJson, TEXT } from './type';

/** What happens to each program: its state lasts from one to the next, and between them everything else is collected. */
export const STEPS: readonly Step[] = [
  { message: 'first' },
  { timer: true },
  { message: 'a,b 12' },
  { message: '' },
];

export function generateProgram(seed: number): Tree {
  const random = new Random(seed);
  const { types, text } = namedTypes(random);
  let scope = new Scope(random, types);
  const parts: Tree[] = [PRELUDE, text];
  for (let made = random.between(2, 5); made > 0; made--) {
    const next = declaration(scope);
    parts.push(next.text);
    scope = scope.with(next.declared);
  }
  for (let made = random.between(1, 2); made > 0; made--) {
    const next = functionOf(scope);
    parts.push(next.text);
    scope = scope.withCallable(next.callable);
  }
  if (random.oneIn(2)) {
    const next = classOf(scope);
    parts.push(next.text);
    scope = scope.withNamed(next.type).withCallable(...next.callables);
  }
  const state = scope.all().map(({ name }) => name);
  const last = declaration(scope);
  return sequence([
    ...parts,
    last.text,
    statements(scope.with(last.declared), 1, 1),
    handlers(scope.with(last.declared), state.length),
  ]);
}

function handlers(scope: Scope, stateCount: number): Tree {
  const { random } = scope;
  const text: Variable = { name: 'text', type: TEXT, isConstant: false };
  const inside = scope.insideFunction();
  const body = (known: Scope, count: number): Tree => orSimpler(statements(known, count, 2), '');
  const shows = scope
    .all()
    .slice(0, stateCount + 1)
    .map(shown);
  return tree`function show(): void {\n${sequence(shows)}console.log('trace', trace, fuel);\n}
export function onStart(): void {\nfuel = 60;\n${body(inside, random.between(1, 2))}show();\n}
export function onMessage(text: string): string {\nfuel = 60;\n${body(inside.with(text), random.between(1, 3))}show();\nreturn ${expressionOf(TEXT, inside.with(text), 2)};\n}
export function onTimer(): void {\nfuel = 60;\n${body(inside, random.between(1, 2))}show();\n}
`;
}

/** The value of a variable, as text. */
function shown({ name, type }: Variable): Tree {
  if (type.kind === 'map') return `for (const [key, value] of ${name}) console.log('${name}', key, value);\n`;
  if (type.kind === 'set') return `console.log('${name}', [...${name}].join());\n`;
  if (type.kind === 'function') {
    const argument = type.of === undefined ? '' : type.of.kind === 'text' ? "'five'" : '5';
    return `fuel = 9;\nconsole.log('${name}', ${name}(${argument}));\n`;
  }
  if (type.kind === 'union') return `console.log('${name}', ${name}.kind);\n`;
  if (type.kind === 'class') return `console.log('${name}', ${name}.total, ${type.name}.made);\n`;
  if (type.kind === 'number' || type.kind === 'boolean' || type.kind === 'text' || type.kind === 'maybe')
    return `console.log('${name}', ${name});\n`;
  if (hasJson(type)) return `console.log('${name}', JSON.stringify(${name}));\n`;
  if (type.kind === 'object')
    return shownFields(
      name,
      type.fields.filter(({ isOptional }) => isOptional).map((field) => field.name),
    );
  return type.kind === 'array' ? `console.log('${name}', ${name}.length);\n` : '';
}

const shownFields = (name: string, fields: readonly string[]): Tree =>
  tree`console.log('${name}', ${fields.map((field) => `${name}.${field}`).join(', ')});\n`;
