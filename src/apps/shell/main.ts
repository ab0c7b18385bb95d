/**
 * The shell: reads a line from the console, runs the command it names, and again. It holds the rights to look at everything; to
 * create, stop and restart processes and to end the system it asks the supervisor.
 */
import { NO_LINE, readLine } from '../../framework/console-lines';
import { sleep } from '../../runtime/time';
import { Words } from '../../runtime/words';
import { runCommand } from './commands';
import { console, openConnections } from './connections';
import { holdInput } from './input';
import { say } from './terminal';

export enum Grant {
  console = 0,
  supervisor = 1,
  /** Processes, inspect. */
  processes = 2,
  /** System, inspect. */
  system = 3,
  ping = 4,
  counterHigh = 5,
  counterLow = 6,
  rogue = 7,
  clock = 8,
  journal = 9,
  security = 10,
  registry = 11,
  /** Its own, to hand over. */
  notification = 12,
}

export enum Notification {
  /** Something was published that `watch` waits for. */
  event = 1,
}

/** Free slots: one for each service that it finds (of the apps one), two for each process that the shell creates, some for what `mint` derives. */
export const EVENTS_SLOT = 13;
export const RESOURCES_SLOT = 14;
export const PINS_SLOT = 15;
/** Of the app that was asked last. */
export const APP_SLOT = 16;
export const CREATED_SLOTS = 17;
export const DERIVED_SLOTS = 23;
export const SLOT_COUNT = 27;

/** Pause before asking a console that did not answer again. */
const CONSOLE_PAUSE = 10_000;

const words = new Words();

export function main(): void {
  openConnections();
  say("This is Conductor. 'help' lists the commands.");
  for (;;) prompt();
}

/** Reads and runs one line. */
export function prompt(): void {
  holdInput();
  const length = readLine(console, 'conductor> ', words.line);
  if (length === NO_LINE) {
    sleep(CONSOLE_PAUSE);
    return;
  }
  words.split(length);
  if (words.count > 0) runCommand(words);
}
