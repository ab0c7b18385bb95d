/** Renode as a target, against a stand-in for Renode (fake-renode.ts) that has a real system behind its monitor. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../cli/errors';
import { obtainImage } from '../../../cli/commands/image';
import { Console, PROMPT } from '../../../cli/target/console';
import { startBoard } from '../../../cli/target/start';
import type { RenodeBoard } from '../../../cli/target/renode/renode';
import { defaultElf, ROOT, TIME_LIMIT } from '../../board/system';
import { UNUSED_WORD } from '../../board/unused-word';

const FLASH = 0x08000000;
const RAM = 0x20000000;
const FIXTURES = path.join(__dirname, 'fixtures');
const USER_PATH = process.env['PATH'] ?? '';

let board: RenodeBoard;
let console: Console;
beforeAll(async () => {
  process.env['PATH'] = `${FIXTURES}${path.delimiter}${USER_PATH}`;
  board = (await startBoard('renode', await obtainImage(defaultElf()), {
    timeLimit: TIME_LIMIT,
  })) as RenodeBoard;
  console = new Console(board);
  await console.until(PROMPT, 60_000);
});
afterAll(async () => {
  board?.stop();
  expect(await board?.ended).toEqual({ kind: 'stopped' });
  process.env['PATH'] = USER_PATH;
});

test('the system speaks from its first word on, and answers', async () => {
  expect(console.text).toMatch(/This is Conductor\. 'help' lists the commands\./);
  expect(await console.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
});

test('memory is read while the system runs', async () => {
  const image = readFileSync(path.join(path.dirname(defaultElf()), 'conductor.bin'));
  for (const [offset, length] of [
    [0, 300],
    [7, 3],
    [0, 0],
  ] as const)
    expect(await board.readMemory(FLASH + offset, length)).toEqual(image.subarray(offset, offset + length));
});

test('registers are of the halted processor, which goes on afterwards', async () => {
  const [first, second, registers] = await board.whileHalted(async () => {
    const look = (): Promise<Buffer> => board.readMemory(RAM, 1024);
    return [await look(), await look(), await board.readRegisters()] as const;
  });
  expect(first).toEqual(second);
  expect(registers.r).toHaveLength(16);
  expect(registers.r[15]).toBeGreaterThanOrEqual(FLASH);
  expect(registers.xpsr & 0x01000000).not.toBe(0);
  expect(await console.command('ping 1')).toMatch(/1 round trip/);
});

test('words are written and read, and pins move', async () => {
  await board.poke(UNUSED_WORD, 0xdeadbeef);
  expect(await board.peek(UNUSED_WORD)).toBe(0xdeadbeef);
  await board.holdExternalInterrupt(0, true);
  await console.commandUntil('button', /^pressed, 1/);
});

test('what Renode refuses is an error that says the command and why, and nothing is left running', async () => {
  const image = await obtainImage(defaultElf());
  const renode = { ...image.board.renode!, script: 'renode/nothing.resc' };
  const start = startBoard('renode', { ...image, board: { ...image.board, renode } });
  await expect(start).rejects.toThrow(UserError);
  await expect(start).rejects.toThrow(/^Renode: include @.+nothing\.resc: Could not find file/);
  const children = execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  expect(children.match(/fixtures.renode/g)).toHaveLength(1);
});

test('reset starts the system again, with what was in memory; without power that is lost', async () => {
  for (const [restart, kept] of [
    [() => board.reset(), 0x12345678],
    [() => board.power(), 0],
  ] as const) {
    await board.poke(UNUSED_WORD, 0x12345678);
    await restart();
    expect(await console.until(/This is Conductor[^]*> /)).toContain('Conductor');
    expect(await board.peek(UNUSED_WORD)).toBe(kept);
  }
});

describe('the command', () => {
  function run(parameters: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
    const command = [path.join(ROOT, 'cli', 'conductor.js'), 'run', ...parameters];
    return spawn(process.execPath, command, { cwd: ROOT, env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  async function outputOf(child: ChildProcess): Promise<{ status: number | null; out: string; err: string }> {
    const said = { out: '', err: '' };
    child.stdout?.on('data', (text: Buffer) => (said.out += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (said.err += text.toString()));
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, ...said };
  }

  test('run --simulator renode talks to the system', async () => {
    const child = run([defaultElf(), '--simulator', 'renode'], process.env);
    const result = outputOf(child);
    child.stdin?.end('ping 2\n');
    const { status, out } = await result;
    expect(out).toMatch(/2 round trips.*0 wrong/);
    expect(status).toBe(0);
  });

  test('without Renode it says where to get it', async () => {
    const { status, err } = await outputOf(
      run([defaultElf(), '--simulator', 'renode'], { ...process.env, PATH: USER_PATH }),
    );
    expect(err).toMatch(/the simulator Renode \(renode 1\.16 or newer\) is missing/);
    expect(err).toMatch(/Get version 1\.16\.1 from https:\/\/\S+ .*, unpack it, and put its folder on PATH/);
    expect(status).toBe(1);
  });
});

test('the stand-in is what is on PATH here, not Renode', () => {
  expect(execFileSync(path.join(FIXTURES, 'renode'), ['--version'], { encoding: 'utf8' })).toContain(
    'stand-in',
  );
});
