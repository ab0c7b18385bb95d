/**
 * The default system, built by the real command, on a board that the suites can talk to. The suites use nothing but
 * {@link Board} and {@link Console}, so another simulator or a real board can take QEMU's place here.
 *
 * Runs count time in instructions, so that a busy host cannot make the system look late.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Ending } from '../../cli/simulator/board';
import { Console, PROMPT } from '../../cli/simulator/console';
import { type QemuBoard, type QemuOptions, startQemu } from '../../cli/simulator/qemu';

export const ROOT = path.resolve(__dirname, '../..');

const TIME_LIMIT = 120_000;
/** 8 ns an instruction: about the speed of the chip. */
const INSTRUCTION_SHIFT = 3;

let elf: string | undefined;

/** The ELF of the default system; built once for each test file. */
export function defaultElf(): string {
  elf ??= build('system/default.ts');
  return elf;
}

export function build(system: string): string {
  const command = [path.join(ROOT, 'cli', 'conductor.js'), 'build', system];
  const output = execFileSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = /^(\S+\.elf)$/m.exec(output)?.[1];
  if (!file) throw new Error(`the build named no ELF:\n${output}`);
  return path.resolve(ROOT, file);
}

export class RunningSystem {
  readonly console: Console;

  constructor(readonly board: QemuBoard) {
    this.console = new Console(board);
  }

  /** Types a command; what the system answers before its next prompt. */
  command(line: string, patience?: number): Promise<string> {
    return this.console.command(line, patience);
  }

  /** Ends the run, and checks that the simulator saw nothing that no chip would allow. */
  async stop(): Promise<Ending> {
    this.board.stop();
    return this.finish();
  }

  async finish(): Promise<Ending> {
    const ending = await this.board.ended;
    expect(this.board.unexpectedLog).toEqual([]);
    return ending;
  }
}

/** Boots the default system to its first prompt. */
export async function bootSystem(options: Partial<QemuOptions> = {}): Promise<RunningSystem> {
  const board = await startQemu({
    elf: options.elf ?? defaultElf(),
    machine: 'netduinoplus2',
    consolePort: 1,
    instructionShift: INSTRUCTION_SHIFT,
    timeLimit: TIME_LIMIT,
    ...options,
  });
  const system = new RunningSystem(board);
  await system.console.until(PROMPT);
  return system;
}
