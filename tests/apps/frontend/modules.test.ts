/** Several files: the order in which they run, what they export for the system, and what belongs to the app. */
import path from 'node:path';
import ts from 'typescript';
import { libraryMember } from '../../../transpile/apps/frontend/library-names';
import { read } from './read';

const names = (files: readonly ts.SourceFile[]): string[] =>
  files.map((file) => path.basename(file.fileName));

test('a module runs after those that it imports, once, in the order of its imports', () => {
  const { modules, diagnostics } = read({
    'app.ts': "import { b } from './b';\nimport { a } from './a';\nconsole.log(a, b);",
    'a.ts': "import { shared } from './shared';\nexport const a = shared;",
    'b.ts': "import { shared } from './shared';\nexport const b = shared;",
    'shared.ts': 'export const shared = 1;',
  });
  expect(diagnostics).toEqual([]);
  expect(names(modules)).toEqual(['shared.ts', 'b.ts', 'a.ts', 'app.ts']);
});

test('modules that import each other run from the first one', () => {
  const { modules } = read({
    'app.ts': "import { b } from './b';\nexport const a = (): number => 1;\nb();",
    'b.ts': "import { a } from './app';\nexport const b = (): number => a();",
  });
  expect(names(modules)).toEqual(['b.ts', 'app.ts']);
});

test('one of which only types are imported does not run', () => {
  const { modules, files } = read({
    'app.ts': "import type { A } from './a';\nimport { B } from './b';\nexport const x: A | B = 1;",
    'a.ts': 'export type A = 1;\nconsole.log(1);',
    'b.ts': 'export type B = 2;\nconsole.log(2);',
  });
  expect(names(modules)).toEqual(['app.ts']);
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['a.ts', 'app.ts', 'b.ts']);
});

test('a module that is exported again runs', () => {
  const { modules } = read({
    'app.ts': "export { onStart } from './start';",
    'start.ts': 'export function onStart(): void {}',
  });
  expect(names(modules)).toEqual(['start.ts', 'app.ts']);
});

test('handlers are what the first module exports under their names', () => {
  const { handlers, diagnostics } = read({
    'app.ts':
      "export { begin as onStart } from './start';\nexport function onTimer(): void {}\nexport function other(): void {}",
    'start.ts':
      'export function begin(): void {}\nexport function onMessage(text: string): string { return text; }',
  });
  expect(diagnostics).toEqual([]);
  expect([...handlers.keys()].sort()).toEqual(['onStart', 'onTimer']);
});

test('names of the library are known by their owner, those of the app are not', () => {
  const { modules, kinds } = read({
    'app.ts':
      "import { assert } from 'conductor/app';\nconst list = [1];\nlist.push(2);\nMath.abs(1);\nconsole.log(String(1));\nassert(true);\nconst push = (): void => {};\npush();\nArray.from(list);",
  });
  const members: (string | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) members.push(libraryMember(kinds.checker, node.expression));
    ts.forEachChild(node, visit);
  };
  modules.forEach(visit);
  expect(members).toEqual([
    'Array.push',
    'Math.abs',
    'console.log',
    'String',
    'assert',
    undefined,
    'Array.from',
  ]);
});

test('the operations of the library are none of the app', () => {
  const { diagnostics } = read({ 'app.ts': 'operation.array_resize([1], 5);' });
  expect(diagnostics.map(({ code }) => code)).toEqual([91700]);
});

test('what tsc says comes first, but not within what is refused anyway', () => {
  const codes = (source: string): number[] => read({ 'app.ts': source }).diagnostics.map(({ code }) => code);
  expect(codes("const n: number = 'a';")).toEqual([2322]);
  expect(codes('const n = ;')).toEqual([1109]);
  expect(codes('async function f(): Promise<void> { await f(); }\nf();')).toEqual([91700]);
});
