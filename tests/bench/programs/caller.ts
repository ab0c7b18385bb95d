/** Makes a system call that passes every check and then has hardly anything to do: signalling a bit that is signalled already. */
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
/** A bit that nobody signals. */
const NOTHING = 2;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.status = Grant.itself;
    frame.operation = Operation.signal;
    frame.a = Notification.signalled;
    measuredCall(frame);
    assert(frame.status === Status.ok, 'null call');
  }
  wait(NOTHING, FOREVER);
}
