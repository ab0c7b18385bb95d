/**
 * The log: what the supervisor had to say, in this run and in those before. It lies in memory that the kernel leaves as it is at a
 * reset, because this process decides about no other's life any more when it ends: the reset is its restart.
 *
 * What memory holds at power-on is told from it by a check word over the numbers; a line is only text, and may be any.
 *
 * Invariants: `count` lines exist, in a ring that ends before `next`; the one of age 1 is the youngest.
 */
import { SupervisorError } from '../../interfaces/generated/supervisor-server';
import { LogEntry } from '../../interfaces/supervisor';
import { Caller } from '../../runtime/service/caller';
import { TextBuffer } from '../../runtime/text-buffer';
import { divideWide } from '../../runtime/wide-division';
import { now } from './timer';

const CAPACITY = 12;
const MAGIC = 0x109c0de5;

class Log {
  check: u32 = 0;
  /** Counts the boots since power-on. */
  run: u32 = 0;
  next: u32 = 0;
  count: u32 = 0;
  readonly entries = structs(LogEntry, CAPACITY);
}

/** @retained */
const log = new Log();

function checkWord(): u32 {
  return MAGIC ^ (log.run << 16) ^ (log.next << 8) ^ log.count;
}

/** Once in each run. */
export function openLog(): void {
  if (log.check !== checkWord() || log.next >= CAPACITY || log.count > CAPACITY) {
    log.run = 0;
    log.next = 0;
    log.count = 0;
  }
  log.run++;
  log.check = checkWord();
}

/** What does not fit into an entry is cut. */
export function keepLine(line: TextBuffer): void {
  const entry = log.entries[log.next];
  entry.run = log.run;
  entry.milliseconds = u32(divideWide(now(), 1000));
  entry.length = minU32(line.length, entry.text.length);
  for (let i: u32 = 0; i < entry.length; i++) entry.text[i] = line.bytes[i];
  log.next = (log.next + 1) % CAPACITY;
  if (log.count < CAPACITY) log.count++;
  log.check = checkWord();
}

/** Everybody may read it. */
export function message(_caller: Caller, age: u32, entry: LogEntry): SupervisorError {
  if (age === 0 || age > log.count) return SupervisorError.nothing;
  assign(entry, log.entries[(log.next + CAPACITY - age) % CAPACITY]);
  return SupervisorError.none;
}
