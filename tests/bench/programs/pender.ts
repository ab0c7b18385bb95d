/**
 * Pends the driver's interrupt by the NVIC's software trigger register, then ends the system. A process may not do that: the
 * host sets USERSETMPEND in the running system, which opens this one register, and then `gate`.
 */
import { FOREVER } from '../../../src/abi/operation';
import { SystemAction } from '../../../src/abi/system';
import { wait } from '../../../src/runtime/notifications';
import { systemControl } from '../../../src/runtime/system';
import { sleep } from '../../../src/runtime/time';

export enum Grant {
  system = 0,
}

const SOFTWARE_TRIGGER = 0xe000ef00;
/** EXTI0. */
const LINE = 6;
const ROUNDS = 100;
const PAUSE_MICROSECONDS = 1000;

class Gate {
  /** Not 0: the host has opened the trigger register. */
  permitted: u32 = 0;
}

/** @used */
export const gate = new Gate();

export function main(): void {
  while (load32(addressOf(gate)) === 0) sleep(PAUSE_MICROSECONDS);
  for (let round: u32 = 0; round < ROUNDS; round++) pendByStore(LINE, SOFTWARE_TRIGGER);
  systemControl(Grant.system, SystemAction.shutdown, 0);
  wait(1, FOREVER);
}

/** The measurement starts with the store. @naked @noinline */
export function pendByStore(_line: u32, _register: u32): void {
  asm`str r0, [r1]
      bx lr`;
}
