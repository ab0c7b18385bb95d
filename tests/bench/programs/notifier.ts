/** Signals a bit to `waiter`. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  waiter = 0,
}

const ROUNDS = 100;
const SIGNALLED = 4;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.status = Grant.waiter;
    frame.operation = Operation.signal;
    frame.a = SIGNALLED;
    measuredCall(frame);
    assert(frame.status === Status.ok, 'signal');
  }
  wait(1, FOREVER);
}
