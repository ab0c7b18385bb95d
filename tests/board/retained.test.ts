/** Retained variables outlive crash and restart of their process, a broken change is noticed, and a reset of the system clears them. */
import { build, startSystem } from './system';

const PANIC = /cause=panic detail=4\b/;

test('a number is kept over crash and restart, not over a change that was broken off, nor over a reset', async () => {
  const { board, console } = await startSystem(build('tests/board/fixtures/retained/system.ts'));
  const life = /fault: process=keeper cause=[^\n]*\n/;
  const lives: string[] = [];
  for (let index = 0; index < 5; index++) {
    const said = await console.until(life);
    lives.push(PANIC.test(said) ? 'crash' : (/cause=exited detail=(\d+)/.exec(said)?.[1] ?? said));
  }
  expect(lives).toEqual(['101', '2', 'crash', '101', '2']);
  await board.reset();
  expect(await console.until(life)).toMatch(/cause=exited detail=101\b/);
  board.stop();
  await board.ended;
});
