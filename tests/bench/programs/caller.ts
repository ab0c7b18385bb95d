/** Makes a system call that passes every check and then has nothing to do: signalling no bits. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  itself = 0,
}

export enum Notification {
  signalled = 1,
}

const ROUNDS = 100;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.status = Grant.itself;
    frame.operation = Operation.signal;
    frame.a = 0;
    measuredCall(frame);
    assert(frame.status === Status.ok, 'null call');
  }
  wait(1, FOREVER);
}
