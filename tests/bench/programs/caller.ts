/** Makes a system call that passes every check and then has nothing to do: signalling no bits. */
import { FOREVER } from '../../../src/abi/operation';
import { signal, wait } from '../../../src/runtime/notifications';

export enum Grant {
  itself = 0,
}

export enum Notification {
  signalled = 1,
}

const ROUNDS = 100;

export function main(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) signal(Grant.itself, 0);
  wait(1, FOREVER);
}
