/**
 * A server that counts requests, in initialised memory, and faults on one: what it answers after the restart shows whether its
 * memory is as the build made it.
 */
import { Message } from '../../../src/runtime/message';
import { Answer, ignoreNotification, nothingToDo, serve, type Server } from '../../programs/server';
import { FIRST_COUNT, PatientOperation } from './patient-protocol';

export enum Grant {
  requests = 0,
}

class Memory {
  /** Initialised data. */
  count: u32 = FIRST_COUNT;
  /** Zeroed data. */
  readonly notes = array(u32, 64);
}

const memory = new Memory();
const server: Server = {
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(Grant.requests, server);
}

/** Answers with the count, and with what the last 64 requests left. */
export function request(message: Message): Answer {
  if (message.label === PatientOperation.fault) storeAtNull(0);
  message.label = 0;
  message.m0 = memory.count;
  message.m1 = memory.notes[memory.count % 64];
  memory.notes[memory.count % 64] = memory.count;
  memory.count++;
  return Answer.now;
}

/** The measurement starts with the store. @naked @noinline */
export function storeAtNull(_address: u32): void {
  asm`str r0, [r0]
      bx lr`;
}
