/**
 * What an app prints goes to the console line by line, so that lines of several programs do not mix. A console that does not answer
 * costs the line, and never the app.
 */
import { writeBytes } from '../framework/console-lines';
import { ConsoleClient } from '../interfaces/generated/console-client';
import { ignore } from '../runtime/service/ignore';
import { Grant } from './main';

/** A longer line goes in pieces. */
const LINE_LIMIT = 128;
/** Microseconds that the console has for each piece. */
const PATIENCE = 1_000_000;
const NEWLINE = 0x0a;

const console = new ConsoleClient();
const line = array(u8, LINE_LIMIT);
let length: u32 = 0;

export function openConsole(): void {
  console.connection.open(Grant.console);
  console.connection.timeout = PATIENCE;
}

/** Called by the run-time library. @used */
export function app_write(address: u32, count: u32): void {
  for (const byte of spanAt(u8, address, count)) {
    if (length === LINE_LIMIT) flush();
    line[length] = byte;
    length++;
    if (byte === NEWLINE) flush();
  }
}

function flush(): void {
  ignore(writeBytes(console, readonlySpan(line, 0, length)));
  length = 0;
}
