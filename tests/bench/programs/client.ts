/** Calls `echo-server` with 16 bytes, and checks what comes back: its own badge, and its words. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  server = 0,
}

/** As in the system file. */
const BADGE = 0x5eaf00d;
const ROUNDS = 100;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.status = Grant.server;
    frame.operation = Operation.call;
    frame.a = FOREVER;
    frame.b = round;
    frame.m0 = word(round, 1);
    frame.m1 = word(round, 2);
    frame.m2 = word(round, 3);
    frame.m3 = word(round, 4);
    measuredCall(frame);
    assert(frame.status === Status.ok && frame.b === BADGE, 'call');
    assert(frame.m0 === word(round, 1) && frame.m1 === word(round, 2), 'first words');
    assert(frame.m2 === word(round, 3) && frame.m3 === word(round, 4), 'last words');
  }
  wait(1, FOREVER);
}

/** Different in every round and place. */
function word(round: u32, place: u32): u32 {
  return ((round + 1) * 0x9e3779b1) ^ (place * 0x85ebca6b);
}
