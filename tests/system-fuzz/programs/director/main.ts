/**
 * Directs the test: starts fuzzers and peers, brings back who ends, hands out seeds, adds up what the fuzzers count, and when
 * it is enough stops everyone and looks whether the system is as it was.
 *
 * Invariant: it is more urgent than everyone whom it directs, and never waits for one of them.
 */
import { FAULT_NOTIFICATION } from '../../../../src/abi/capability';
import { FOREVER } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { SystemAction } from '../../../../src/abi/system';
import { ConsoleClient } from '../../../../src/interfaces/generated/console-client';
import { Message } from '../../../../src/runtime/message';
import { receive, reply } from '../../../../src/runtime/messages';
import { systemControl } from '../../../../src/runtime/system';
import { readClock, setTimer } from '../../../../src/runtime/time';
import { BEGIN, DirectorOperation, ENOUGH } from '../protocol';
import { readOrder, order } from './order';
import { Census, takeCensus } from './census';
import { directCalls } from './direct-calls';
import {
  bringBack,
  findPlayers,
  isWaiting,
  players,
  restartFuzzer,
  startPlayers,
  stopPlayers,
  takeFaults,
  waitForEnds,
} from './players';
import { sayCensus, sayEnd, sayTotals, sayWitnesses } from './report';
import { addTally, totals } from './totals';

export enum Grant {
  requests = 0,
  console = 1,
  processes = 2,
  system = 3,
  clock = 4,
  witnessHigh = 5,
  witnessLow = 6,
}

/** How often it looks whether the fuzzers get on, in microseconds, and at how many looks one may be found waiting. */
const LOOK = 10_000;
const PATIENCE = 3;
const TICK = 1;
const MOST_PROCESSES = 32;

export const console = new ConsoleClient();
const message = new Message();
const before = new Census();
const after = new Census();
let seed: u32 = 0;
/** Since its last report; by number of the process. */
const waitsSeen = array(u8, MOST_PROCESSES);
let over: bool = false;

export function main(): void {
  console.connection.open(Grant.console);
  readOrder();
  seed = order.seed;
  findPlayers();
  takeCensus(before);
  startPlayers();
  setTimer(Grant.clock, readClock(Grant.clock), LOOK, TICK);
  while (!over) direct();
  after.unfinished = stopPlayers();
  waitForEnds();
  takeFaults();
  takeCensus(after);
  sayTotals();
  sayWitnesses();
  sayCensus(before, after);
  sayEnd();
  systemControl(Grant.system, SystemAction.shutdown, 0);
}

function direct(): void {
  const status = receive(Grant.requests, message, FOREVER);
  if (status === Status.notified) notified(message.badge);
  else if (status === Status.ok) answer();
}

function notified(bits: u32): void {
  if ((bits & FAULT_NOTIFICATION) !== 0) takeFaults();
  if ((bits & TICK) === 0) return;
  bringBack();
  lookAt(players.fuzzer);
  lookAt(players.wide);
}

/** On a busy host, time passes without anybody getting on: only who waits may be stuck. */
function lookAt(fuzzer: u32): void {
  if (!isWaiting(fuzzer)) return;
  waitsSeen[fuzzer]++;
  if (waitsSeen[fuzzer] < PATIENCE) return;
  restartFuzzer(fuzzer);
  waitsSeen[fuzzer] = 0;
}

/** Who is asking: badges are numbers of processes, and one more. */
function asker(): u32 {
  return (message.badge - 1) % MOST_PROCESSES;
}

function answer(): void {
  switch (message.label) {
    case DirectorOperation.report:
      answerReport();
      break;
    case DirectorOperation.places:
      message.m0 = asker();
      message.m1 = players.processCount;
      message.m2 = players.worker;
      break;
    default:
      break;
  }
  reply(message);
}

/** The next seed depends on the last, not on what the fuzzer's life made of it. */
function answerReport(): void {
  waitsSeen[asker()] = 0;
  addTally(message.token);
  bringBack();
  directCalls(seed);
  seed = seed * 1_664_525 + 1_013_904_223;
  over = totals.calls >= order.calls;
  message.label = over ? u32(ENOUGH) : u32(BEGIN);
  message.m0 = seed;
}
