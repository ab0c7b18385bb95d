/** How a system starts and ends: through the command, like its users do, and on the bare board. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootSystem, defaultElf, ROOT, startSystem } from './system';
import { testNeeding } from './target';

const endingTest = testNeeding('ends');

beforeAll(() => void defaultElf());

/** Runs the command with input; resolves with what it printed. */
function start(input: string): Promise<{ status: number | null; output: string; seconds: number }> {
  const began = Date.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'cli', 'start.js')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.once('close', (status) => resolve({ status, output, seconds: (Date.now() - began) / 1000 })),
  );
}

endingTest('the scenario of the README: answers in order, then status 0', async () => {
  const { status, output } = await start('help\nps\nping 3\nrogue write-kernel\nps\nexit\n');
  const order = [
    /^conductor> help$/m,
    /^Commands:$/m,
    /^conductor> ps$/m,
    /^ *\d+ rogue +\S.* 1 +0 +\d+\/\d+ .*$/m,
    /^conductor> ping 3$/m,
    /^3 round trips of 16 bytes/m,
    /^conductor> rogue write-kernel$/m,
    /^fault: process=rogue cause=data-access address=0x20[0-9a-f]{6} pc=0x/m,
    /^ {2}→ at src\/apps\/rogue\/fault-cases\.ts:\d+/m,
    /^rogue: write-kernel: stopped, as it must be$/m,
    /^conductor> ps$/m,
    /^ *\d+ rogue +\S.* 2 +1 +\d+\/\d+ .*$/m,
    /^conductor> exit$/m,
  ];
  let rest = output;
  for (const pattern of order) {
    const match = pattern.exec(rest);
    expect(match ? pattern : `${pattern} not found in:\n${rest}`).toBe(pattern);
    rest = rest.slice((match?.index ?? 0) + (match?.[0].length ?? 0));
  }
  expect(status).toBe(0);
});

endingTest(
  'of piped lines the console takes what can be printed, and as much as it has room for',
  async () => {
    const { status, output } = await start(`kill \u00e4\n\tping 1\n${'x'.repeat(300)}\nuptime\n`);
    expect(output).toMatch(/^usage: kill <name>$[^]*^1 round trip of[^]*^unknown command 'x+'[^]*^up 0:/m);
    expect(status).toBe(0);
  },
);

endingTest('boot to prompt takes under five seconds when nothing has changed', async () => {
  const { output, seconds, status } = await start('');
  expect(output).toMatch(/conductor> $/);
  expect(status).toBe(0);
  expect(seconds).toBeLessThan(5);
});

endingTest('exit shuts down with status 0', async () => {
  const system = await bootSystem();
  await system.console.type('exit');
  expect(await system.finish()).toEqual({ kind: 'exit', status: 0 });
});

endingTest('a kernel panic is reported with its place and ends with status 70', async () => {
  const system = await bootSystem({ user: 'operator' });
  await system.console.type('panic');
  expect(await system.finish()).toEqual({ kind: 'exit', status: 70 });
  expect(system.console.text).toMatch(/kernel panic: requested/);
});

/** `msr psp, r1; movs r4, #3`: what the boot's self-test puts into CONTROL to give up privilege; 2 does not. */
const UNPRIVILEGED = '81f309880324';
const PRIVILEGED = '81f309880224';

endingTest('99 a system whose isolation does not work does not start', async () => {
  const image = readFileSync(defaultElf(), 'hex');
  expect(image.split(UNPRIVILEGED)).toHaveLength(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-'));
  const elf = path.join(folder, 'privileged.elf');
  writeFileSync(elf, image.replace(UNPRIVILEGED, PRIVILEGED), 'hex');
  const system = await startSystem(elf);
  expect(await system.finish()).toEqual({ kind: 'exit', status: 70 });
  expect(system.console.text).toMatch(/kernel panic: boot step isolation/);
  rmSync(folder, { recursive: true });
});

test('after a reset the system boots again', async () => {
  const system = await bootSystem();
  await system.board.reset();
  await system.console.until(/This is Conductor[^]*> /);
  expect(await system.command('ping 1')).toMatch(/1 round trip/);
  expect(await system.stop()).toEqual({ kind: 'stopped' });
});
