/** Runs twice at one priority; the two pass the processor to each other. */
import { FOREVER } from '../../../src/abi/operation';
import { wait } from '../../../src/runtime/notifications';
import { yieldProcessor } from '../../../src/runtime/threads';

export enum Grant {}

const ROUNDS = 100;

export function main(): void {
  for (let round: u32 = 0; round < ROUNDS; round++) yieldProcessor();
  wait(1, FOREVER);
}
