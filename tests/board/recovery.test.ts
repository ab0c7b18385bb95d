/**
 * Damage from outside: memory of a running process changes under it, as a broken chip would do it. The console, which is needed
 * to tell about it, comes back and the report comes through it; everyone else goes on.
 */
import { destroyReturns } from './damage';
import { bootSystem, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';
import { testNeeding } from './target';

const test = testNeeding('inject');

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ inject: true });
});
afterAll(async () => {
  await system?.stop();
});

test('the console crashes: it is restarted, its report is printed, the shell asks again', async () => {
  const before = await listProcesses(system);
  expect(await destroyReturns(system, 'console')).toBeGreaterThan(0);
  system.board.send('\r');
  const answer = await system.console.until(/fault: [^]*> /);
  expect(answer).toMatch(/fault: process=console cause=(instruction-access|invalid-state) .*pc=0x00000000/);
  const after = await listProcesses(system);
  for (const [name, { starts, faults }] of before) {
    const crashes = name === 'console' ? 1 : 0;
    expect([name, after.get(name)?.starts, after.get(name)?.faults]).toEqual([
      name,
      starts + crashes,
      faults + crashes,
    ]);
  }
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  for (const counter of await readCounters(system)) expect(counter).toMatchObject({ missed: 0 });
});

test('a server crashes while nobody looks: its clients hear that it is dead, then it is back', async () => {
  await destroyReturns(system, 'pong');
  expect(await system.command('ping 2')).toMatch(/dead|fault: process=pong/);
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  expect((await listProcesses(system)).get('pong')).toMatchObject({ starts: 2, faults: 1 });
});

test('a service that crashes and comes back is seen by who watches services', async () => {
  await destroyReturns(system, 'pong');
  const seen = await system.command('watch services 4');
  expect(seen).toMatch(/registry: pong is unavailable[^]*registry: pong is available/);
  expect(await system.command('topics')).toMatch(/^services +0 +\d+ +0$/m);
  await destroyReturns(system, 'pong');
  expect(await system.command('watch faults 4')).toMatch(
    /supervisor: pong (instruction-access|invalid-state)/,
  );
});
