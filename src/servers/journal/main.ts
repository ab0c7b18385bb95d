/**
 * The journal: remembers who did what to which process, and when. Events are posted to it, so it can be slow or dead without
 * holding anybody up.
 *
 * Invariant: the entry of age 1 is the youngest; `count` of them exist, in a ring that ends before `next`.
 */
import { NO_SLOT } from '../../abi/operation';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
} from '../../framework/server';
import { dispatchJournal, JOURNAL, type JournalService } from '../../interfaces/generated/journal-server';
import { JournalError } from '../../interfaces/generated/journal-client';
import { Event, JournalEntry } from '../../interfaces/journal';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  clock = 4,
}

const CAPACITY = 16;

const entries = structs(JournalEntry, CAPACITY);
let next: u32 = 0;
let count: u32 = 0;

const service: JournalService = { record, read };

const server: Server = {
  description: JOURNAL,
  acceptSlot: NO_SLOT,
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function request(message: Message): Answer {
  return dispatchJournal(message, service);
}

function record(caller: Caller, event: Event, process: u32): void {
  const entry = entries[next];
  entry.event = event;
  entry.process = process;
  entry.author = caller.process;
  entry.milliseconds = u32(divideWide(readClock(Grant.clock), 1000));
  next = (next + 1) % CAPACITY;
  if (count < CAPACITY) count++;
}

function read(_caller: Caller, age: u32, entry: JournalEntry): JournalError {
  if (age === 0 || age > count) return JournalError.nothing;
  assign(entry, entries[(next + CAPACITY - age) % CAPACITY]);
  return JournalError.none;
}
