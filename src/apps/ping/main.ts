/**
 * Measures round trips: on request calls `pong` with 16 bytes at a time, checks every answer, and tells how long it took.
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
import { PingError } from '../../interfaces/generated/ping-client';
import { dispatchPing, PING, type PingService } from '../../interfaces/generated/ping-server';
import { PongClient, PongError } from '../../interfaces/generated/pong-client';
import { PING_LIMIT, PingResult } from '../../interfaces/ping';
import { Words } from '../../interfaces/pong';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { readClock } from '../../runtime/time';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  pong = 4,
  clock = 5,
}

const pong = new PongClient();
const ball = new Words();
const back = new Words();

const service: PingService = { run };

const server: Server = {
  description: PING,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  pong.connection.open(Grant.pong);
}

export function request(message: Message): Answer {
  return dispatchPing(message, service);
}

function run(_caller: Caller, rounds: u32, result: PingResult): PingError {
  const wanted = minU32(rounds, PING_LIMIT);
  const start = readClock(Grant.clock);
  result.made = 0;
  result.wrong = 0;
  while (result.made < wanted && play(result.made)) {
    if (!returned(result.made)) result.wrong++;
    result.made++;
  }
  result.microseconds = readClock(Grant.clock) - start;
  return PingError.none;
}

/** One round trip; its words differ from those of all others. */
function play(round: u32): bool {
  ball.first = round;
  ball.second = round * 3;
  ball.third = round << 8;
  ball.fourth = 0x5555_5555;
  return pong.exchange(ball, back) === PongError.none;
}

/** Whether the answer has the complements of the words sent. */
function returned(round: u32): bool {
  return (
    back.first === ~round &&
    back.second === ~(round * 3) &&
    back.third === ~(round << 8) &&
    back.fourth === 0xaaaa_aaaa
  );
}
