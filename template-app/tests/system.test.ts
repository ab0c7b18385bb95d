/** The whole system in the simulator, as a user talks to it. */
import path from 'node:path';
import { boot, type RunningSystem } from 'conductor/testing/board';

let system: RunningSystem;

beforeAll(async () => {
  system = await boot(path.join(__dirname, '../system.ts'));
});
afterAll(() => system?.stop());

test('numbers go to the meter, and what it makes of them comes back', async () => {
  expect(await system.command('tell meter read')).toBe('no samples yet');
  for (const number of ['3', '10']) await system.command(`tell meter ${number}`);
  expect(await system.command('tell meter 8')).toBe('3 samples, mean 7, from 3 to 10');
  expect(await system.command('tell meter clear')).toBe('done');
  expect(await system.command('tell meter read')).toBe('no samples yet');
});

test.each(['100000', 'five', '-1'])('%s is no sample', async (text) => {
  expect(await system.command(`tell meter ${text}`)).toMatch(/neither a number/);
});

test('it gives back what a message took', async () => {
  const used = async (): Promise<string> => (await system.command('apps')).split('\n')[1]!.split(/ +/)[1]!;
  await system.command('tell meter read');
  const before = await used();
  for (let round = 0; round < 20; round++) await system.command('tell meter read');
  expect(await used()).toBe(before);
});
