/** The oracle: what it can't tell within its time it says so, and goes on with the next. */
import { expectationAside } from './oracle/aside';

const HOLES = 'export function onStart(): void { const far = [1]; far[2147483646] = 2; far.reverse(); }';
const PLAIN = "export function onStart(): void { console.log('here'); }";

test('a program that the engine does not come back from is ended, and the next one runs', async () => {
  const [endless, plain] = await Promise.all([
    expectationAside(HOLES, [], 5_000),
    expectationAside(PLAIN, []),
  ]);
  expect(endless.thrown).toMatch(/timed out/);
  expect(plain).toEqual({ output: 'here\n', faults: [] });
});
