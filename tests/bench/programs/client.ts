/** Calls a server with 16 bytes and takes 16 bytes back. */
import { FOREVER } from '../../../src/abi/operation';
import { Message } from '../../../src/runtime/message';
import { call } from '../../../src/runtime/messages';
import { wait } from '../../../src/runtime/notifications';

export enum Grant {
  server = 0,
}

const ROUNDS = 100;

const message = new Message();

export function main(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) {
    message.label = 1;
    message.m0 = round;
    message.m1 = round;
    message.m2 = round;
    message.m3 = round;
    call(Grant.server, message, FOREVER);
  }
  wait(1, FOREVER);
}
