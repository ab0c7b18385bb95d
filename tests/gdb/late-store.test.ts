/**
 * A buffered store of a process that fails when the kernel has begun already (an imprecise bus fault inside the handler of a system
 * call). No simulator has a write buffer, so gdb plays its part: it makes the fault pending at the kernel's first instruction and
 * gives the handler the status that the chip would. It is the process's fault; the kernel finishes the call and goes on.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SystemReport } from '../../cli/build';
import { Console, PROMPT } from '../../cli/target/console';
import { startQemu } from '../../cli/target/qemu/qemu';
import { requireTools } from '../../cli/toolchain/setup';
import { defaultElf, TIME_LIMIT } from '../board/system';
import { freePort } from './port';

/** SHCSR, and in it the bit of a pending bus fault; CFSR says imprecise (ARMv7-M, DDI 0403, B3.2). */
const SYSTEM_CONTROL = 0xe000ed00;
const HANDLER_CONTROL = SYSTEM_CONTROL + 0x24;
const BUS_FAULT_PENDING = 1 << 14;
const IMPRECISE = 0x400;
/** How the fault handler writes SHCSR, and reads CFSR. */
const WRITE_CONTROL = /str\s+r3, \[r1, #36\]/;
const READ_STATUS = /^\s*([0-9a-f]+):\s.*ldr\s+r3, \[r1, #40\]/;
/** How a process loads the arguments of a system call, right before it makes it. */
const LOAD_ARGUMENTS = /ldmia\.w\s+r0, \{r4, r5, r6, r7, r8, r9, sl, fp\}/;

function listing(elf: string, ...options: string[]): string[] {
  const command = ['-d', ...options, elf];
  return execFileSync('arm-none-eabi-objdump', command, { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n');
}

/** The address of the instruction in the n-th line behind the first that matches. */
function addressBehind(lines: readonly string[], pattern: RegExp, count: number): number {
  const line = lines[lines.findIndex((each) => pattern.test(each)) + count];
  return Number.parseInt(/^\s*([0-9a-f]+):/.exec(line ?? '')?.[1] ?? '', 16);
}

function behindLabel(elf: string, label: string): string[] {
  const lines = listing(elf);
  return lines.slice(lines.findIndex((line) => line.includes(`<${label}>:`)));
}

/** Where the status is in r3: behind the first such read after each of the handler's labels. */
function statusReads(elf: string): number[] {
  return ['faultInKernel', 'capture'].map((label) => addressBehind(behindLabel(elf, label), READ_STATUS, 1));
}

/** As the kernel counts processes. */
function nameOf(elf: string, process: number): string | undefined {
  const report = JSON.parse(
    readFileSync(path.join(path.dirname(elf), 'report.json'), 'utf8'),
  ) as SystemReport;
  return report.processes[process]?.name;
}

/** A store right before a call fails late, soon after the process `starts` has begun. */
function scriptFor(elf: string, starts: string): string {
  const call = addressBehind(listing(elf, '-j', `.${starts}.text`), LOAD_ARGUMENTS, 1);
  const store = addressBehind(behindLabel(elf, 'capture'), WRITE_CONTROL, 0);
  return [
    'set confirm off',
    'set pagination off',
    ...goTo(call),
    ...goTo('systemCallEntry'),
    'printf "victim %d\\n", kernel.current->process->index',
    // A debugger's own write does not reach the processor's registers, but the processor's does: it is made to execute one.
    'set $saved1 = $r1',
    'set $saved3 = $r3',
    `set $r1 = ${SYSTEM_CONTROL}`,
    `set $r3 = *(unsigned *)${HANDLER_CONTROL} | ${BUS_FAULT_PENDING}`,
    `set $pc = ${store}`,
    ...goTo('faultEntry'),
    // What the fault has interrupted is on the kernel's stack, and becomes the first instruction of the call.
    'set *(unsigned *)($sp + 4) = $saved1',
    'set *(unsigned *)($sp + 12) = $saved3',
    'set *(unsigned *)($sp + 24) = (unsigned)&systemCallEntry & ~1',
    ...statusReads(elf).flatMap((address) => [...goTo(address), `set $r3 = ${IMPRECISE}`]),
    'continue',
    '',
  ].join('\n');
}

function goTo(place: number | string): string[] {
  return [`tbreak *${place}`, 'continue'];
}

test('it is the process that ends, with a bus error; nobody else notices', async () => {
  const elf = defaultElf();
  const debugPort = await freePort();
  const { debugger: gdb } = await requireTools(['debugger', 'compiler']);
  const board = await startQemu({
    elf,
    machine: 'netduinoplus2',
    consolePort: 1,
    instructionShift: 3,
    debugPort,
    timeLimit: TIME_LIMIT,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-gdb-'));
  const script = path.join(folder, 'script.gdb');
  writeFileSync(script, scriptFor(elf, 'ping'));
  const connect = ['-ex', `target remote 127.0.0.1:${debugPort}`];
  const child = spawn(gdb?.file ?? 'gdb', ['-batch', ...connect, '-x', script, elf], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  child.stdout.on('data', (text: Buffer) => (told += text.toString()));
  try {
    const console = new Console(board);
    const boot = await console.until(PROMPT, 90_000);
    const victim = nameOf(elf, Number(/^victim (\d+)$/m.exec(told)?.[1]));
    expect(boot).toMatch(new RegExp(`fault: process=${victim} cause=bus-error .* cfsr=0x00000400`));
    expect(boot.match(/fault: /g)).toHaveLength(1);
    expect(boot).not.toMatch(/kernel panic/);
    expect(await console.command('ping')).toMatch(/round trip|pong|\d/);
  } finally {
    child.kill();
    board.stop();
    await board.ended;
    rmSync(folder, { recursive: true });
  }
});
