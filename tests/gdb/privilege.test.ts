/**
 * Every way out of the kernel, looked at from outside: gdb stops at each of the kernel's return instructions, steps to the first
 * instruction of the process, and asks the simulator for the mode of the processor and the control word of the memory protection unit.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireTools } from '../../cli/toolchain/setup';
import { startQemu } from '../../cli/target/qemu/qemu';
import { Console, PROMPT } from '../../cli/target/console';
import { defaultElf, TIME_LIMIT } from '../board/system';
import { freePort } from './port';

const SAMPLES = 1500;
/** How many it may take until enough were ways to a process, and a fault and a floating-point frame have been among them. */
const MOST_SAMPLES = 8000;
const BASIC_FRAME = 0x10;
/** MPU_CTRL (PM0214, 4.5.2). HFNMIENA stays off: with FAULTMASK the kernel sees all memory. */
const MPU_CONTROL = 0xe000ed94;
const ENABLED = 1;
const PRIVILEGED_SEE_ALL = 4;
/** Exceptions by number; the end of the boot is the kernel's own work. */
const WORK = 14;
const SYSTEM_CALL = 11;
const TIMER = 15;
const CONSOLE_INTERRUPT = 16 + 38;
const FAULTS = [3, 4, 5, 6] as const;

const ASSEMBLY = path.join(__dirname, '..', '..', 'src', 'kernel', 'arch', 'armv7m');

/** Assembly names every exception return: somethingExit. */
function exitLabels(): string[] {
  const files = readdirSync(ASSEMBLY).filter((name) => /\.(S|inc)$/.test(name));
  const texts = files.map((name) => readFileSync(path.join(ASSEMBLY, name), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/\b[a-z]+Exit\b/g) ?? []))];
}

const SCRIPT = `set pagination off
set confirm off
${exitLabels()
  .map((label) => `break *${label}`)
  .join('\n')}
set $sample = 0
set $faults = 0
set $floating = 0
set $processes = 0
while $sample < ${SAMPLES} || ($sample < ${MOST_SAMPLES} && ($faults == 0 || $floating == 0 || $processes <= ${SAMPLES / 2}))
  continue
  if ($xpsr & 0x1ff) >= ${FAULTS[0]} && ($xpsr & 0x1ff) <= ${FAULTS[3]}
    set $faults = 1
  end
  if ($lr & ${BASIC_FRAME}) == 0
    set $floating = 1
  end
  # Read here, where it can be: the process that follows must not.
  printf "exit exception=%d return=%x protection=%x\\n", $xpsr & 0x1ff, $lr, *(unsigned *)${MPU_CONTROL}
  stepi
  if ($xpsr & 0x1ff) == 0
    set $processes = $processes + 1
  end
  monitor info registers
  set $sample = $sample + 1
end
delete
detach
`;

interface Exit {
  exception: number;
  floatingPoint: boolean;
  mode: string;
  protection: number;
}

function exitsIn(output: string): Exit[] {
  const blocks = output.split(/^exit /m).slice(1);
  return blocks.map((block) => {
    const [, exception, way, protection] =
      /^exception=(\d+) return=([0-9a-f]+) protection=([0-9a-f]+)/.exec(block) ?? [];
    const mode = /^XPSR=.* (\S+)$/m.exec(block)?.[1] ?? 'unknown';
    return {
      exception: Number(exception),
      floatingPoint: (Number.parseInt(way ?? '', 16) & BASIC_FRAME) === 0,
      mode,
      protection: Number.parseInt(protection ?? '', 16),
    };
  });
}

async function observeExits(): Promise<Exit[]> {
  const elf = defaultElf();
  const debugPort = await freePort();
  const { debugger: gdb } = await requireTools(['debugger']);
  const board = await startQemu({
    elf,
    machine: 'netduinoplus2',
    consolePort: 1,
    debugPort,
    // Otherwise the time that every stop takes would be the system's, and the counters would do nothing but catch up.
    instructionShift: 3,
    timeLimit: TIME_LIMIT,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-gdb-'));
  const script = path.join(folder, 'script.gdb');
  writeFileSync(script, SCRIPT);
  const connect = ['-ex', `target remote 127.0.0.1:${debugPort}`];
  const child = spawn(gdb?.file ?? 'gdb', ['-batch', ...connect, '-x', script, elf], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const over = new Promise((resolve) => child.once('close', resolve));
  const console = new Console(board);
  await console.until(PROMPT, 60_000);
  for (const line of ['rogue undefined', 'rogue privilege', 'restart ping']) board.send(`${line}\r`);
  await over;
  board.stop();
  await board.ended;
  rmSync(folder, { recursive: true });
  return exitsIn(output);
}

let exits: readonly Exit[] = [];
let toProcess: readonly Exit[] = [];

beforeAll(async () => {
  exits = await observeExits();
  toProcess = exits.filter(({ mode }) => mode.endsWith('thread'));
});

test('memory protection is on at the first instruction of a process', () => {
  const states = new Set(toProcess.map(({ protection }) => protection));
  expect([...states]).toEqual([ENABLED | PRIVILEGED_SEE_ALL]);
});

test('the first instruction of a process is unprivileged after whatever happened before', () => {
  expect(toProcess.length).toBeGreaterThan(SAMPLES / 2);
  expect(toProcess.filter(({ mode }) => mode !== 'unpriv-thread')).toEqual([]);
  const numbers = (list: readonly Exit[]): number[] => [...new Set(list.map(({ exception }) => exception))];
  expect(numbers(toProcess)).toEqual(expect.arrayContaining([WORK, SYSTEM_CALL, TIMER]));
  // These leave the rest to the kernel's work, which comes before any process.
  expect(numbers(exits)).toContain(CONSOLE_INTERRUPT);
  expect(FAULTS.some((fault) => numbers(exits).includes(fault))).toBe(true);
  expect(FAULTS.some((fault) => numbers(toProcess).includes(fault))).toBe(false);
  expect(toProcess.some(({ floatingPoint }) => floatingPoint)).toBe(true);
});
