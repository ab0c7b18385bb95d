/** Every command explains itself, and says what is wrong with how it was called. */
import { conductor } from './support';

const COMMANDS = [
  'run',
  'new',
  'test',
  'flash',
  'build',
  'check',
  'transpile',
  'report',
  'debug',
  'decode',
  'explain',
  'setup',
  'interfaces',
  'bench',
  'targets',
];

test.each(COMMANDS)('%s --help', async (command) => {
  const { status, output } = await conductor([command, '--help']);
  expect(status).toBe(0);
  expect(output).toMatch(new RegExp(`^Usage: conductor ${command}`));
  expect(output).not.toMatch(/\x1b/); // eslint-disable-line no-control-regex
});

test('conductor --help lists them all', async () => {
  const { output } = await conductor(['--help']);
  for (const command of COMMANDS) expect(output).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
});

test.each([
  [['nonsense'], /unknown command 'nonsense'/],
  [['run', '--nonsense'], /unknown option '--nonsense'/],
  [['run', '--simulator', 'other'], /there is no target 'other'; this version has .*qemu/],
  [['run', 'nowhere.ts'], /there is no file nowhere\.ts/],
  [['explain'], /missing required argument 'code'/],
  [['explain', 'words'], /'words' is neither a code \(they look like TS91001\) nor a system call/],
  [['explain', 'TS2322'], /TS2322 is a diagnostic of TypeScript itself/],
  [['explain', 'TS91999'], /there is no TS91999\. Codes: TS91/],
  [['debug', '--port', 'x'], /'x' is not a port/],
])('%j says what is wrong', async (parameters, message) => {
  const { status, errors } = await conductor(parameters);
  expect(errors).toMatch(message);
  expect(errors).not.toMatch(/\n\s+at /);
  expect(status).not.toBe(0);
});

test('--version', async () => {
  expect(await conductor(['--version'])).toMatchObject({ status: 0, output: '0.1.0\n' });
});

test('explain prints the page of a diagnostic', async () => {
  const { status, output } = await conductor(['explain', 'ts91001']);
  expect(output).toMatch(/TS91001/);
  expect(status).toBe(0);
});
