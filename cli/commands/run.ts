/** `conductor run`: builds a system if needed, boots it in the simulator and connects the terminal. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { printError } from '../output';
import { DEFAULT_SYSTEM } from '../paths';
import type { Ending, Target } from '../target/board';
import { startAnnounced } from '../target/running';
import { kindOf, requireTarget } from '../target/start';
import { locationText, SymbolTable } from '../symbols';
import { ReportDecoder } from '../terminal/report-decoder';
import { runTerminal } from '../terminal/terminal';
import { requireTools } from '../toolchain/setup';
import { TO_BUILD } from '../toolchain/tools';
import { obtainImage } from './image';

export interface RunOptions {
  target?: string;
  simulator?: string;
  port?: string;
  probe?: string;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .argument('[system]', 'a system file, or an ELF that was built from one', DEFAULT_SYSTEM)
    .option('--target <name>', "what to run it on, see 'conductor targets'", 'qemu')
    .option('--simulator <name>', 'the same, by the name of a simulator')
    .option('--port <device>', 'hardware: the serial port of the console; default: found by USB')
    .option('--probe <serial>', 'hardware: the debug probe, where more than one is connected')
    .description('build a system and talk to it in the simulator, or on the connected board')
    .action(runSystem);
}

export async function runSystem(system: string, options: RunOptions): Promise<void> {
  const { port, probe } = options;
  const kind = kindOf(options.simulator ?? options.target ?? 'qemu');
  await requireTools(TO_BUILD);
  await requireTarget(kind, port);
  const image = await obtainImage(system);
  const board = await startAnnounced(kind, image, {
    ...(port !== undefined && { serialPort: port }),
    ...(probe !== undefined && { probe }),
  });
  const symbols = new SymbolTable(image.elf);
  const decoder = new ReportDecoder(symbols);
  const ending = await runTerminal(board, (text) => decoder.decode(text));
  warnAbout(board.unexpectedLog);
  process.exitCode = statusOf(ending, symbols, board.target);
}

/** The exit status of a run: the system's own if it shut down, 0 if the user left. */
function statusOf(ending: Ending, symbols: SymbolTable, { kind }: Target): number {
  if (ending.kind === 'exit') return ending.status;
  if (ending.kind === 'stopped') return 0;
  if (ending.kind === 'died')
    throw new UserError(
      `${kind === 'hardware' ? 'the board is lost' : 'the simulator died'}: ${ending.details}`,
    );
  const address = Number(`0x${/R15=([0-9a-f]+)/.exec(ending.details)?.[1]}`);
  const location = symbols.locate(address);
  const place = location ? locationText(location) : 'an address of no line';
  throw new UserError(
    `the processor locked up (a fault inside the fault handler) at ${place}\n${ending.details}`,
  );
}

/** What a chip would have punished; the simulator only logs it. */
function warnAbout(lines: readonly string[]): void {
  for (const line of lines.slice(0, 10)) printError(`the simulator reports: ${line}`);
}
