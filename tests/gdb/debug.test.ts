/** `conductor debug`: gdb speaks TypeScript — breakpoints, backtraces, steps and data of the kernel and of a server. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, ROOT } from '../board/system';
import { freePort } from './port';

let elf: string;
beforeAll(() => {
  elf = build('system/default.ts');
});

/** The number of the first line of a source that matches. */
function lineOf(file: string, pattern: RegExp): number {
  const lines = readFileSync(path.join(ROOT, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => pattern.test(line));
  if (index < 0) throw new Error(`${file} has no line like ${pattern}`);
  return index + 1;
}

/** Runs `conductor debug` with a script for gdb; what gdb said. */
async function debug(script: readonly string[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-gdb-'));
  const file = path.join(folder, 'script.gdb');
  writeFileSync(file, `${[...script, 'kill', 'quit'].join('\n')}\n`);
  const command = [path.join(ROOT, 'cli', 'conductor.js'), 'debug', '--port', String(await freePort()), elf];
  const child = spawn(process.execPath, [...command, '--', '-batch', '-x', file], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const limit = setTimeout(() => child.kill('SIGTERM'), 240_000);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`conductor debug ended with ${status}:\n${output}`);
  return output;
}

test('the kernel: breakpoint by line, backtrace, source, step, a struct with its names', async () => {
  const line = lineOf('src/kernel/thread/scheduler.ts', /const chosen = choose\(running\);/);
  const output = await debug([
    `break scheduler.ts:${line}`,
    'continue',
    'continue',
    'backtrace 3',
    'list',
    'next',
    'print kernel',
    'print *kernel.current',
  ]);
  expect(output).toMatch(
    /Breakpoint 1 at 0x8[0-9a-f]+: (file .*src\/kernel\/thread\/scheduler\.ts, line \d+|.*\d locations)/,
  );
  expect(output).toMatch(/#0 .*reschedule.* at .*src\/kernel\/thread\/scheduler\.ts:\d+/);
  expect(output).toMatch(/const chosen = choose\(running\);/);
  expect(output).toMatch(/readyLevels = \d+/);
  expect(output).toMatch(/state = \w*active/);
  expect(output).toMatch(/moreUrgent = \d+/);
});

test('a server: breakpoint by line, backtrace through its modules, step, a struct', async () => {
  const line = lineOf('src/apps/counter/sequence.ts', /this\.sequence\+\+;/);
  const output = await debug([
    `break sequence.ts:${line}`,
    'continue',
    'continue',
    'backtrace',
    'next',
    'print sequence',
  ]);
  expect(output).toMatch(/#0 .* at .*src\/apps\/counter\/sequence\.ts:\d+/);
  expect(output).toMatch(/#\d+ .*notified.* at .*src\/apps\/counter\/main\.ts:\d+/);
  expect(output).toMatch(/#\d+ .* at .*src\/framework\/server\.ts:\d+/);
  expect(output).toMatch(/#\d+ .*main .*at .*src\/apps\/counter\/main\.ts:\d+/);
  expect(output).toMatch(/sequence = \d+/);
  expect(output).toMatch(/late = \d+/);
});

test('an app: breakpoint by line, step into another module, its calls down to the program around it', async () => {
  const app = 'src/apps/rules/app.ts';
  const line = lineOf(app, /^ {2}subscribe\(/);
  const counting = lineOf('src/apps/rules/rules.ts', /^ {2}return rules\.length;/);
  const output = await debug([
    `break ${app}:${line}`,
    'continue',
    'list',
    'next',
    'step',
    'backtrace',
    'conductor stack rules',
  ]);
  expect(output).toMatch(new RegExp(`Breakpoint 1(\\.\\d+)?, onStart \\(\\) at .*${app}:${line}`));
  expect(output).toMatch(/subscribe\('button', \(words\) =>/);
  expect(output).toMatch(new RegExp(`^#0 +ruleCount \\(\\) at .*rules\\.ts:${counting}`, 'm'));
  expect(output).toMatch(new RegExp(`^#1 .*onStart \\(\\) at .*${app}:${line + 1}`, 'm'));
  expect(output).toMatch(/^#\d+ .*app_run_handler .* at .*transpile\/apps\/runtime\/handlers\.c:\d+/m);
  expect(output).toMatch(/^#\d+ .*main \(\) at .*src\/app-host\/main\.ts:\d+/m);
  expect(output).toMatch(/^rules: running \(stack of \d+ bytes: \d+ now, \d+ at most\)$/m);
  expect(output).toMatch(new RegExp(`^ +onStart +${app}:${line + 1}$`, 'm'));
});

test('the system: every process, the calls of one that does not run, its capabilities, endpoints, the last events', async () => {
  const line = lineOf('src/apps/shell/main.ts', /^ {2}holdInput\(\);/);
  const output = await debug([
    `break apps/shell/main.ts:${line}`,
    'continue',
    'conductor processes',
    'conductor stack console',
    'conductor capabilities pong',
    'conductor endpoints',
    'conductor trace',
  ]);
  expect(output).toMatch(/^#\s+process\s+state/m);
  expect(output).toMatch(/^\d+ +shell +running/m);
  expect(output).toMatch(/^console: receives .*\(stack of \d+ bytes: \d+ now, \d+ at most\)/m);
  expect(output).toMatch(/^ +0x08[0-9a-f]{6} +processStart +src\/runtime\/start\.S:\d+$/m);
  expect(output).toMatch(/^ +main +src\/servers\/console\/main\.ts:\d+$/m);
  const endpoint = /^\d+ +pong +receives at endpoint (\d+) /m.exec(output)?.[1];
  expect(output).toMatch(new RegExp(`^pong\\.0 +endpoint +${endpoint} +send,receive,grant`, 'm'));
  expect(output).toMatch(/^ *\d+\.\d{3} ms +reply +console → shell +none$/m);
});
