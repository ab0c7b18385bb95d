/** What a client of the journal calls. `journal` is the client's slot with the journal's endpoint. */
import { Status } from '../../abi/status';
import { renew } from '../../runtime/capabilities';
import { Message } from '../../runtime/message';
import { post } from '../../runtime/messages';
import { request } from '../../runtime/request';
import { Event, JournalError, JournalOperation } from './protocol';

export class JournalEntry {
  event: Event = Event.began;
  /** Number of the process that it is about. */
  process: u32 = 0;
  /** The author's badge. */
  author: u32 = 0;
  milliseconds: u32 = 0;
}

const message = new Message();

/** Tells the journal, without waiting for it. A journal that is full or gone misses the entry. */
export function record(journal: u32, event: Event, process: u32): void {
  fill(event, process);
  if (post(journal, message) !== Status.restarted || renew(journal) !== Status.ok) return;
  fill(event, process);
  post(journal, message);
}

function fill(event: Event, process: u32): void {
  message.label = JournalOperation.record;
  message.m0 = event;
  message.m1 = process;
}

/** The entry of `age`, 1 is the youngest. */
export function readEntry(journal: u32, age: u32, entry: JournalEntry): JournalError {
  message.label = JournalOperation.read;
  message.m0 = age;
  if (request(journal, message) !== Status.ok) return JournalError.unavailable;
  if (message.label !== JournalError.none) return JournalError.nothing;
  entry.event = message.m0 as Event;
  entry.process = message.m1;
  entry.author = message.m2;
  entry.milliseconds = message.m3;
  return JournalError.none;
}
