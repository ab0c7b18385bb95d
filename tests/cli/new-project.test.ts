/** What `conductor new` makes: its `npm start` and `npm test` work, its tests can fail, stock tools are content with it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, PLAIN, removeFolders, ROOT, temporaryFolder } from './support';

let project: string;

beforeAll(async () => {
  // A name with a space above it: many tools stumble over that.
  const folder = path.join(temporaryFolder(), 'my projects');
  mkdirSync(folder);
  project = path.join(folder, 'first-project');
  const { status, output, errors } = await conductor(['new', 'first-project'], { folder });
  expect({ status, output, errors }).toMatchObject({ status: 0, output: 'first-project\n' });
});
afterAll(removeFolders);

/** Builds, simulators, Jest: minutes on a busy machine. */
const PATIENCE = 240_000;

function run(command: readonly string[], input = ''): { status: number | null; output: string } {
  const [program = '', ...parameters] = command;
  const options = { cwd: project, env: PLAIN, input, encoding: 'utf8', timeout: PATIENCE } as const;
  const { status, stdout, stderr } = spawnSync(program, parameters, options);
  return { status, output: stdout + stderr };
}

/** While `work` goes on, a file of the project has something else in it. */
function withChange<T>(file: string, from: string, to: string, work: () => T): T {
  const name = path.join(project, file);
  const text = readFileSync(name, 'utf8');
  expect(text).toContain(from);
  writeFileSync(name, text.replace(from, to));
  try {
    return work();
  } finally {
    writeFileSync(name, text);
  }
}

test(
  'a test that runs alone, before any build, has its stubs',
  () => {
    expect(run(['npm', 'test', '--', 'tests/meter.test.ts']).output).toMatch(/Tests: +4 passed, 4 total/);
  },
  PATIENCE,
);

test(
  'npm start builds and boots it, and the console answers',
  () => {
    const { status, output } = run(['npm', 'start'], '3\n5\nread\n');
    expect(output).toMatch(
      /meter> 3\r?\ndone\r?\nmeter> 5\r?\ndone\r?\nmeter> read\r?\n2 samples, mean 4, from 3 to 5/,
    );
    expect(status).toBe(0);
  },
  PATIENCE,
);

test(
  'npm test passes, on the host and in the simulator',
  () => {
    const { status, output } = run(['npm', 'test']);
    expect(output).toMatch(/PASS tests\/meter\.test\.ts/);
    expect(output).toMatch(/PASS tests\/system\.test\.ts/);
    expect(output).toMatch(/Tests: +8 passed, 8 total/);
    expect(status).toBe(0);
  },
  PATIENCE,
);

test(
  'npm test fails when the service is wrong, and names the line of the test',
  () => {
    const { status, output } = withChange('services/meter.ts', 'sum / count', 'sum / WINDOW', () =>
      run(['npm', 'test', '--', 'meter']),
    );
    expect(output).toMatch(/FAIL tests\/meter\.test\.ts/);
    expect(output).toMatch(/it knows the least, the most and the mean/);
    expect(status).toBe(1);
  },
  PATIENCE,
);

const TSC = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const DIALECT = ['.', 'services/meter.ts', 'let count: u32 = 0;', 'let count: text = 0;'] as const;
const TESTS = ['tests', 'tests/meter.test.ts', 'const SLOT = 1;', "const SLOT = 'one';"] as const;

test.each([DIALECT, TESTS])('stock tsc -p %s is content, and covers %s', (folder, file, from, to) => {
  const check = (): ReturnType<typeof run> => run([process.execPath, TSC, '-p', folder]);
  expect(check()).toEqual({ status: 0, output: '' });
  const wrong = withChange(file, from, to, check);
  expect(wrong.output).toContain(`${file}(`);
  expect(wrong.status).not.toBe(0);
});

test('npm run check checks what is dialect', () => {
  expect(run(['npm', 'run', 'check']).status).toBe(0);
  const { status, output } = withChange('apps/monitor.ts', 'u16(words.number(0))', 'words.number(0)', () =>
    run(['npm', 'run', 'check']),
  );
  expect(output).toMatch(/^apps\/monitor\.ts\(\d+,\d+\): error TS/m);
  expect(status).toBe(1);
});

test.each([
  ['no JSON', '{', /^error: tsconfig\.json: .*expected/m],
  ['nothing', '{ "include": [] }', /^error: tsconfig\.json: No inputs/m],
  [
    'what is not there',
    '{ "extends": "conductor/tsconfig/other.json" }',
    /^error: tsconfig\.json: .*other\.json/m,
  ],
])('a tsconfig.json with %s is an error of the check', (_what, text, message) => {
  const whole = readFileSync(path.join(project, 'tsconfig.json'), 'utf8');
  const { status, output } = withChange('tsconfig.json', whole, text, () => run(['npm', 'run', 'check']));
  expect(output).toMatch(message);
  expect(status).toBe(1);
});
