/** The way to the console. Nobody has to read what is printed, so a console that takes too long is not waited for. */
import { writeLine } from '../../framework/console-lines';
import { ConsoleClient, ConsoleError } from '../../interfaces/generated/console-client';
import { TextBuffer } from '../../runtime/text-buffer';
import { Grant } from './main';

/** Microseconds that a piece of a line may take. */
const PATIENCE = 100_000;

const console = new ConsoleClient();

export function openConsole(): void {
  console.connection.open(Grant.console);
  console.connection.timeout = PATIENCE;
}

/** The line with its end; false if the console did not take it. */
export function printLine(line: TextBuffer): bool {
  return writeLine(console, line) === ConsoleError.none;
}
