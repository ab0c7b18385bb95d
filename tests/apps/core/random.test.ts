/**
 * Whatever the lowering may put together, ts2c prints it and the C compiler finds nothing to warn of: random functions over all
 * constructs, nested in all ways, in one program. What it means is checked where it is printed (core/faithful.ts).
 */
import fc from 'fast-check';
import type { CoreExpression, CoreFunction, CoreStatement } from '../../../transpile/apps/core/core';
import { printCore } from '../../../transpile/apps/core/program';
import { OPERATIONS } from '../../../transpile/apps/core/operations';
import { runOnArm, runOnHost } from '../toolchain';
import {
  act,
  again,
  at,
  block,
  call,
  choose,
  closureNumber,
  compare,
  declare,
  give,
  leave,
  logic,
  loop,
  not,
  of,
  operation,
  program,
  set,
  text,
  when,
} from './builders';

const PARAMETERS = ['self', 'value', 'int', 'd', 'e'];
const LOCALS = ['x', 'typedef', 'NaN'];
const valued = [...OPERATIONS].filter(([, { result }]) => result !== 'nothing').map(([name]) => name);
const effects = [...OPERATIONS].filter(([, { result }]) => result === 'nothing').map(([name]) => name);

const variable = fc.constantFrom(...PARAMETERS, ...LOCALS);
const leaf: fc.Arbitrary<CoreExpression> = fc.oneof(
  variable.map(of),
  fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 32768, -32769, 2147483647, -2147483648)).map(of),
  fc.string({ unit: 'binary-ascii', maxLength: 6 }).map(text),
  fc.constant(closureNumber('f0')),
  fc
    .array(fc.nat(255), { minLength: 1, maxLength: 40 })
    .map((bytes) => ({ kind: 'program', bytes }) as const),
);

const applied = (name: string, operands: fc.Arbitrary<CoreExpression>): fc.Arbitrary<CoreExpression> => {
  const count = OPERATIONS.get(name)?.operands ?? 0;
  return fc.array(operands, { minLength: count, maxLength: count }).map((given) => operation(name, ...given));
};

const { expression } = fc.letrec<{ expression: CoreExpression }>((tie) => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.constantFrom(...valued).chain((name) => applied(name, inner)),
      fc.tuple(inner, inner, inner, inner, inner).map((operands) => call('f0', ...operands)),
      fc
        .tuple(inner, fc.constantFrom('<', '<=', '>', '>=', '===', '!==' as const), inner)
        .map((parts) => compare(...(parts as Parameters<typeof compare>))),
      fc
        .tuple(inner, fc.constantFrom('&&', '||' as const), inner)
        .map((parts) => logic(...(parts as Parameters<typeof logic>))),
      inner.map(not),
      fc.tuple(inner, inner, inner).map((parts) => choose(...parts)),
    ),
  };
});

/** Statements that may stand inside of a loop, a block, or neither. */
function statements(inside: 'loop' | 'block' | undefined, depth: number): fc.Arbitrary<CoreStatement[]> {
  const simple = [
    fc.tuple(variable, expression).map(([name, value]) => set(name, value)),
    expression.map(act),
    fc.constantFrom(...effects).chain((name) => applied(name, expression).map(act)),
    fc.nat(30).map((line) => at(line + 1)),
    expression.map(give),
    ...(inside === undefined ? [] : [fc.constant(leave)]),
    ...(inside === 'loop' ? [fc.constant(again)] : []),
  ];
  const nested = (): fc.Arbitrary<CoreStatement>[] => [
    fc
      .tuple(expression, statements(inside, depth - 1), statements(inside, depth - 1))
      .map((parts) => when(...parts)),
    statements('loop', depth - 1).map((body) => loop(...body)),
    statements('block', depth - 1).map((body) => block(...body)),
  ];
  return fc.array(fc.oneof(...simple, ...(depth > 0 ? nested() : [])), { maxLength: 4 });
}

const bodies = fc.array(statements(undefined, 3), { minLength: 60, maxLength: 60 });

test('60 random functions compile without a warning', async () => {
  const seed = Date.now() % 1_000_000;
  const [made = []] = fc.sample(bodies, { seed, numRuns: 1 });
  const functions = made.map((body, index): CoreFunction =>
    declare(`f${index}`, PARAMETERS, LOCALS, at(1), ...body),
  );
  const all = functions.map(({ name }) => act(call(name, 0, 0, 0, 0, 0)));
  const start = declare('start', [], [], at(1), when(operation('global', 0), all));
  const c = printCore(program([...functions, start], { closures: ['f0'], globals: 1 }));
  expect({ seed, run: await runOnHost(c) }).toEqual({ seed, run: { output: '' } });
  expect({ seed, run: await runOnArm(c) }).toEqual({ seed, run: { output: '' } });
});
