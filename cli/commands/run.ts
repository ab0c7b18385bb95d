/** `conductor run`: builds a system if needed, boots it in the simulator and connects the terminal. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { printError } from '../output';
import { DEFAULT_SYSTEM } from '../paths';
import type { Ending } from '../simulator/board';
import { startQemu } from '../simulator/qemu';
import { locationText, SymbolTable } from '../symbols';
import { ReportDecoder } from '../terminal/report-decoder';
import { runTerminal } from '../terminal/terminal';
import { requireTools } from '../toolchain/setup';
import { TO_RUN } from '../toolchain/tools';
import { obtainImage } from './image';

export interface RunOptions {
  simulator?: string;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .argument('[system]', 'a system file, or an ELF that was built from one', DEFAULT_SYSTEM)
    .option('--simulator <name>', 'what to run it in: qemu', 'qemu')
    .description('build a system and talk to it in the simulator')
    .action(runSystem);
}

export async function runSystem(system: string, { simulator = 'qemu' }: RunOptions): Promise<void> {
  if (simulator !== 'qemu')
    throw new UserError(`there is no simulator '${simulator}'; this version has qemu`);
  await requireTools(TO_RUN);
  const image = await obtainImage(system);
  const board = await startQemu({ elf: image.elf, ...image.simulator });
  const symbols = new SymbolTable(image.elf);
  const decoder = new ReportDecoder(symbols);
  const ending = await runTerminal(board, (text) => decoder.decode(text));
  warnAbout(board.unexpectedLog);
  process.exitCode = statusOf(ending, symbols);
}

/** The exit status of a run: the system's own if it shut down, 0 if the user left. */
function statusOf(ending: Ending, symbols: SymbolTable): number {
  if (ending.kind === 'exit') return ending.status;
  if (ending.kind === 'stopped') return 0;
  if (ending.kind === 'died') throw new UserError(`the simulator died: ${ending.details}`);
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
