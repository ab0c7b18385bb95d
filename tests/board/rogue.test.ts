/**
 * Every forbidden thing: each is stopped with one report that names the right cause and the right line of TypeScript, rogue is
 * back afterwards, nobody else noticed, and neither counter missed a number.
 */
import { loadBoard } from '../../cli/lazy';
import { SymbolTable } from '../../cli/symbols';
import { checkReport } from './rogue-report';
import { FAULT_CASES, type FaultCase, PLAIN_FAULTS, REFUSAL_CASES } from './rogue-table';
import { expectStacksWithinBounds } from './stacks';
import { bootSystem, defaultElf, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';
import { testNeeding } from './target';

let system: RunningSystem;
let symbols: SymbolTable;
beforeAll(async () => {
  symbols = new SymbolTable(defaultElf());
  system = await bootSystem();
});
afterAll(async () => {
  await system?.stop();
});

/** Starts and faults of everyone but rogue. */
async function othersNow(): Promise<[string, number, number][]> {
  const processes = [...(await listProcesses(system)).values()].filter(({ name }) => name !== 'rogue');
  return processes.map(({ name, starts, faults }) => [name, starts, faults]);
}

async function expectCountersComplete(): Promise<void> {
  for (const counter of await readCounters(system)) expect(counter).toMatchObject({ missed: 0 });
}

test('the tables here know every case that rogue knows', async () => {
  const listed = (await system.command('rogue'))
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(' ')[0]);
  const known = [...FAULT_CASES.map(({ name }) => name), ...REFUSAL_CASES];
  expect(known.sort()).toEqual(listed.sort());
});

async function expectStopped(name: string, expected: FaultCase): Promise<void> {
  const others = await othersNow();
  const before = (await listProcesses(system)).get('rogue');
  const answer = await system.command(`rogue ${name}`);
  const reports = answer.split('\n').filter((line) => line.includes('fault: '));
  expect(reports).toHaveLength(1);
  checkReport(reports[0] ?? '', expected, symbols, loadBoard('stm32f4-discovery'));
  expect(answer).toMatch(new RegExp(`rogue: ${name}: stopped, as it must be`));
  const after = (await listProcesses(system)).get('rogue');
  expect(after).toMatchObject({ state: 'receives', starts: (before?.starts ?? 0) + 1 });
  expect(await othersNow()).toEqual(others);
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  await expectCountersComplete();
}

for (const expected of FAULT_CASES) {
  const testHere = PLAIN_FAULTS.includes(expected.name) ? test : testNeeding('faults');
  testHere(expected.name, () => expectStopped(expected.name, expected));
}

test.each(REFUSAL_CASES)('%s', async (name) => {
  const others = await othersNow();
  const before = (await listProcesses(system)).get('rogue');
  const answer = await system.command(`rogue ${name}`);
  const [, attempts, refused] = /(\d+) attempts?, (\d+) refused$/m.exec(answer) ?? [];
  expect(Number(attempts)).toBeGreaterThan(0);
  expect(refused).toBe(attempts);
  expect(answer).not.toMatch(/ALLOWED|WRONG|NOT ALL|fault:/);
  expect((await listProcesses(system)).get('rogue')).toMatchObject({
    starts: before?.starts,
    faults: before?.faults,
  });
  expect(await othersNow()).toEqual(others);
  await expectCountersComplete();
});

testNeeding('faults')(
  'rogue that crashes again and again is back each time, and everyone else runs on',
  async () => {
    // The one that would leave something on the kernel's stack each time.
    for (let round = 0; round < 40; round++)
      expect(await system.command('rogue return-frame')).toMatch(/stopped, as it must be/);
    await expectCountersComplete();
    expect(await system.command('ping 2')).toMatch(/2 round trips/);
  },
);

test('no stack went deeper than its bound', () => expectStacksWithinBounds(system));
