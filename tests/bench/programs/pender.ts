/**
 * Pends the driver's interrupt by the NVIC's software trigger register, then ends the system. A process may not do that: the
 * profiler opens this one register for the store.
 */
import { FOREVER } from '../../../src/abi/operation';
import { SystemAction } from '../../../src/abi/system';
import { wait } from '../../../src/runtime/notifications';
import { systemControl } from '../../../src/runtime/system';
import { pendByStore, SOFTWARE_TRIGGER } from './pend';

export enum Grant {
  system = 0,
}

/** EXTI0. */
const LINE = 6;
const ROUNDS = 100;

export function main(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) pendByStore(LINE, SOFTWARE_TRIGGER);
  systemControl(Grant.system, SystemAction.shutdown, 0);
  wait(1, FOREVER);
}
