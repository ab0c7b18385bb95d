/**
 * Counts milliseconds by its timer and guards some memory: whatever the fuzzer does, no number is missed and no byte changes.
 * One witness runs above it, one below.
 */
import { Sequence } from '../../../src/apps/counter/sequence';
import { Message } from '../../../src/runtime/message';
import { Answer, nothingToDo, serve, type Server } from '../../programs/server';
import { readClock, setTimer } from '../../../src/runtime/time';

export enum Grant {
  requests = 0,
  clock = 1,
}

const TICK = 1;
const CANARIES = 64;
const CANARY = 0x9e37_79b9;

const sequence = new Sequence();
const canaries = array(u32, CANARIES);
/** Ticks at which a canary had changed. */
let changed: u32 = 0;

const server: Server = { initialise, request, notified, cleanup: nothingToDo };

export function main(): void {
  serve(Grant.requests, server);
}

export function initialise(): void {
  for (let index: u32 = 0; index < CANARIES; index++) canaries[index] = CANARY * (index + 1);
  sequence.begin(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

/** Asks for each number by its own deadline: one that has passed arrives at once, so none is ever skipped. */
export function notified(_bits: u32): void {
  if (!intact()) changed++;
  sequence.advance(readClock(Grant.clock));
  setTimer(Grant.clock, sequence.nextDeadline(), 0, TICK);
}

/** Reply: the last number, the one that the clock says is due, how many were late, and how often a canary had changed. */
export function request(message: Message): Answer {
  message.label = 0;
  message.m0 = sequence.sequence;
  message.m1 = sequence.expected(readClock(Grant.clock));
  message.m2 = sequence.late;
  message.m3 = changed;
  return Answer.now;
}

function intact(): bool {
  for (let index: u32 = 0; index < CANARIES; index++)
    if (canaries[index] !== CANARY * (index + 1)) return false;
  return true;
}
