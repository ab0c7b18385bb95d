/** The whole system in the simulator, as a user talks to it. */
import path from 'node:path';
import { boot, type RunningSystem } from 'conductor/testing/board';

let system: RunningSystem;

beforeAll(async () => {
  system = await boot(path.join(__dirname, '../system.ts'));
});
afterAll(() => system?.stop());

test('numbers go to the meter, and what it makes of them comes back', async () => {
  expect(await system.command('read')).toBe('no samples yet');
  for (const number of ['3', '10', '8']) expect(await system.command(number)).toBe('done');
  expect(await system.command('read')).toBe('3 samples, mean 7, from 3 to 10');
  expect(await system.command('clear')).toBe('done');
  expect(await system.command('read')).toBe('no samples yet');
});

test.each(['65536', 'five', '-1'])('%s is no sample', async (text) => {
  expect(await system.command(text)).toMatch(/neither a number/);
  expect(await system.command('read')).toBe('no samples yet');
});
