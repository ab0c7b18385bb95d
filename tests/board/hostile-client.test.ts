/** A client that sends every service whatever comes to its mind: all survive it, and others are served all the while. */
import { bootSystem, build, type RunningSystem } from './system';
import { listProcesses } from './tables';

const CALLS = 200_000;
const SERVICES = [
  'supervisor',
  'registry',
  'resources',
  'security',
  'events',
  'journal',
  'counterHigh',
  'pong',
  'console',
  'pins',
];

let system: RunningSystem;
beforeAll(async () => {
  const elf = build('tests/board/fixtures/storm/system.ts');
  system = await bootSystem({ elf, timeLimit: 300_000 });
});
afterAll(async () => {
  await system?.stop();
});

test('every service survives a hostile client, and others are served', async () => {
  const before = await listProcesses(system);
  await system.logIn();
  system.board.send('restart hostile\r');
  const last = new RegExp(`hostile: calls=${CALLS} .*\r?\n`);
  const text = await system.console.until(last, 240_000);
  for (const [, undocumented] of text.matchAll(/hostile: .* undocumented=(\d+)/g))
    expect(undocumented).toBe('0');
  const answers = Number(/ answers=(\d+)/.exec(last.exec(text)![0])![1]);
  expect(answers).toBeGreaterThan(CALLS / 10);
  const visits = [...text.matchAll(/visitor: .* served=(\d+) away=(\d+) wrong=(\d+)/g)];
  expect(visits.length).toBeGreaterThan(1);
  expect(visits.map(([, , , wrong]) => wrong)).toEqual(visits.map(() => '0'));
  expect(Number(visits.at(-1)![1])).toBeGreaterThan(Number(visits[0]![1]));
  const after = await listProcesses(system);
  for (const name of SERVICES) {
    expect([name, after.get(name)?.faults]).toEqual([name, before.get(name)?.faults]);
    expect([name, after.get(name)?.starts]).toEqual([name, before.get(name)?.starts]);
  }
});
