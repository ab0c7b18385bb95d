/** Ends the system when everybody else has nothing to do any more. */
import { FOREVER } from '../../../src/abi/operation';
import { SystemAction } from '../../../src/abi/system';
import { wait } from '../../../src/runtime/notifications';
import { systemControl } from '../../../src/runtime/system';

export enum Grant {
  system = 0,
}

export function main(): void {
  systemControl(Grant.system, SystemAction.shutdown, 0);
  wait(1, FOREVER);
}
