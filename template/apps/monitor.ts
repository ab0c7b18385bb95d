/** The monitor: takes numbers from the console to the meter, and shows what the meter makes of them. */
import { NO_LINE, readLine, writeLine } from 'conductor/framework/console-lines';
import { ConsoleClient } from 'conductor/interfaces/generated/console-client';
import { serviceErrorName } from 'conductor/runtime/service/error-name';
import { ignore } from 'conductor/runtime/service/ignore';
import { TextBuffer } from 'conductor/runtime/text-buffer';
import { sleep } from 'conductor/runtime/time';
import { Words } from 'conductor/runtime/words';
import { MeterClient, MeterError } from '../interfaces/generated/meter-client';
import { Reading } from '../interfaces/meter';

/** Capabilities: the system file fills each slot by its name. */
export enum Grant {
  console = 0,
  meter = 1,
}

/** A sample has 16 bits. */
const SAMPLE_MAXIMUM = 0xffff;
/** Microseconds before a console that did not answer is asked again. */
const CONSOLE_PAUSE = 10_000;

const console = new ConsoleClient();
const meter = new MeterClient();
const words = new Words();
const reading = new Reading();
const line = new TextBuffer();

export function main(): void {
  console.connection.open(Grant.console);
  meter.connection.open(Grant.meter);
  say("Type a number, 'read' or 'clear'.");
  for (;;) prompt();
}

/** Reads and obeys one line. */
function prompt(): void {
  const length = readLine(console, 'meter> ', words.line);
  if (length === NO_LINE) {
    sleep(CONSOLE_PAUSE);
    return;
  }
  words.split(length);
  if (words.count > 0) obey();
}

function obey(): void {
  if (words.is(0, 'read')) {
    showReading();
  } else if (words.is(0, 'clear')) {
    tell(meter.clear());
  } else if (words.number(0) <= SAMPLE_MAXIMUM) {
    tell(meter.add(u16(words.number(0))));
  } else {
    say("That is neither a number up to 65535 nor 'read' or 'clear'.");
  }
}

function showReading(): void {
  const error = meter.read(reading);
  if (error !== MeterError.none) {
    tell(error);
    return;
  }
  line.decimal(reading.count);
  line.text(reading.count === 1 ? ' sample, mean ' : ' samples, mean ');
  line.decimal(reading.mean);
  line.text(', from ');
  line.decimal(reading.least);
  line.text(' to ');
  line.decimal(reading.most);
  ignore(writeLine(console, line));
}

function tell(error: MeterError): void {
  say(error === MeterError.empty ? 'no samples yet' : serviceErrorName(error));
}

function say(text: string): void {
  line.text(text);
  ignore(writeLine(console, line));
}
