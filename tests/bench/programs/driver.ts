/** A driver that does nothing with its interrupt but take it. */
import { FOREVER } from '../../../src/abi/operation';
import { acknowledgeInterrupt, wait } from '../../../src/runtime/notifications';

export enum Grant {
  interrupt = 0,
}

export enum Notification {
  arrived = 1,
}

export function main(): void {
  for (;;) {
    wait(Notification.arrived, FOREVER);
    acknowledgeInterrupt(Grant.interrupt);
  }
}
