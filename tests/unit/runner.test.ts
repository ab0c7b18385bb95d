/** What the runner of the suites has for those that don't end: they are stopped with all that they started, and what was running is known. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runBounded } from '../runner/bounded';
import Running from '../runner/running';

const quiet = { stdio: 'ignore' } as const;

test('a command that ends is not stopped, and what it leaves running is', async () => {
  const marker = `conductor-left-${process.pid}`;
  const command = `sh -c 'sleep 60; : ${marker}' & exit 3`;
  expect(await runBounded('sh', ['-c', command], quiet, () => undefined)).toEqual({ status: 3 });
  await untilGone(marker);
});

test('a command that goes on for too long ends with all that it started, in whatever group', async () => {
  const marker = `conductor-endless-${process.pid}`;
  const child = `require('child_process').spawn('sh', ['-c', 'sleep 60; : ${marker}'], { detached: true, stdio: 'ignore' })`;
  const isDue = (): string | undefined => (processesWith(marker).length === 0 ? undefined : 'too long');
  const result = await runBounded(process.execPath, ['-e', `${child}; for (;;);`], quiet, isDue);
  expect(result).toEqual({ status: null, stopped: 'too long' });
  await untilGone(marker);
});

test('the files that are running are known', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'conductor-')), 'running');
  const before = process.env['CONDUCTOR_RUNNING'];
  process.env['CONDUCTOR_RUNNING'] = file;
  const reporter = new Running();
  for (const name of ['a', 'b', 'c']) reporter.onTestFileStart({ path: path.resolve(name) });
  reporter.onTestFileResult({ path: path.resolve('b') });
  process.env['CONDUCTOR_RUNNING'] = before;
  expect(readFileSync(file, 'utf8').split('\n')).toEqual(['a', 'c']);
});

/** What is killed is gone a moment later; what is not killed would be there for a minute. */
async function untilGone(marker: string): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end && processesWith(marker).length > 0;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(processesWith(marker)).toEqual([]);
}

const processesWith = (marker: string): string[] =>
  execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`: ${marker}`) && line.startsWith('sh '));
