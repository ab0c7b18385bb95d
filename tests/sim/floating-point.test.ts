/** The FPU's registers belong to whoever runs: they survive every switch, start as zeros, and are out of reach without the right. */
import { Console } from '../../cli/simulator/console';
import { startQemu } from '../../cli/simulator/qemu';
import { build } from './system';

let output: string;
beforeAll(async () => {
  const board = await startQemu({
    elf: build('tests/sim/fixtures/floating-point/system.ts'),
    machine: 'netduinoplus2',
    consolePort: 1,
    instructionShift: 3,
    timeLimit: 60_000,
  });
  const console = new Console(board);
  await console.until(/(fault: [^]*){4}\n/);
  output = console.text;
  board.stop();
  await board.ended;
}, 120_000);

test.each(['first', 'second', 'third'])('%s finds its own registers after every switch', (name) => {
  expect(output).toMatch(new RegExp(`fault: process=${name} cause=exited detail=1\\b`));
});

test('a process without the right cannot even look', () => {
  expect(output).toMatch(/fault: process=thief cause=undefined-instruction .*cfsr=0x00080000/);
});
