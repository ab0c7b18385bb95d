/** `conductor password`: an entry for a system file, from standard input and from a terminal. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { hashPassword, parsePassword, type PasswordHash } from '../../system/passwords';
import { conductor, ROOT } from './support';

function hashIn(output: string): string {
  return /^ {2}password: '([^']+)',$/m.exec(output)?.[1] ?? '';
}

test('prints the entry, with a new salt each time', async () => {
  const first = await conductor(['password', 'alice'], { input: 'correct horse\nanother line\n' });
  const second = await conductor(['password', 'alice'], { input: 'correct horse' });
  expect(first).toMatchObject({ status: 0, errors: '' });
  expect(first.output).toMatch(
    /^alice: \{\n {2}password: '.*',\n {2}groups: \[\],\n {2}may: \[.*\],\n\},\n$/,
  );
  const parsed = parsePassword(hashIn(first.output)) as PasswordHash;
  expect(hashIn(first.output)).toBe(hashPassword('correct horse', parsed.salt));
  expect(hashIn(second.output)).not.toBe(hashIn(first.output));
});

test.each([
  ['nothing', '', /there is no password/],
  ['an empty line', '\n', /at least one character/],
  ['what no console can type', 'pässword\n', /printable ASCII/],
  ['a long one', `${'x'.repeat(65)}\n`, /at most 64 characters/],
])('%s is refused', async (_, input, message) => {
  const result = await conductor(['password'], { input });
  expect(result).toMatchObject({ status: 1, output: '' });
  expect(result.errors).toMatch(message);
});

/** On a pseudo-terminal of `script`, which answers each prompt with the next of `lines`. */
function onTerminal(lines: readonly string[]): Promise<string> {
  const command = `"${process.execPath}" "${path.join(ROOT, 'cli', 'conductor.js')}" password bob`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: ROOT, stdio: 'pipe' });
  const limit = setTimeout(() => child.kill('SIGKILL'), 120_000);
  let seen = '';
  let answered = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    const prompts = seen.match(/(Password of bob|Again): /g)?.length ?? 0;
    for (; answered < prompts; answered++) child.stdin.write(`${lines[answered] ?? ''}\r`);
  });
  return new Promise((resolve) =>
    child.once('close', () => {
      clearTimeout(limit);
      resolve(seen.replaceAll('\r', ''));
    }),
  );
}

test('on a terminal it asks twice, and what is typed is not shown', async () => {
  const seen = await onTerminal(['open sesame', 'open sesame']);
  const { salt } = parsePassword(hashIn(seen)) as PasswordHash;
  expect(hashIn(seen)).toBe(hashPassword('open sesame', salt));
  expect(seen).not.toContain('sesame');
  expect(await onTerminal(['open sesame', 'open saucepan'])).toMatch(/two different passwords/);
});
