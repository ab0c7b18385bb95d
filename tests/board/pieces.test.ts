/** Long operations of the kernel give way: nobody who is more urgent is late for them. */
import { build, startSystem } from './system';
import { testNeeding } from './target';

/** Microseconds of 8 ns an instruction: the longest piece, and waking up. In one piece, the end of the holder takes a millisecond. */
const LATEST = 60;

testNeeding('deterministic')('ends, starts and revocations make nobody late who is more urgent', async () => {
  const system = await startSystem(build('tests/board/fixtures/pieces/system.ts'));
  const { console } = system;
  await console.until(/fault: process=metronome [^\n]*\n/);
  await system.stop();
  const [, late] = /process=metronome cause=exited detail=(\d+)/.exec(console.text) ?? [];
  expect(Number(late)).toBeLessThan(LATEST);
});
