/** The suites of a target as `npm run test:<suite>` runs them: what runs, what is skipped and why, and when that is a failure. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { defaultElf } from '../board/system';
import { removeFolders, ROOT, temporaryFolder } from '../cli/support';
import { FakeBoard } from './fake-board';

beforeAll(() => void defaultElf());
afterAll(removeFolders);

interface SuiteRun {
  readonly status: number | null;
  readonly output: string;
}

function runSuite(parameters: readonly string[], environment: Record<string, string>): Promise<SuiteRun> {
  const child = spawn(process.execPath, [path.join(ROOT, 'tests', 'run.js'), ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

describe('on a board', () => {
  let fake: FakeBoard;
  beforeAll(async () => {
    fake = await FakeBoard.connect();
  });
  afterAll(() => fake.disconnect());

  test('the files of the simulator run; what a board can not do is skipped by name, with the reason', async () => {
    const { status, output } = await runSuite(['hil', 'board/transport', 'board/endings'], fake.environment);
    expect(output).toMatch(/^hil: 5 passed, 0 failed, 7 skipped in /m);
    expect(output).toMatch(/^ {2}skipped: exit shuts down with status 0 \(the board can't: ends\)$/m);
    expect(output).toMatch(/^ {2}skipped: a reset keeps memory, .* \(the board can't: power\)$/m);
    expect(status).toBe(0);
    expect(fake.writes).toBe(1);
  });

  test('a run in which everything was skipped, or nothing was there, has failed', async () => {
    for (const nothing of ['board/supervision', 'no-such-file']) {
      const { status, output } = await runSuite(['hil', nothing], fake.environment);
      expect(output).toMatch(/^No test ran\.$/m);
      expect(status).toBe(1);
    }
  });
});

test('without a board the suite says what is missing, and how to name one', async () => {
  const environment = { CONDUCTOR_SERIAL_PORT: '', CONDUCTOR_CACHE: temporaryFolder() };
  const { status, output } = await runSuite(['hil'], environment);
  expect(output).toMatch(/^hil can't run: .*serial port.*CONDUCTOR_SERIAL_PORT/m);
  expect(status).toBe(1);
});
