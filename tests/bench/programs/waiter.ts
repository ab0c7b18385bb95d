/** Waits for the bit that `notifier` signals: more urgent, so it runs at once. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { measuredCall } from './measured-call';

export enum Grant {}

export enum Notification {
  signalled = 4,
}

export function main(): void {
  const frame = new CallFrame();
  for (;;) {
    frame.operation = Operation.wait;
    frame.a = FOREVER;
    frame.b = Notification.signalled;
    measuredCall(frame);
    assert(frame.status === Status.ok && frame.operation === Notification.signalled, 'wait');
  }
}
