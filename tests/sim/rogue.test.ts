/**
 * Every forbidden thing: each is stopped with one report that names the right cause and the right line of TypeScript, rogue is
 * back afterwards, nobody else noticed, and neither counter missed a number.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SymbolTable } from '../../cli/symbols';
import { explainReport, fieldsOf } from '../../cli/terminal/report-decoder';
import { FAULT_CASES, type FaultCase, REFUSAL_CASES } from './rogue-table';
import { expectStacksWithinBounds } from './stacks';
import { bootSystem, defaultElf, ROOT, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';

let system: RunningSystem;
let symbols: SymbolTable;
beforeAll(async () => {
  symbols = new SymbolTable(defaultElf());
  system = await bootSystem();
}, 120_000);
afterAll(async () => {
  await system?.stop();
});

/** A new rogue each time, with all its restarts: there are more cases than one may crash at once. */
beforeEach(() => system.command('restart rogue'));

/** Starts and faults of everyone but rogue. */
async function othersNow(): Promise<[string, number, number][]> {
  const processes = [...(await listProcesses(system)).values()].filter(({ name }) => name !== 'rogue');
  return processes.map(({ name, starts, faults }) => [name, starts, faults]);
}

async function expectCountersComplete(): Promise<void> {
  for (const counter of await readCounters(system)) expect(counter).toMatchObject({ missed: 0 });
}

/** The source line and file that `→ at file:line` names. */
function sourceAt(explanation: string | undefined): { file: string; text: string } {
  const [, file = '', line = '0'] = /(?:at|from) (\S+):(\d+)/.exec(explanation ?? '') ?? [];
  if (file === '') return { file: `none in: ${explanation}`, text: '' };
  const lines = readFileSync(path.resolve(ROOT, file), 'utf8').split('\n');
  return { file, text: lines[Number(line) - 1] ?? '' };
}

function checkReport(report: string, expected: FaultCase): void {
  const fields = fieldsOf(report);
  expect(fields.get('process')).toBe('rogue');
  expect(fields.get('cause')).toMatch(expected.cause);
  if (expected.address) expect(fields.get('address')).toMatch(expected.address);
  if (expected.detail) expect(fields.get('detail')).toBe(expected.detail);
  const explanation = explainReport(report, symbols);
  if (expected.frameless) expect(explanation).toEqual(['no frame was stored: the place is not known']);
  const at = explanation.find((line) => line.startsWith('at '));
  if (expected.file) expect(sourceAt(at).file).toBe(`src/apps/rogue/${expected.file}.ts`);
  if (expected.line) expect(sourceAt(at).text).toMatch(expected.line);
  if (expected.inside) expect(at).toContain(expected.inside);
  if (expected.caller) {
    const caller = explanation.find((line) => line.startsWith('called from'));
    expect(sourceAt(caller).text).toMatch(expected.caller);
  }
}

test('the tables here know every case that rogue knows', async () => {
  const listed = (await system.command('rogue'))
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(' ')[0]);
  const known = [...FAULT_CASES.map(({ name }) => name), ...REFUSAL_CASES];
  expect(known.sort()).toEqual(listed.sort());
});

test.each(FAULT_CASES.map((expected) => [expected.name, expected] as const))('%s', async (name, expected) => {
  const others = await othersNow();
  const before = (await listProcesses(system)).get('rogue');
  const answer = await system.command(`rogue ${name}`);
  const reports = answer.split('\n').filter((line) => line.includes('fault: '));
  expect(reports).toHaveLength(1);
  checkReport(reports[0] ?? '', expected);
  expect(answer).toMatch(new RegExp(`rogue: ${name}: stopped, as it must be`));
  const after = (await listProcesses(system)).get('rogue');
  expect(after).toMatchObject({ state: 'receives', starts: (before?.starts ?? 0) + 1 });
  expect(await othersNow()).toEqual(others);
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  await expectCountersComplete();
});

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

test('rogue that crashes again and again is paused, and everyone else runs on', async () => {
  await system.command('restart rogue');
  // The one that would leave something on the kernel's stack each time.
  for (let round = 0; round < 40; round++) await system.command('rogue return-frame');
  await expectCountersComplete();
  expect(await system.command('ping 2')).toMatch(/2 round trips/);
}, 60_000);

test('no stack went deeper than its bound', () => expectStacksWithinBounds(system));
