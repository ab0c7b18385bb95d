/** How the tests of apps run compilers and simulators: what takes too long ends, with all that it has started. */
import { execFileSync } from 'node:child_process';
import { command } from './command';

test('a command has its status, output and problems', async () => {
  const script = 'echo out; echo problem >&2; exit 3';
  expect(await command('sh', ['-c', script])).toEqual({ status: 3, output: 'out\n', problems: 'problem\n' });
});

test('one that is not there, or is ended from outside, says so', async () => {
  expect(await command('no-such-command', [])).toMatchObject({
    status: null,
    problems: expect.stringContaining('ENOENT'),
  });
  expect(await command('sh', ['-c', 'kill -9 $$'])).toMatchObject({
    status: null,
    problems: 'ended by SIGKILL',
  });
});

test('one that takes too long ends with what it started', async () => {
  const marker = `conductor-compiler-${process.pid}`;
  // For longer than a test may take: who only waits for its end has not ended it.
  const outcome = await command('sh', ['-c', `sh -c 'sleep 600; : ${marker}'; true`], { limit: 300 });
  expect(outcome).toMatchObject({ status: null, problems: 'it took more than 300 ms' });
  const isThere = (): boolean =>
    execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).includes(marker);
  for (const end = Date.now() + 5_000; Date.now() < end && isThere();)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isThere()).toBe(false);
});

test('one that says too much is stopped', async () => {
  const outcome = await command('sh', ['-c', 'yes']);
  expect([outcome.status, outcome.problems]).toEqual([null, 'it says too much']);
});
