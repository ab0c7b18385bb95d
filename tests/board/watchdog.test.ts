/**
 * The watchdog of a supervisor that has it. QEMU has none, but records what is written to where it would be: so much is seen, and not
 * the reset. The runs of all other systems show that nothing is written without the grant.
 */
import { loadBoard } from '../../cli/lazy';
import { unexpectedLines } from '../../cli/target/qemu/guest-log';
import { build, startSystem } from './system';
import { testNeeding } from './target';

const START = ['write 0 cccc', 'write 0 5555', 'write 4 4', 'write 8 3e8'];
const FEEDING = 'write 0 aaaa';

/** Offset and value of each access to the address where the watchdog would be, in order; QEMU has two names for it. */
function accesses(log: string): string[] {
  const lines = log.matchAll(
    /^(?:IWDG|I2S2ext): unimplemented device (\w+) \(.*offset 0x0*(\w+)(?:, value 0x0*(\w+))?\)$/gm,
  );
  return [...lines].map(([, what, offset, value]) => `${what} ${offset} ${value}`);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

testNeeding('guest-log')(
  'it is started with two seconds, fed every half, and not when something more urgent never rests',
  async () => {
    const { board } = await startSystem(build('tests/board/fixtures/watchdog/system.ts'));
    // All the time that it takes until the hog begins, and then long enough for more.
    for (let tries = 0; tries < 200 && accesses(board.guestLog()).length < START.length + 4; tries++)
      await pause(100);
    await pause(3_000);
    board.stop();
    await board.ended;
    expect(accesses(board.guestLog())).toEqual([...START, FEEDING, FEEDING, FEEDING, FEEDING]);
    expect(board.unexpectedLog).toEqual([]);
  },
);

test.each([
  ['IWDG: unimplemented device write (size 4, offset 0x00, value 0xaaaa)', true],
  ['I2S2ext: unimplemented device write (size 4, offset 0x008, value 0x000003e8)', true],
  ['I2S2ext: unimplemented device write (size 4, offset 0x00c, value 0x00000001)', false],
  ['I2S2ext: unimplemented device read  (size 4, offset 0x000)', false],
  ['WWDG: unimplemented device write (size 4, offset 0x000, value 0x0000007f)', false],
])('of the devices that QEMU does not have, that one is expected: %s', (line, expected) => {
  expect(unexpectedLines(line, loadBoard('stm32f4-discovery').qemu?.unmodelled ?? [])).toEqual(
    expected ? [] : [line],
  );
});
