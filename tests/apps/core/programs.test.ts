/** Programs of the core do what the core says: compiled as strictly as generated code is, on the host and on ARM. */
import type { CoreProgram } from '../../../transpile/apps/core/core';
import { printCore } from '../../../transpile/apps/core/program';
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
  operation,
  program,
  set,
  show,
  text,
  when,
} from './builders';

/** Prints its number and gives it: whether an operand was evaluated. */
const noisy = declare('noisy', ['number'], [], at(1), ...show('number'), give('number'));

const fits: readonly { about: string; made: CoreProgram; output: string }[] = [
  {
    about: 'numbers of 32 bits, in locals, as constants and as results',
    made: program([
      declare('triple', ['n'], [], at(1), give(operation('multiply', 'n', 3))),
      declare(
        'start',
        [],
        ['a'],
        at(5),
        set('a', 2147483647),
        ...show('a'),
        set('a', -2147483648),
        ...show('a'),
        ...show(call('triple', -40000)),
        ...show(operation('add', operation('subtract', 70000, 1), operation('negate', -5))),
        ...show(operation('or', operation('shift_left', 1, 31), operation('xor', 65535, 1))),
      ),
    ]),
    output: '2147483647\n-2147483648\n-120000\n70004\n-2147418114\n',
  },
  {
    about: 'an else belongs to the if that it was given to',
    made: program([
      declare(
        'start',
        [],
        ['a'],
        at(1),
        when('a', [when(1, show(1))], show(2)),
        when(1, [when('a', show(3))], show(4)),
      ),
    ]),
    output: '2\n',
  },
  {
    about: 'loops, and blocks that are left from within',
    made: program([
      declare(
        'start',
        [],
        ['i', 'sum'],
        at(1),
        loop(
          when(compare('i', '>=', 10), [leave]),
          set('i', operation('add', 'i', 1)),
          when(compare(operation('remainder', 'i', 2), '===', 0), [again]),
          block(when(compare('i', '>', 6), [leave]), set('sum', operation('add', 'sum', 'i'))),
        ),
        ...show('sum'),
      ),
    ]),
    output: '9\n',
  },
  {
    about: 'the right operand of && and || is evaluated when the left one does not decide',
    made: program([
      noisy,
      declare(
        'start',
        [],
        ['a', 'b'],
        at(1),
        set('a', logic(call('noisy', 0), '&&', call('noisy', 1))),
        set('b', logic(call('noisy', 2), '||', call('noisy', 3))),
        when(logic(not('a'), '&&', logic('b', '||', call('noisy', 4))), show(5), show(6)),
        ...show(operation('add', 'a', 'b')),
        ...show(choose(compare('a', '<', 'b'), call('noisy', 7), call('noisy', 8))),
      ),
    ]),
    output: '0\n2\n5\n1\n7\n7\n',
  },
  {
    about: 'closures, constant texts and module-level variables',
    made: program(
      [
        declare(
          'greet',
          ['self', 'name', 'b', 'c', 'd'],
          [],
          at(3),
          act(operation('print', operation('concatenate', operation('load', 'self', 1), 'name'))),
          act(operation('print_end')),
          give(operation('length', 'name')),
        ),
        declare(
          'start',
          [],
          ['closure'],
          at(9),
          set('closure', operation('record', 2)),
          act(operation('store', 'closure', 0, closureNumber('greet'))),
          act(operation('store', 'closure', 1, text('Hel"lo\\, ??/\u00e9\n1'))),
          act(operation('set_global', 1, 'closure')),
          ...show(operation('call', operation('global', 1), text('7 of 9'), 0, 0, 0)),
        ),
      ],
      { closures: ['greet'], globals: 2 },
    ),
    output: 'Hel"lo\\, ??/\u00e9\n17 of 9\n6\n',
  },
  {
    about: 'recursion, of one function and of two',
    made: program([
      declare(
        'even',
        ['n'],
        [],
        at(1),
        when(compare('n', '===', 0), [give(1)]),
        give(call('odd', operation('subtract', 'n', 1))),
      ),
      declare(
        'odd',
        ['n'],
        [],
        at(2),
        when(compare('n', '===', 0), [give(0)]),
        give(call('even', operation('subtract', 'n', 1))),
      ),
      declare('start', [], [], at(3), ...show(call('even', 10)), ...show(call('odd', 10))),
    ]),
    output: '1\n0\n',
  },
  {
    about: 'what is never read, what compares with itself and what nobody calls is no mistake',
    made: program(
      [
        declare('unused', ['a'], [], at(1), give('a')),
        declare('forever', ['n'], [], at(2), give(call('forever', 'n'))),
        declare(
          'start',
          [],
          ['a', 'b', 'c', 'never'],
          at(3),
          set('b', 3),
          set('c', operation('load', operation('record', 1), 0)),
          set('a', 'a'),
          act(operation('add', 'a', 1)),
          when(compare('a', '!==', 'a'), [act(call('forever', 1))]),
          when(choose('a', 1, 0), []),
          when(operation('global', 0), [], show(9)),
        ),
      ],
      { globals: 1 },
    ),
    output: '9\n',
  },
  {
    about: 'names that mean something in JavaScript, in C or to ts2c',
    made: program([
      declare('int', ['value'], ['arguments'], at(1), set('arguments', 'value'), give('arguments')),
      declare(
        'main',
        ['delete', 'typedef', 'int'],
        [],
        at(2),
        give(operation('add', 'delete', operation('add', 'typedef', 'int'))),
      ),
      declare(
        'memcpy',
        ['struct'],
        ['NaN', 'app_add', 'gc_main', 'uint8_t', 'é$'],
        at(3),
        set('NaN', 'struct'),
        set('app_add', 'NaN'),
        set('gc_main', 'app_add'),
        set('uint8_t', 'gc_main'),
        set('é$', 'uint8_t'),
        give('é$'),
      ),
      declare(
        'start',
        [],
        ['main', 'start'],
        at(4),
        set('main', call('main', 1, 2, 3)),
        set('start', call('memcpy', 'main')),
        ...show(call('int', 'start')),
      ),
    ]),
    output: '6\n',
  },
];

test.each(fits)('$about', async ({ made, output }) => {
  const c = printCore(made);
  const [host, arm] = await Promise.all([runOnHost(c), runOnArm(c)]);
  expect(host).toEqual({ output });
  expect(arm).toEqual({ output });
});

/** Faults in `limit`'s assert if it is above 7, else behind the block. */
const faulting = (limit: number): CoreProgram =>
  program([
    declare(
      'check',
      ['n'],
      [],
      at(11),
      when(compare('n', '>', 0), [
        at(12),
        ...show('n'),
        at(14),
        act(operation('assert', compare('n', '>', limit))),
      ]),
      give(operation('add', 'n', 2147483640)),
    ),
    declare(
      'start',
      [],
      [],
      at(20, 'src/apps/a/other.ts'),
      act(call('check', 0)),
      at(21, 'src/apps/a/other.ts'),
      act(call('check', 8)),
    ),
  ]);

test.each([
  { limit: 8, code: 5, line: 14 },
  { limit: 7, code: 16, line: 11 },
])('a fault is in the line of the source: in line $line', async ({ limit, code, line }) => {
  const c = printCore(faulting(limit));
  const fault = { output: '8\n', fault: { code, file: 'src/apps/a/app.ts', line } };
  expect(await runOnHost(c)).toEqual(fault);
  expect(await runOnArm(c)).toEqual(fault);
});
