/** A driver that does nothing with its interrupt but take it. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { acknowledgeInterrupt } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {
  interrupt = 0,
}

export enum Notification {
  arrived = 1,
}

export function main(): void {
  const frame = new CallFrame();
  for (;;) {
    frame.operation = Operation.wait;
    frame.a = FOREVER;
    frame.b = Notification.arrived;
    measuredCall(frame);
    assert(frame.status === Status.ok && frame.operation === Notification.arrived, 'wait');
    assert(acknowledgeInterrupt(Grant.interrupt) === Status.ok, 'acknowledge');
  }
}
