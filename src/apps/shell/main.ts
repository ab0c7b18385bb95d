/**
 * The shell: reads a line from the console, runs the command it names, and again. It holds the rights to look at everything, to
 * create processes, and to end the system; processes are stopped and restarted by the supervisor on its request.
 */
import { NO_LINE, readLine } from '../../servers/console/client';
import { sleep } from '../../runtime/time';
import { Words } from '../../runtime/words';
import { runCommand } from './commands';
import { say } from './terminal';

export enum Grant {
  console = 0,
  supervisor = 1,
  /** Processes, inspect. */
  processes = 2,
  /** System, inspect and control. */
  system = 3,
  ping = 4,
  counterHigh = 5,
  counterLow = 6,
  rogue = 7,
  clock = 8,
  /** Processes, create. */
  programs = 9,
  journal = 10,
}

/** Free slots: two for each process that the shell creates, and some for what `mint` derives. */
export const CREATED_SLOTS = 11;
export const DERIVED_SLOTS = 17;
export const SLOT_COUNT = 21;

/** Pause before asking a console that did not answer again. */
const CONSOLE_PAUSE = 10_000;

const words = new Words();

export function main(): void {
  say("This is Conductor. 'help' lists the commands.");
  for (;;) prompt();
}

/** Reads and runs one line. */
export function prompt(): void {
  const length = readLine(Grant.console, 'conductor> ', words.line);
  if (length === NO_LINE) {
    sleep(CONSOLE_PAUSE);
    return;
  }
  words.split(length);
  if (words.count > 0) runCommand(words);
}
