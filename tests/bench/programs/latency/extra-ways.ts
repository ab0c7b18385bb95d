/** Ways through the kernel that are longer than the usual call, or none. */
import { FOREVER, Operation, OPERATION_COUNT } from '../../../../src/abi/operation';
import { pendByStore, SOFTWARE_TRIGGER } from '../pend';
import { Grant, MANY_COUNT, Notification } from './grants';
import { lend } from './message-ways';
import { restartVictim, revokeMany } from './object-ways';
import { PartnerOperation } from './partner-protocol';
import { probed } from './probe';

export enum Extra {
  bigLease = 50,
  revokeMany = 51,
  /** A call with a deadline can't take the fast path. */
  deadline = 52,
  timeout = 53,
  wrongSlot = 54,
  wrongOperation = 55,
  victim = 56,
  /** The store that pends another device's interrupt: no system call. */
  secondLine = 57,
}

const DEADLINE = 1_000_000;
const SHORT = 20;
/** EXTI1. */
const LINE = 7;

export function performExtra(way: Extra): void {
  switch (way) {
    case Extra.bigLease:
      lend(way, 4096);
      break;
    case Extra.revokeMany:
      revokeMany(way, MANY_COUNT);
      break;
    case Extra.deadline:
      probed(way, Operation.call, Grant.partner, DEADLINE, PartnerOperation.answer);
      break;
    case Extra.timeout:
      probed(way, Operation.wait, 0, SHORT, Notification.own);
      break;
    case Extra.wrongSlot:
      probed(way, Operation.call, 0xffff, FOREVER, 0);
      break;
    case Extra.wrongOperation:
      probed(way, OPERATION_COUNT as Operation, 0, 0, 0);
      break;
    case Extra.victim:
      restartVictim(way);
      break;
    case Extra.secondLine:
      pendByStore(LINE, SOFTWARE_TRIGGER);
      break;
  }
}
