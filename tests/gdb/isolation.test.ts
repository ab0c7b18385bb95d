/**
 * The boot's self-test of isolation, when the regions of a process allow more than they should: gdb gives the test's probe others
 * than those of the process, and the boot must fail at that step.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Console } from '../../cli/target/console';
import { startQemu } from '../../cli/target/qemu/qemu';
import { requireTools } from '../../cli/toolchain/setup';
import { defaultElf, TIME_LIMIT } from '../board/system';
import { freePort } from './port';

/** The lowest words of the kernel's stack, which nothing uses. */
const FREE_WORDS = 0x20000000;
/** RBAR and RASR of four regions: all RAM may be read and written, or none; and the last three are disabled. */
const ALL_MEMORY = [0x20000010, 0x13000023, 0x11, 0, 0x12, 0, 0x13, 0];
const NO_MEMORY = [0x10, 0, 0x11, 0, 0x12, 0, 0x13, 0];

/** What the system says at the end of its boot, if each probe gets these regions. */
async function bootWith(regions: readonly number[]): Promise<string> {
  const elf = defaultElf();
  const debugPort = await freePort();
  const { debugger: gdb } = await requireTools(['debugger']);
  const board = await startQemu({
    elf,
    machine: 'netduinoplus2',
    consolePort: 1,
    debugPort,
    timeLimit: TIME_LIMIT,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-gdb-'));
  const script = path.join(folder, 'script.gdb');
  writeFileSync(script, scriptFor(regions));
  const connect = ['-ex', `target remote 127.0.0.1:${debugPort}`];
  const child = spawn(gdb?.file ?? 'gdb', ['-batch', ...connect, '-x', script, elf], { stdio: 'ignore' });
  const console = new Console(board);
  const said = await console.until(/boot step [^\n]*\n|conductor> /, 50_000);
  child.kill();
  board.stop();
  await board.ended;
  rmSync(folder, { recursive: true });
  return said;
}

function scriptFor(regions: readonly number[]): string {
  const words = regions.map((word, index) => `set *(unsigned *)${FREE_WORDS + 4 * index} = ${word}`);
  const exchange = regions.length > 0 ? [...words, `set $r0 = ${FREE_WORDS}`] : [];
  return [
    'set confirm off',
    'break probeStore',
    'commands',
    'silent',
    ...exchange,
    'continue',
    'end',
    'continue',
  ]
    .join('\n')
    .concat('\n');
}

test('the boot goes on where protection works', async () => {
  expect(await bootWith([])).toMatch(/conductor> /);
});

test('the boot fails by name where a process can write to everything', async () => {
  const said = await bootWith(ALL_MEMORY);
  expect(said).toMatch(/kernel panic: boot step isolation: a stack has no guard/);
});

test('the boot fails by name where a process cannot write to its own stack', async () => {
  const said = await bootWith(NO_MEMORY);
  expect(said).toMatch(/kernel panic: boot step isolation: a process cannot use its stack/);
});
