/**
 * `npm run bench`: it has every row, costs are what was recorded, and the bounds that we promise hold.
 *
 * A count that grew is either a mistake or wanted; then `npm run bench -- --record` belongs into the same commit.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { APP_CALL_ROW } from './app-call';
import { APP_ROWS } from './app-workloads';
import { compilerVersion, complaints, readBaseline } from './baseline';
import { CALL_REPLY_LIMIT, REFERENCES } from './references';
import type { Row, SizeRow } from './row';
import { WORKLOADS } from './workloads';

const CONDUCTOR = path.join(__dirname, '..', '..', 'cli', 'conductor.js');
const KERNEL = [
  'call-reply-16',
  'call-reply-lease-256',
  'null-syscall',
  'yield',
  'notify-to-run',
  'irq-to-driver',
  'irq-latency-max',
  'fault-to-serving',
  'service-call',
];
/** The dialect may cost a tenth more than C without checks. */
const HIGHEST_RATIO = 1.1;
/** A message to an app, its checks and the collection behind it included, over C that only does the work. */
const HIGHEST_APP_RATIO = 8;
/** Cycles that a record costs at most; that of a notification also says which bit, and who. */
const EVENT_LIMIT = 20;
const NOTIFICATION_LIMIT = 30;
const LIMIT = 300_000;

let rows: Row[] = [];
let size: SizeRow;

beforeAll(() => {
  const output = execFileSync(process.execPath, [CONDUCTOR, 'bench', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const all = (JSON.parse(output) as { rows: (Row | SizeRow)[] }).rows;
  rows = all.filter((each): each is Row => each.name !== 'size');
  size = all.find((each): each is SizeRow => each.name === 'size')!;
}, LIMIT);

function row(name: string): Row {
  const found = rows.find((each) => each.name === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
}

test('has every row, each plausible', () => {
  const apps = [...APP_ROWS, APP_CALL_ROW];
  for (const name of [...KERNEL, ...WORKLOADS.map((each) => `workload-${each}`), ...apps]) {
    const { instructions, cycles } = row(name);
    expect(instructions).toBeGreaterThan(10);
    expect(cycles).toBeGreaterThan(instructions);
  }
});

test(`a call and its reply take at most ${CALL_REPLY_LIMIT} cycles`, () => {
  expect(row('call-reply-16').cycles).toBeLessThanOrEqual(CALL_REPLY_LIMIT);
});

test('a trace costs its events, and nothing beside them', () => {
  const added = (name: string): number => row(`${name} traced`).cycles - row(name).cycles;
  const event = added('call-reply-16') / 2;
  expect(event).toBeGreaterThan(5);
  expect(event).toBeLessThanOrEqual(EVENT_LIMIT);
  expect(added('service-call')).toBe(2 * event);
  expect(added('notify-to-run')).toBeLessThanOrEqual(NOTIFICATION_LIMIT);
  expect(added('irq-to-driver')).toBeLessThanOrEqual(NOTIFICATION_LIMIT);
});

test('the dialect costs at most a tenth more than hand-written C', () => {
  for (const name of WORKLOADS) expect(row(`workload-${name}`).ratio).toBeLessThanOrEqual(HIGHEST_RATIO);
});

test('an app takes at most eight times as long as hand-written C', () => {
  for (const name of WORKLOADS) expect(row(`app-${name}`).ratio).toBeLessThanOrEqual(HIGHEST_APP_RATIO);
});

test('every row, and every size, is within the bar', () => {
  const measured: [string, number][] = [
    ...rows.map(({ name, cycles }): [string, number] => [name, cycles]),
    ['call-reply-lease-256 on top', row('call-reply-lease-256').onTop!.cycles],
    ...Object.entries(size).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  ];
  for (const [name, { accept }] of Object.entries(REFERENCES)) {
    const [, value] = measured.find(([each]) => each === name) ?? [];
    expect({ name, value, holds: value !== undefined && value <= accept }).toMatchObject({ holds: true });
  }
});

const baseline = readBaseline();
const compare = baseline ? test : test.skip;

compare(`instruction counts are those recorded for ${compilerVersion()}`, () => {
  expect(complaints(rows, baseline ?? {})).toEqual([]);
});

test('what grew beyond the tolerance, or is new, is named', () => {
  const measured = [
    { name: 'same', instructions: 100, cycles: 1, strict: 1 },
    { name: 'tolerable', instructions: 102, cycles: 1, strict: 1 },
    { name: 'grown', instructions: 103, cycles: 1, strict: 1 },
    { name: 'new', instructions: 1, cycles: 1, strict: 1 },
  ];
  expect(complaints(measured, { same: 100, tolerable: 100, grown: 100 })).toEqual([
    'grown: 103 instructions, recorded are 100',
    'new: 1 instructions, none recorded',
  ]);
});
