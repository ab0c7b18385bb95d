/** What `conductor new --app` makes: an app in ordinary TypeScript whose checks, tests and simulator work, and whose mistakes are told. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, PLAIN, removeFolders, temporaryFolder } from './support';

/** Builds, simulators, Jest: minutes on a busy machine. */
const PATIENCE = 240_000;

let project: string;

beforeAll(async () => {
  const folder = path.join(temporaryFolder(), 'my projects');
  mkdirSync(folder);
  project = path.join(folder, 'first-app');
  const { status, output, errors } = await conductor(['new', '--app', 'first-app'], { folder });
  expect({ status, output, errors }).toMatchObject({ status: 0, output: 'first-app\n' });
});
afterAll(removeFolders);

function run(command: readonly string[], input = ''): { status: number | null; output: string } {
  const [program = '', ...parameters] = command;
  const options = { cwd: project, env: PLAIN, input, encoding: 'utf8', timeout: PATIENCE } as const;
  const { status, stdout, stderr } = spawnSync(program, parameters, options);
  return { status, output: stdout + stderr };
}

/** While `work` goes on, a file of the project has something else in it. */
function withChange(file: string, from: string, to: string, work: () => void): void {
  const name = path.join(project, file);
  const text = readFileSync(name, 'utf8');
  expect(text).toContain(from);
  writeFileSync(name, text.replace(from, to));
  try {
    work();
  } finally {
    writeFileSync(name, text);
  }
}

test(
  'its tests pass, on the host and in the simulator, and can fail',
  () => {
    const { output, status } = run(['npm', 'test']);
    expect(output).toMatch(/Tests: +9 passed, 9 total/);
    expect(status).toBe(0);
    withChange(
      'app/samples.ts',
      'Math.floor(sum / values.length)',
      'Math.ceil(sum / values.length) + 1',
      () =>
        expect(run(['npm', 'test', '--', 'tests/app.test.ts']).output).toMatch(/Tests: +3 failed, 1 passed/),
    );
  },
  PATIENCE,
);

/** What its README has between back quotes, from the lines that match. */
function inReadme(line: RegExp): string[] {
  const lines = readFileSync(path.join(project, 'README.md'), 'utf8').split('\n');
  return lines
    .filter((each) => line.test(each))
    .flatMap((each) => [...each.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words));
}

test(
  'npm start builds and boots it, and one can talk to it, as its README says',
  () => {
    const typed = inReadme(/^In the simulator/);
    expect(typed).toEqual(['tell meter 21', 'tell meter read', 'apps', 'help']);
    const input = [...typed, 'tell meter 5', 'exit', ''].join('\n');
    const { status, output } = run(['npm', 'start'], input);
    expect(output).toMatch(/tell meter 21\r?\n1 samples?, mean 21, from 21 to 21/);
    expect(output).toMatch(/tell meter read\r?\n1 samples?, mean 21, from 21 to 21/);
    expect(output).toMatch(/tell meter 5\r?\n2 samples, mean 13, from 5 to 21/);
    expect(output).toMatch(/^meter +\d+\/\d{4} +\d+/m);
    expect(output).toMatch(/^ {2}tell +<app> <text>/m);
    expect(status).toBe(0);
  },
  PATIENCE,
);

test('its README names the commands and files that there are', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = inReadme(/^\| `npm /).flatMap((words) => /^npm (?:run )?([\w:]+)$/.exec(words)?.[1] ?? []);
  expect(named.sort()).toEqual(['check', 'debug', 'flash', 'report', 'start', 'test']);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
  const files = inReadme(/^\| `[\w/.-]+\.\w+` +\|/);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) expect(existsSync(path.join(project, file))).toBe(true);
});

test(
  'npm run check is content with it, stock tsc as well; what an app may not have is told with file and line',
  () => {
    expect(run(['npm', 'run', 'check']).status).toBe(0);
    for (const settings of ['app', 'tests'])
      expect(
        run([process.execPath, require.resolve('typescript/bin/tsc'), '--noEmit', '-p', settings]),
      ).toEqual({
        status: 0,
        output: '',
      });
    withChange('app/app.ts', 'setTimer(60_000)', 'setTimer(0.5)', () => {
      const { status, output } = run(['npm', 'run', 'check']);
      expect(output).toMatch(/app\/app\.ts\(\d+,\d+\): error TS917\d\d: '0\.5' is no integer/);
      expect(status).not.toBe(0);
    });
  },
  PATIENCE,
);

test(
  'an app that calls a service without the right to is no system',
  () => {
    const call =
      "import { setLed, LedAction } from 'conductor/interfaces/generated/pins-app';\nsetLed(0, LedAction.on);\n";
    withChange('app/app.ts', 'const samples', `${call}const samples`, () =>
      expect(run(['npm', 'run', 'build']).output).toMatch(
        /app\.ts: error: the app calls pins, and may not\s+in the system file, grant it the service by its interface: pins: call/,
      ),
    );
  },
  PATIENCE,
);
