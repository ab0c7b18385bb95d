/** Every line of the C that has code is at its line of the source. */
import { printCore } from '../../../transpile/apps/core/program';
import { act, at, block, call, declare, give, leave, loop, operation, program, set, when } from './builders';

/** "<line> <text>" of each line of the functions, as the C compiler counts. */
function counted(c: string): string[] {
  const rows: string[] = [];
  let file: string | undefined;
  let line = 0;
  for (const text of c.split('\n')) {
    const mark = /^#line (\d+)(?: "(.*)")?$/.exec(text);
    if (mark) {
      line = Number(mark[1]);
      file = mark[2] ?? file;
    } else if (file !== undefined) {
      if (text.trim() !== '') rows.push(`${file === 'b.ts' ? 'b' : ''}${line} ${text.trim()}`);
      line++;
    }
  }
  return rows;
}

const made = program([
  declare(
    'work',
    ['n'],
    ['a', 'b'],
    at(10, 'a.ts'),
    set('a', operation('add', 'n', 1)),
    at(12, 'a.ts'),
    when(
      'a',
      [
        at(13, 'a.ts'),
        set('b', operation('add', 'n', 2)),
        at(14, 'a.ts'),
        set('b', operation('add', 'b', 3)),
      ],
      [at(16, 'a.ts'), set('b', operation('add', 'n', 4))],
    ),
    set('a', operation('add', 'b', 5)),
    loop(
      at(20, 'a.ts'),
      block(at(21, 'a.ts'), when('a', [leave])),
      set('a', operation('add', 'b', 6)),
      leave,
    ),
    at(30, 'a.ts'),
    give(operation('add', 'a', 'b')),
  ),
  declare('start', [], [], at(3, 'b.ts'), act(call('work', 1))),
]);

test('statements behind a block without a line of their own are where the block began', () => {
  const rows = counted(printCore(made));
  const code = rows.filter((row) => /app_|if|work|break/.test(row));
  expect(code).toEqual([
    '10 int32_t work(int32_t n) {',
    '10 a = app_add(n, 1);',
    '12 if (a) {',
    '13 b = app_add(n, 2);',
    '14 b = app_add(b, 3);',
    '16 b = app_add(n, 4);',
    '12 a = app_add(b, 5);',
    '21 if (a) {',
    '21 break;',
    '20 a = app_add(b, 6);',
    '20 break;',
    '30 return app_add(a, b);',
    'b3 work(1);',
  ]);
});

test('consecutive lines of the source need no directive', () => {
  const straight = program([
    declare(
      'start',
      [],
      [],
      ...[3, 4, 5].flatMap((line) => [at(line), act(operation('print', operation('to_text', line)))]),
    ),
  ]);
  // The head and the first statement, then what ends the function.
  expect(printCore(straight).match(/#line \d+/g)).toEqual(['#line 3', '#line 3', '#line 5', '#line 5']);
});
