/**
 * Lends 256 bytes to `lease-server`, which copies them: that is measured. Then has them copied into another buffer, and compares.
 */
import { CallFrame, LEASE_RIGHT_SHIFT, LeaseDirection, LeaseRight } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { Message } from '../../../src/runtime/message';
import { callLending } from '../../../src/runtime/messages';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  server = 0,
}

const ROUNDS = 20;
const LENGTH = 256;

const lent = array(u8, LENGTH);
const returned = array(u8, LENGTH);

export function main(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) {
    for (let i: u32 = 0; i < LENGTH; i++) lent[i] = u8((i * 7 + round * 13) & 0xff);
    lend();
    takeBack();
    for (let i: u32 = 0; i < LENGTH; i++) assert(returned[i] === lent[i], 'bytes');
  }
  wait(1, FOREVER);
}

function lend(): void {
  const frame = new CallFrame();
  frame.status = Grant.server;
  frame.operation = Operation.callLending;
  frame.a = FOREVER;
  frame.b = LeaseDirection.fromClient;
  frame.m2 = addressOf(lent);
  frame.m3 = LENGTH | (LeaseRight.read << LEASE_RIGHT_SHIFT);
  measuredCall(frame);
  assert(frame.status === Status.ok && frame.b === Status.ok, 'lent');
}

function takeBack(): void {
  const message = new Message();
  message.label = LeaseDirection.toClient;
  const status = callLending(Grant.server, message, addressOf(returned), LENGTH, LeaseRight.write, FOREVER);
  assert(status === Status.ok && message.label === Status.ok, 'taken back');
}
