/** Builds in one folder wait for each other, but never for one that is gone. */
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../cli/build/lock';

/** Above the highest process number that Linux gives. */
const NOBODY = 0x7fffffff;

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'conductor-lock-'));

/** A lock that was left behind, so long ago. */
function leave(content: string, milliseconds: number): string {
  const folder = newFolder();
  const file = path.join(folder, 'lock');
  writeFileSync(file, content);
  const then = (Date.now() - milliseconds) / 1000;
  utimesSync(file, then, then);
  return folder;
}

test('two works in one folder do not overlap', async () => {
  const folder = newFolder();
  const events: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    events.push(`${name} begins`);
    await sleep(100);
    events.push(`${name} ends`);
  };
  await Promise.all([withLock(folder, work('one')), withLock(folder, work('two'))]);
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('a lock is free again after a work that failed', async () => {
  const folder = newFolder();
  await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLock(folder, () => Promise.resolve('done'))).resolves.toBe('done');
});

test.each([
  ['of a process that is gone', String(NOBODY), 0],
  ['of a process that ended before it wrote its number', '', 60_000],
])('a lock %s does not count', async (_, content, age) => {
  const folder = leave(content, age);
  await expect(withLock(folder, () => Promise.resolve('done'))).resolves.toBe('done');
});

test('a lock that is just being written counts', async () => {
  const folder = leave('', 0);
  const work = withLock(folder, () => Promise.resolve('done'));
  await expect(Promise.race([work, sleep(500).then(() => 'waits')])).resolves.toBe('waits');
  await expect(work).resolves.toBe('done');
});
