/** What the shell says of memory and interrupts is what the build has laid out and what is in the kernel's tables. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lookInto } from '../../cli/inspect/look';
import type { Snapshot } from '../../cli/inspect/snapshot';
import type { SystemReport } from '../../linker/report';
import { bootSystem, defaultElf, type RunningSystem } from './system';

let system: RunningSystem;
let report: SystemReport;
let snapshot: Snapshot;

beforeAll(async () => {
  system = await bootSystem();
  // The driver of the button lets its line interrupt once the contact has had time to settle, whether anybody types meanwhile or not.
  while (!/ pins /.test(await system.command('irq')));
  report = JSON.parse(
    readFileSync(path.join(path.dirname(defaultElf()), 'report.json'), 'utf8'),
  ) as SystemReport;
});
afterAll(async () => {
  await system?.stop();
});

/** `shell           0x08010000 10240 0x20006000 3072 1024 400`: the name, then numbers in whatever way they are written. */
function numbersOf(row: string): number[] {
  return row.split(/ +/).slice(1).map(Number);
}

test('102 mem shows what the build has laid out, and the stacks that the kernel measures', async () => {
  const rows = (await system.command('mem')).split('\n');
  snapshot = await lookInto(system.board, defaultElf());
  for (const { name, flash, ram, stack } of report.processes) {
    const row = rows.find((each) => each.startsWith(`${name} `))!;
    const used = snapshot.threads.find(({ name: thread }) => thread === name)?.stack.highWater;
    const [flashAt, flashSize, ramAt, ramSize, stackSize, stackUsed] = numbersOf(row);
    expect({ name, flashAt, flashSize, ramAt, ramSize, stackSize }).toEqual({
      ...{ name, flashAt: flash.base, flashSize: flash.size },
      ...{ ramAt: ram.base, ramSize: ram.size, stackSize: stack.size },
    });
    // The shell has used more of its own since it looked.
    if (used !== undefined && name !== 'shell') expect(stackUsed).toBe(used);
  }
});

test('102 irq shows the interrupts of the kernel', async () => {
  const rows = (await system.command('irq')).split('\n');
  const { interrupts, processes } = await lookInto(system.board, defaultElf());
  expect(interrupts.length).toBeGreaterThan(0);
  for (const { line, driver, delivered, isMasked } of interrupts) {
    const row = rows.find((each) => Number(each.slice(0, 4)) === line);
    const columns = row!.trim().split(/ +/);
    const masked = columns.pop();
    const count = columns.pop();
    // A line that nobody drives yet has no name in its row.
    const owner = driver === undefined ? [] : [processes[driver]?.name];
    expect([columns, masked]).toEqual([[String(line), ...owner], isMasked ? 'yes' : 'no']);
    // Each character of the command was an interrupt of the console's line.
    expect(Number(count)).toBeLessThanOrEqual(delivered);
    expect(Number(count)).toBeGreaterThan(delivered - 20);
  }
});
