/** What is no program of the core is said to be none, with the function that it is in. */
import { checkCore } from '../../../transpile/apps/core/validity';
import {
  act,
  again,
  at,
  block,
  call,
  closureNumber,
  declare,
  give,
  leave,
  loop,
  operation,
  program,
  set,
} from './builders';

const body = (...statements: Parameters<typeof declare>[3][]): ReturnType<typeof program> =>
  program([declare('other', ['a'], [], at(1), give('a')), declare('start', [], ['x'], at(2), ...statements)]);

test.each([
  { made: body(set('y', 1)), problem: "no variable 'y' (in 'start')" },
  { made: body(give('y')), problem: "no variable 'y' (in 'start')" },
  { made: body(give(2147483648)), problem: "2147483648 is no value (in 'start')" },
  { made: body(give(0.5)), problem: "0.5 is no value (in 'start')" },
  { made: body(give(operation('add', 1))), problem: "'add' takes 2 operands, not 1 (in 'start')" },
  { made: body(give(operation('halve', 1))), problem: "no operation 'halve' (in 'start')" },
  { made: body(give(operation('print_end'))), problem: "'print_end' has no value (in 'start')" },
  { made: body(act(call('other'))), problem: "'other' takes 1 operands, not 0 (in 'start')" },
  { made: body(act(call('nobody'))), problem: "there is no function 'nobody'" },
  { made: body(give(closureNumber('other'))), problem: "'other' is no closure (in 'start')" },
  { made: body(leave), problem: "break outside of loop and block (in 'start')" },
  { made: body(again), problem: "continue that leaves a block or no loop (in 'start')" },
  { made: body(loop(block(again))), problem: "continue that leaves a block or no loop (in 'start')" },
  {
    made: program([declare('start', ['a'], ['a'], at(1))], {}),
    problem: "'start' starts the program and has parameters",
  },
  {
    made: program([declare('f', ['a'], ['a'], at(1)), declare('start', [], [], at(1))]),
    problem: "two variables of one name (in 'f')",
  },
  {
    made: program([declare('start', [], [], at(1)), declare('start', [], [], at(1))]),
    problem: 'two functions of one name',
  },
  { made: { ...body(), closures: ['other'] }, problem: "'other' has not the parameters of a closure" },
  {
    made: { ...body(), handlers: { onMessage: 'start' } },
    problem: "'start' has not the parameters of onMessage",
  },
])('$problem', ({ made, problem }) => {
  expect(() => checkCore(made)).toThrow(new Error(`core: ${problem}`));
});

test('what is a program passes', () => {
  expect(() => checkCore(body(loop(again), block(leave), give(call('other', 'x'))))).not.toThrow();
});
