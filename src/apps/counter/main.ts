/**
 * Counts milliseconds by its timer and compares with the clock: a witness that others were served while something went
 * wrong elsewhere. The default system runs it twice, above and below the priority of `rogue`.
 */
import { NO_SLOT } from '../../abi/operation';
import { ignoreClient, ignoreFault, nothingToDo, serve, type Server } from '../../framework/server';
import { CounterReading } from '../../interfaces/counter';
import { CounterError } from '../../interfaces/generated/counter-client';
import { COUNTER, type CounterService, dispatchCounter } from '../../interfaces/generated/counter-server';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { readClock, setTimer } from '../../runtime/time';
import { Sequence } from './sequence';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  /** Read the time, set the timer. */
  clock = 4,
}

/** The timer's bit. */
const TICK = 1;

const sequence = new Sequence();

const service: CounterService = { read };

const server: Server = {
  description: COUNTER,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  sequence.begin(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

export function request(message: Message): Answer {
  return dispatchCounter(message, service);
}

/** Asks for each number by its own deadline: one that has passed arrives at once, so none is ever skipped. */
export function notified(_bits: u32): void {
  sequence.advance(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

function read(_caller: Caller, reading: CounterReading): CounterError {
  const now = readClock(Grant.clock);
  reading.sequence = sequence.sequence;
  reading.expected = sequence.expected(now);
  reading.missed = sequence.missed(now);
  reading.late = sequence.late;
  return CounterError.none;
}
