/**
 * For tests of a whole system: it is built by the real command, and boots in the simulator, or on the kind of target that
 * `CONDUCTOR_TARGET` names. Simulators count time in instructions, so that a busy host does not make the system look late.
 *
 *     const system = await boot('system.ts');
 *     expect(await system.command('read')).toBe('no samples yet');
 *     await system.stop();
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { obtainImage } from '../cli/commands/image';
import type { Board, Ending } from '../cli/target/board';
import { Console, PROMPT } from '../cli/target/console';
import { kindOf, startBoard, type StartOptions, targetOf } from '../cli/target/start';

export type { Board, Ending, StartOptions };
export { Console, PROMPT };

/** Where the tests of this process run. */
export const TARGET = targetOf(kindOf(process.env['CONDUCTOR_TARGET'] ?? 'qemu'));

const COMMAND = path.resolve(__dirname, '../cli/conductor.js');
/** Milliseconds after which a run is ended, as a safety net: also of a whole file of tests on a slow machine. */
export const TIME_LIMIT = 280_000;

/** A system that runs, and its console from its first word on. */
export class RunningSystem {
  readonly console: Console;

  constructor(readonly board: Board) {
    this.console = new Console(board);
  }

  /** Types a line at the prompt; what the system answers before its next prompt. */
  command(line: string, patience?: number): Promise<string> {
    return this.console.command(line, patience);
  }

  /** Types a line until its answer has the pattern, for at most `patience` milliseconds; that answer. */
  commandUntil(line: string, pattern: RegExp, patience?: number): Promise<string> {
    return this.console.commandUntil(line, pattern, patience);
  }

  /** Ends the run. What the simulator noted that no chip would allow is an error. */
  async stop(): Promise<Ending> {
    this.board.stop();
    return this.finish();
  }

  /** Waits until the system has ended by itself; otherwise as {@link stop}. */
  async finish(): Promise<Ending> {
    const ending = await this.board.ended;
    const noted = this.board.unexpectedLog;
    if (noted.length > 0) throw new Error(`${this.board.target.title} noted:\n${noted.join('\n')}`);
    return ending;
  }
}

/** Builds a system, and boots it until its prompt is there. Fails with what the build says. */
export async function boot(systemFile: string, options: StartOptions = {}): Promise<RunningSystem> {
  const system = new RunningSystem(await start(build(systemFile), options));
  await system.console.until(PROMPT);
  return system;
}

/** The ELF of a system. The compiler is kept out of Jest's process: it is a command. */
export function build(systemFile: string): string {
  const parameters = [COMMAND, 'build', systemFile];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  const elf = /^(\S.*\.elf)$/m.exec(stdout)?.[1];
  if (status !== 0 || elf === undefined) throw new Error(`${systemFile} was not built:\n${stderr}${stdout}`);
  return path.resolve(elf);
}

/** Starts an ELF that {@link build} has made. */
export async function start(elf: string, options: StartOptions = {}): Promise<Board> {
  const defaults = { deterministic: true, timeLimit: TIME_LIMIT };
  return startBoard(TARGET.kind, await obtainImage(elf), { ...defaults, ...options });
}
