/**
 * The client of `patient`: has it fault, and asks until it answers again. The answer must be that of a new life.
 */
import { FOREVER } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { Message } from '../../../src/runtime/message';
import { call } from '../../../src/runtime/messages';
import { wait } from '../../../src/runtime/notifications';
import { request } from '../../programs/request';
import { FIRST_COUNT, PatientOperation } from './patient-protocol';

export enum Grant {
  patient = 0,
}

const ROUNDS = 10;
const BEFORE = 3;

const message = new Message();

export function main(): void {
  let next: u32 = FIRST_COUNT;
  for (let round: u32 = 0; round < ROUNDS; round++) {
    for (let i: u32 = 0; i < BEFORE; i++) assert(count() === next + i, 'counts');
    message.label = PatientOperation.fault;
    assert(call(Grant.patient, message, FOREVER) === Status.dead, 'faults');
    while (!serves()) continue;
    servedAgain();
    next = FIRST_COUNT + 1;
  }
  wait(1, FOREVER);
}

function serves(): bool {
  message.label = PatientOperation.count;
  if (request(Grant.patient, message) !== Status.ok) return false;
  assert(message.m0 === FIRST_COUNT && message.m1 === 0, 'first answer');
  return true;
}

function count(): u32 {
  message.label = PatientOperation.count;
  assert(request(Grant.patient, message) === Status.ok, 'answers');
  return message.m0;
}

/** The measurement ends here. @naked @noinline */
export function servedAgain(): void {
  asm`bx lr`;
}
