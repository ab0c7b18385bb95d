/** What a user sees of a run: input that waits for the prompt, and every way in which a run can end. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startQemu } from '../../cli/target/qemu/qemu';
import { buildGuest } from './guest';
import { conductor, placeProgram, removeFolders, ROOT, temporaryFolder } from './support';

let guest: string;
beforeAll(() => {
  guest = buildGuest();
});
afterAll(removeFolders);

function run(input: string, environment: Record<string, string> = {}): ReturnType<typeof conductor> {
  return conductor(['run', guest], { input, environment });
}

test('each line of piped input waits for the prompt, and answers come in order', async () => {
  const { status, output, errors } = await run('one\ntwo\nexit\n');
  expect(output).toBe('guest is up\nguest> one\none yourself\nguest> two\ntwo yourself\nguest> exit\n');
  expect(errors).toBe('');
  expect(status).toBe(0);
});

test('a prompt for a password takes a line, too, though nothing is echoed', async () => {
  const { output } = await run('secret\nsesame\none\n');
  expect(output).toBe(
    'guest is up\nguest> secret\nPassword: \nit is sesame\nguest> one\none yourself\nguest> ',
  );
});

test('the end of input ends the run after the last answer', async () => {
  const { status, output } = await run('one');
  expect(output).toBe('guest is up\nguest> one\none yourself\nguest> ');
  expect(status).toBe(0);
});

test('no input at all is a boot to the prompt', async () => {
  expect(await run('')).toMatchObject({ status: 0, output: 'guest is up\nguest> ' });
});

test("the system's exit status is the command's", async () => {
  expect((await run('exit 3\n')).status).toBe(3);
});

test('input after the end of the system is not waited for', async () => {
  expect(await run('exit\none\ntwo\n')).toMatchObject({ status: 0 });
});

test('a lockup is explained with its line and the registers', async () => {
  const { status, errors } = await run('lock up\n');
  expect(status).toBe(1);
  expect(errors).toMatch(
    /the processor locked up \(a fault inside the fault handler\) at .*guest\.c:\d+ \(run\)/,
  );
  expect(errors).toMatch(/R15=/);
});

test('a simulator that dies is an error that says so', async () => {
  const folder = temporaryFolder();
  placeProgram(folder, 'qemu-system-arm', QEMU_THAT_FAILS);
  const { status, errors } = await run('', {
    PATH: `${folder}:${process.env['PATH']}`,
    CONDUCTOR_CACHE: folder,
  });
  expect(status).toBe(1);
  expect(errors).toMatch(/the simulator died before it started the system: .*could not load/);
  expect(errors).not.toMatch(/\n\s+at /);
});

/** Answers for its version, then fails like QEMU does. */
const QEMU_THAT_FAILS = `if [ "$1" = --version ]; then echo "QEMU emulator version 7.2.0"; exit 0; fi
echo "qemu-system-arm: could not load kernel" >&2; exit 1`;

test('a simulator that is killed while the system runs is an error that says so', async () => {
  const board = await startQemu({ elf: guest, machine: 'netduinoplus2', consolePort: 1, timeLimit: 20_000 });
  process.kill(board.processId, 'SIGKILL');
  expect(await board.ended).toEqual({ kind: 'died', details: 'ended by SIGKILL' });
});

test('what the simulator logs about the system is shown', async () => {
  const { errors, status } = await run('stray\n');
  expect(errors).toMatch(/the simulator reports: SDIO: unimplemented device write/);
  expect(status).toBe(0);
});

test('a reset starts the system again', async () => {
  const board = await startQemu({ elf: guest, machine: 'netduinoplus2', consolePort: 1, timeLimit: 20_000 });
  let text = '';
  const ups = (): number => text.split('guest is up').length - 1;
  await new Promise<void>((resolve) => {
    board.onOutput((output) => {
      text += output;
      if (ups() === 1 && text.endsWith('> ')) void board.reset();
      if (ups() === 2) resolve();
    });
  });
  board.stop();
  expect(await board.ended).toEqual({ kind: 'stopped' });
});

test('a command that is ended from outside ends its simulator', async () => {
  const child = spawn(process.execPath, [path.join(ROOT, 'cli', 'conductor.js'), 'run', guest], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(143);
  const ids = children.split(' ');
  while (ids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 50));
});

/** A killed process that nobody has waited for is still listed, as a zombie. */
function isRunning(id: string): boolean {
  const file = `/proc/${id}/status`;
  return existsSync(file) && !/^State:\s+Z/m.test(readFileSync(file, 'utf8'));
}

const scriptCommand = process.platform === 'linux' ? test : test.skip;

scriptCommand('on a terminal keys go through, control keys too, and Ctrl-] leaves', async () => {
  const command = `"${process.execPath}" "${path.join(ROOT, 'cli/conductor.js')}" run "${guest}"`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let text = '';
  const shown = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (pattern.test(text) && resolve());
      terminal.stdout.on('data', look);
      look();
    });
  terminal.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await shown(/Ctrl-\] leaves[^]*guest> /);
  terminal.stdin.write('ctrl-c \x03\r');
  await shown(/interrupted/);
  terminal.stdin.write('\x1d');
  const status = await new Promise((resolve) => terminal.once('close', resolve));
  expect(status).toBe(0);
});
