/** ts2c is held to what it was given, is quiet, and does not remember. */
import { checkedFunction } from '../../../transpile/apps/core/faithful';
import { printCore } from '../../../transpile/apps/core/program';
import { runTs2c } from '../../../transpile/apps/core/ts2c';
import { act, at, call, compare, declare, give, operation, program, set, when } from './builders';

const names = new Map([
  ['$add', 'app_add'],
  ['$line', 'app_line'],
]);

const checked = (javaScript: string): string =>
  checkedFunction(javaScript, runTs2c(javaScript, names), names);

const wrap = (body: string): string => `function f(a, b) {\na = $add(0, 0);\nb = $add(0, 0);\n${body}\n}`;

test('what it prints rightly passes', () => {
  expect(checked(wrap('var x = 0;\nx = $add(a, -70000);\nreturn x;'))).toBe(
    'int16_t f(int16_t a, int16_t b)\n{\n    int16_t x;\n\n    a = app_add(0, 0);\n    b = app_add(0, 0);\n    x = 0;\n    x = app_add(a, -70000);\n    return x;\n}',
  );
});

test.each([
  { about: 'dropped, with a comment in its place', body: 'a ^= b;\nreturn a;' },
  { about: 'dropped without a word', body: 'a = a;\nreturn a;' },
  { about: 'evaluated before its condition', body: 'var x = 0;\nx = a && $add(a, b);\nreturn x;' },
  { about: 'given to another if', body: 'if (a) { if (b) { return 1; } } else { return 2; }\nreturn 3;' },
  { about: 'of its own library', body: 'var x = 0;\nx = a < b;\nreturn x + "";' },
  { about: 'a local object, with malloc', body: 'var x = 0;\nx = {};\nreturn 0;' },
])('a statement that it would have $about is refused', ({ body }) => {
  expect(() => checked(wrap(body))).toThrow(/^ts2c: /);
});

const output = runTs2c(wrap('$add(a, b);\nreturn 1;'), names);

test.each([
  { about: 'a statement less', tampered: output.replace('    app_add(a, b);\n', '') },
  { about: 'a statement more', tampered: output.replace('return 1;', 'app_add(a, b);\n    return 1;') },
  { about: 'another constant', tampered: output.replace('return 1', 'return 2') },
  { about: 'exchanged operands', tampered: output.replace('a, b);\n    r', 'b, a);\n    r') },
  { about: 'a comment', tampered: output.replace('return 1;', '/* no statements */;\n    return 1;') },
  { about: 'a variable of another type', tampered: output.replace('int16_t a', 'uint8_t a') },
  { about: 'something before it', tampered: `#include <stdlib.h>\n${output}` },
])('output with $about is refused', ({ tampered }) => {
  const javaScript = wrap('$add(a, b);\nreturn 1;');
  expect(checkedFunction(javaScript, output, names)).toContain('return 1;');
  expect(tampered).not.toBe(output);
  expect(() => checkedFunction(javaScript, tampered, names)).toThrow(/^ts2c: '.*' where '.*' was meant$/s);
});

test('what it complains of is an error', () => {
  expect(() => runTs2c('function f( {', names)).toThrow(/^ts2c: /);
});

const small = (name: string): ReturnType<typeof program> =>
  program([
    declare('other', ['n'], [], at(1), give(operation('add', 'n', 1))),
    declare(
      name,
      [],
      ['x'],
      at(2),
      set('x', call('other', 1)),
      when(compare('x', '<', 3), [act(call('other', 'x'))]),
    ),
  ]);

test('nothing of it reaches the console', () => {
  const spies = (['log', 'warn', 'error', 'info'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation(() => undefined),
  );
  const wrote = jest.spyOn(process.stdout, 'write');
  printCore(small('start'));
  expect(() => runTs2c('function f( {', names)).toThrow();
  for (const spy of [...spies, wrote]) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});

test('equal programs give equal C, whatever was translated before', () => {
  const first = printCore(small('start'));
  printCore(small('begin'));
  expect(printCore(small('start'))).toBe(first);
});

test('a function of another program is not known any more', () => {
  printCore(small('start'));
  expect(() => printCore(program([declare('start', [], [], at(1), act(call('other', 1)))]))).toThrow(
    "there is no function 'other'",
  );
});
