/** Long operations of the kernel give way: nobody who is more urgent is late for them. */
import { Console } from '../../cli/simulator/console';
import { startQemu } from '../../cli/simulator/qemu';
import { build } from './system';

/** Microseconds of 8 ns an instruction: the longest piece, and waking up. In one piece, the end of the holder takes a millisecond. */
const LATEST = 60;

test('ends, starts and revocations make nobody late who is more urgent', async () => {
  const board = await startQemu({
    elf: build('tests/sim/fixtures/pieces/system.ts'),
    machine: 'netduinoplus2',
    consolePort: 1,
    instructionShift: 3,
    timeLimit: 60_000,
  });
  const console = new Console(board);
  await console.until(/fault: process=metronome [^\n]*\n/);
  board.stop();
  await board.ended;
  const [, late] = /process=metronome cause=exited detail=(\d+)/.exec(console.text) ?? [];
  expect(Number(late)).toBeLessThan(LATEST);
}, 180_000);
