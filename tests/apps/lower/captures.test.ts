import ts from 'typescript';
import { capturesOf, isFunction } from '../../../transpile/apps/lower/captures';

/** What each function captures, named by its first line: variables in cells have a `*`. */
function captured(source: string): string[] {
  const host = ts.createCompilerHost({ noLib: true, target: ts.ScriptTarget.ES2022 });
  const file = ts.createSourceFile('app.ts', source, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (name) => (name === 'app.ts' ? file : undefined);
  const checker = ts.createProgram(['app.ts'], { noLib: true }, host).getTypeChecker();
  const captures = capturesOf(file, checker);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunction(node))
      found.push(
        captures
          .of(node)
          .map((variable) =>
            variable === 'this' ? 'this' : `${variable.name}${captures.inCell(variable) ? '*' : ''}`,
          )
          .join(' '),
      );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const inFunction = (body: string): string[] => captured(`function outer(p: number) { ${body} }`).slice(1);

test('constants and parameters that nobody assigns are copied', () => {
  expect(inFunction('const a = 1, f = () => a + p;')).toEqual(['a p']);
});

test('module-level variables, functions and globals are not captured', () => {
  expect(
    captured('let a = 1; const { b } = { b: 2 }; function f() { return a + b; } const g = () => f();'),
  ).toEqual(['', '']);
});

test('a variable of a block of the module is', () => {
  expect(captured('{ let a = 1; const f = () => a; }')).toEqual(['a']);
  expect(captured('for (let i = 0; i < 3; i++) { const f = () => i; }')).toEqual(['i*']);
});

test.each([
  ['let a = 1; const f = () => a; a = 2;'],
  ['let a = 1; const f = () => { a++; };'],
  ['let a = 1; const f = () => { [a] = [2]; };'],
  ['let a = 1; const f = () => { ({ x: a } = { x: 2 }); };'],
  ['let a = 1; const f = () => { ({ a } = { a: 2 }); };'],
  ['let a = 1; const f = () => { for (a of [1]); };'],
  ['let a = 1; const f = () => { (a as number) += 1; };'],
])('a variable that is assigned later lives in a cell: %s', (body) => {
  expect(inFunction(body)).toEqual(['a*']);
});

test('a property of the same name is not an assignment of the variable', () => {
  expect(inFunction('const a = 1; const o = { a: 2 }; const f = () => { o.a = a; };')).toEqual(['o a']);
});

test('a variable that has no value yet when the closure is made lives in a cell', () => {
  expect(inFunction('const f = () => a; const a = 1;')).toEqual(['a*']);
  expect(inFunction('const a = 1; function f() { return a; }')).toEqual(['a*']);
  expect(inFunction('const a = 1; { function f() { return a; } }')).toEqual(['a']);
  expect(inFunction('const { a } = { a: () => a };')).toEqual(['a*']);
});

test('a function captures what the functions inside it use', () => {
  expect(inFunction('const f = () => { const b = 1; return () => p + b; };')).toEqual(['p', 'p b']);
});

test('a function that uses itself captures nothing', () => {
  expect(inFunction('const f = (n: number): number => n && f(n - 1);')).toEqual(['']);
  expect(inFunction('function f(n: number): number { return n && f(n - 1); }')).toEqual(['']);
  expect(inFunction('const f = function g(): unknown { return g; };')).toEqual(['']);
  expect(inFunction('const f = (): unknown => () => f;')).toEqual(['', 'f']);
});

test('a function whose name lives in a cell uses the cell itself, too', () => {
  expect(inFunction('const g = () => f(); const f = (): unknown => () => f;')).toEqual(['f*', 'f*', 'f*']);
});

test('functions that use each other have a cell, unless the one is made first', () => {
  expect(inFunction('function f() { g(); } function g() { f(); }')).toEqual(['g*', 'f']);
});

test('arrow functions have the this of the method', () => {
  expect(
    captured(
      'class C { n = 1; m() { return () => () => this.n; } f = () => this.n; g() { return this.n; } }',
    ),
  ).toEqual(['', 'this', 'this', 'this', '']);
});
