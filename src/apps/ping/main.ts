/**
 * Measures round trips: on request calls `pong` with 16 bytes at a time, checks every answer, and tells how long it took.
 */
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { request as ask } from '../../runtime/request';
import {
  Answer,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
  UNKNOWN_OPERATION,
} from '../../runtime/server';
import { readClock } from '../../runtime/time';
import { PING_LIMIT, PingOperation } from './protocol';

export enum Grant {
  requests = 0,
  pong = 1,
  clock = 2,
}

const ball = new Message();

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
  if (message.label === PingOperation.run) measure(message, minU32(message.m0, PING_LIMIT));
  else message.label = UNKNOWN_OPERATION;
  return Answer.now;
}

function measure(message: Message, rounds: u32): void {
  let status = Status.ok;
  let made: u32 = 0;
  let wrong: u32 = 0;
  const start = readClock(Grant.clock);
  while (made < rounds) {
    status = play(made);
    if (status !== Status.ok) break;
    if (!returned(made)) wrong++;
    made++;
  }
  const elapsed = readClock(Grant.clock) - start;
  message.label = status;
  message.m0 = made;
  message.m1 = u32(elapsed);
  message.m2 = u32(elapsed >> 32n);
  message.m3 = wrong;
}

/** One round trip; its words differ from those of all others. */
function play(round: u32): Status {
  ball.label = round;
  ball.m0 = round;
  ball.m1 = round * 3;
  ball.m2 = round << 8;
  ball.m3 = 0x5555_5555;
  return ask(Grant.pong, ball);
}

/** Whether the answer has the complements of the words sent. */
function returned(round: u32): bool {
  return (
    ball.m0 === ~round && ball.m1 === ~(round * 3) && ball.m2 === ~(round << 8) && ball.m3 === 0xaaaa_aaaa
  );
}
