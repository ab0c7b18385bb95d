/**
 * The journal: remembers who did what to which process, and when. Events are posted to it, so it can be slow or dead without
 * holding anybody up; an entry that does not fit into its port is lost for the journal only. The kernel vouches for the
 * author: it is the badge.
 *
 * Invariant: the entry of age 1 is the youngest; `count` of them exist, in a ring that ends before `next`.
 */
import { Message } from '../../runtime/message';
import {
  Answer,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
  UNKNOWN_OPERATION,
} from '../../runtime/server';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';
import { JournalError, JournalOperation } from './protocol';

export enum Grant {
  requests = 0,
  clock = 1,
}

const CAPACITY = 16;

class Entry {
  event: u32 = 0;
  process: u32 = 0;
  author: u32 = 0;
  milliseconds: u32 = 0;
}

const entries = structs(Entry, CAPACITY);
let next: u32 = 0;
let count: u32 = 0;

const server: Server = {
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(Grant.requests, server);
}

export function request(message: Message): Answer {
  switch (message.label) {
    case JournalOperation.record:
      record(message);
      message.label = JournalError.none;
      break;
    case JournalOperation.read:
      message.label = read(message);
      break;
    default:
      message.label = UNKNOWN_OPERATION;
  }
  return Answer.now;
}

function record(message: Message): void {
  const entry = entries[next];
  entry.event = message.m0;
  entry.process = message.m1;
  entry.author = message.badge;
  entry.milliseconds = u32(divideWide(readClock(Grant.clock), 1000));
  next = (next + 1) % CAPACITY;
  if (count < CAPACITY) count++;
}

function read(message: Message): JournalError {
  const age = message.m0;
  if (age === 0 || age > count) return JournalError.nothing;
  const entry = entries[(next + CAPACITY - age) % CAPACITY];
  message.m0 = entry.event;
  message.m1 = entry.process;
  message.m2 = entry.author;
  message.m3 = entry.milliseconds;
  return JournalError.none;
}
