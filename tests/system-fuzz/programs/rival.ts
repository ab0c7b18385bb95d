/**
 * A client of the fuzzers: without it, nobody would ever wait for their answers. It calls in every way there is, with
 * little patience, and listens at its own endpoint in between.
 */
import { LeaseRight } from '../../../src/abi/message';
import { NO_SLOT } from '../../../src/abi/operation';
import { accept, copy, deleteCapability, renew } from '../../../src/runtime/capabilities';
import { Message } from '../../../src/runtime/message';
import {
  call,
  callLending,
  callTransferring,
  post,
  receive,
  reply,
  send,
} from '../../../src/runtime/messages';
import { Status } from '../../../src/abi/status';
import { sleep } from '../../../src/runtime/time';
import { randomBelow, seedRandom } from './random';

export enum Grant {
  requests = 0,
  fuzzer = 1,
  wide = 2,
}

const ARRIVED = 3;
const SPARE = 4;
const PATIENCE = 500;
const PAUSE = 60;
const LENT = 64;

const message = new Message();
const lent = array(u8, LENT);

export function main(): void {
  seedRandom(0x1a7e);
  for (;;) {
    const fuzzer = randomBelow(2) === 0 ? u32(Grant.fuzzer) : u32(Grant.wide);
    if (bother(fuzzer) === Status.restarted) renew(fuzzer);
    deleteCapability(ARRIVED);
    if (randomBelow(4) === 0 && receive(Grant.requests, message, PAUSE) === Status.ok) reply(message);
    sleep(randomBelow(PAUSE));
  }
}

function bother(fuzzer: u32): Status {
  message.label = 0;
  message.m0 = 0;
  switch (randomBelow(8)) {
    case 0:
      return send(fuzzer, message, PATIENCE);
    case 1:
      return post(fuzzer, message);
    case 2:
      return transfer(fuzzer);
    case 3:
      return callLending(fuzzer, message, addressOf(lent), LENT, LeaseRight.read, PATIENCE);
    case 4:
      return callLending(fuzzer, message, addressOf(lent), LENT, LeaseRight.write, PATIENCE);
    default:
      accept(randomBelow(2) === 0 ? ARRIVED : u32(NO_SLOT));
      return call(fuzzer, message, PATIENCE);
  }
}

function transfer(fuzzer: u32): Status {
  copy(fuzzer, SPARE);
  return callTransferring(fuzzer, message, SPARE, PATIENCE);
}
