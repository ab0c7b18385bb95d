/** The table of operations is what the headers of the run-time library say. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONSTRUCTS } from '../../../transpile/apps/core/javascript';
import { OPERATIONS } from '../../../transpile/apps/core/operations';
import { runtimeFolder } from '../../../transpile/apps/runtime/files';

const headers = readdirSync(runtimeFolder)
  .filter((name) => name.endsWith('.h'))
  .map((name) => readFileSync(path.join(runtimeFolder, name), 'utf8'))
  .join('\n');

interface Declared {
  readonly operands: number;
  /** Of a function; a macro does not say. */
  readonly result?: string;
}

const countOf = (list: string): number => (/^\s*(void)?\s*$/.test(list) ? 0 : list.split(',').length);

function declarations(): Map<string, Declared> {
  const found = new Map<string, Declared>();
  for (const [, result = '', name = '', list = ''] of headers.matchAll(
    /^(?!#)(\w+) app_(\w+)\(([^()]*)\);/gm,
  )) {
    found.set(name, { operands: countOf(list), result });
  }
  for (const [, name = '', list = ''] of headers.matchAll(/^#define app_(\w+)\(([^)]*)\)/gm)) {
    found.set(name, { operands: countOf(list) });
  }
  return found;
}

const declared = declarations();

test.each([...OPERATIONS].map(([name, operation]) => ({ name, ...operation })))(
  'app_$name takes $operands operands',
  ({ name, operands }) => {
    expect(declared.get(name)?.operands).toBe(operands);
  },
);

test('a function of the library gives what the table says of it', () => {
  const expected = { condition: 'bool', nothing: 'void', value: 'value' };
  const wrong = [...OPERATIONS].filter(([name, { result }]) => {
    const said = declared.get(name)?.result;
    return said !== undefined && said !== expected[result];
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});

test("the core's own constructs are there, and none is an operation as well", () => {
  expect(CONSTRUCTS.filter((name) => !['line', 'any_number'].includes(name) && !declared.has(name))).toEqual(
    [],
  );
  expect(CONSTRUCTS.filter((name) => OPERATIONS.has(name))).toEqual([]);
});
