/** Runs twice at one priority; the two pass the processor to each other. */
import { CallFrame } from '../../../src/abi/message';
import { FOREVER, Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { wait } from '../../../src/runtime/notifications';
import { measuredCall } from './measured-call';

export enum Grant {}

const ROUNDS = 100;

export function main(): void {
  const frame = new CallFrame();
  for (let round: u32 = 0; round < ROUNDS; round++) {
    frame.operation = Operation.yield;
    measuredCall(frame);
    assert(frame.status === Status.ok, 'yield');
  }
  wait(1, FOREVER);
}
