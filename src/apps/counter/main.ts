/**
 * Counts milliseconds by its timer and compares with the clock: a witness that others were served while something went
 * wrong elsewhere. The default system runs it twice, above and below the priority of `rogue`.
 */
import { Message } from '../../runtime/message';
import { Answer, nothingToDo, serve, type Server, UNKNOWN_OPERATION } from '../../runtime/server';
import { readClock, setTimer } from '../../runtime/time';
import { CounterOperation } from './protocol';
import { Sequence } from './sequence';

export enum Grant {
  requests = 0,
  /** Read the time, set the timer. */
  clock = 1,
}

/** The timer's bit. */
const TICK = 1;

const sequence = new Sequence();

const server: Server = { initialise, request, notified, cleanup: nothingToDo };

export function main(): void {
  serve(Grant.requests, server);
}

export function initialise(): void {
  sequence.begin(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

/** Asks for each number by its own deadline: one that has passed arrives at once, so none is ever skipped. */
export function notified(_bits: u32): void {
  sequence.advance(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

export function request(message: Message): Answer {
  if (message.label !== CounterOperation.query) {
    message.label = UNKNOWN_OPERATION;
    return Answer.now;
  }
  const now = readClock(Grant.clock);
  message.label = 0;
  message.m0 = sequence.sequence;
  message.m1 = sequence.expected(now);
  message.m2 = sequence.missed(now);
  message.m3 = sequence.late;
  return Answer.now;
}
