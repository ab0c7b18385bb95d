/**
 * What the standard tools say about the sources: lint, format, and the types of the tools, the dialect and the tests. The
 * same commands as `npm run lint`, one test for each, so that a failure names its tool and shows its output.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

const COMMANDS: [string, string, ...string[]][] = [
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '.'],
  ['types of the tools', 'typescript/bin/tsc', '--noEmit'],
  ['types of the dialect', 'typescript/bin/tsc', '--noEmit', '-p', 'src'],
  ['types of an app', 'typescript/bin/tsc', '--noEmit', '-p', 'src/apps/rules'],
  ["types of the report's page", 'typescript/bin/tsc', '--noEmit', '-p', 'cli/report/page'],
  ['types of the tests', 'typescript/bin/tsc', '--noEmit', '-p', 'tests'],
];

test.each(COMMANDS)('%s', (_name, program, ...parameters) => {
  const command = [path.join(ROOT, 'node_modules', program), ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toEqual(status === 0 ? expect.anything() : '');
  expect(status).toBe(0);
});

test('npm run lint runs these commands', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { scripts } = require(path.join(ROOT, 'package.json')) as { scripts: Record<string, string> };
  const names: Record<string, string> = { 'eslint.js': 'eslint', 'prettier.cjs': 'prettier', tsc: 'tsc' };
  const wanted = COMMANDS.map(([, program, ...rest]) => [names[path.basename(program)], ...rest].join(' '));
  expect(scripts.lint?.split(' && ')).toEqual(wanted);
});
