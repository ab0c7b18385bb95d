/** As `client`, but of a server in TypeScript (`complement-server`), which answers with the complements of the words. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  server = 0,
}

const ROUNDS = 100;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.status = Grant.server;
    frame.operation = Operation.call;
    frame.a = FOREVER;
    frame.b = 1;
    frame.m0 = round;
    frame.m1 = round << 8;
    frame.m2 = round << 16;
    frame.m3 = round << 24;
    measuredCall(frame);
    assert(frame.status === Status.ok && frame.b === 0, 'call');
    assert(frame.m0 === ~round && frame.m1 === ~(round << 8), 'first words');
    assert(frame.m2 === ~(round << 16) && frame.m3 === ~(round << 24), 'last words');
  }
  wait(1, FOREVER);
}
