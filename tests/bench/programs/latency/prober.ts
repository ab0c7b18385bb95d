/**
 * Makes every system call, again and again, until the profiler has pended an interrupt at each of its instructions; then takes the
 * other ways into the kernel: a fault, the timer, another device.
 */
import { FOREVER, OPERATION_COUNT } from '../../../../src/abi/operation';
import { SystemAction } from '../../../../src/abi/system';
import { wait } from '../../../../src/runtime/notifications';
import { systemControl } from '../../../../src/runtime/system';
import { Grant } from './grants';
import { Extra, performExtra } from './extra-ways';
import { performMessage } from './message-ways';
import { performObject } from './object-ways';
import { isFinished } from './probe';

export { Grant, Notification } from './grants';

/** Ways that are exceptions: this and the exception's number. */
const EXCEPTIONS = 100;
const MEMORY_FAULT = EXCEPTIONS + 4;
const TIMER = EXCEPTIONS + 15;
/** EXTI1. */
const SECOND_LINE = EXCEPTIONS + 16 + 7;
/** More than any way has instructions. */
const ATTEMPTS = 20_000;

export function main(): void {
  for (let operation: u32 = 0; operation < OPERATION_COUNT; operation++) finish(operation, operation);
  for (let extra: u32 = Extra.bigLease; extra <= Extra.victim; extra++) finish(extra, extra);
  finish(Extra.victim, MEMORY_FAULT);
  finish(Extra.timeout, TIMER);
  finish(Extra.secondLine, SECOND_LINE);
  systemControl(Grant.system, SystemAction.shutdown, 0);
  wait(1, FOREVER);
}

/** Takes a way until `awaited` has been tried at every instruction; one that is never taken would go on for ever. */
function finish(way: u32, awaited: u32): void {
  for (let attempt: u32 = 0; !isFinished(awaited); attempt++) {
    if (attempt === ATTEMPTS) systemControl(Grant.system, SystemAction.shutdown, way + 1);
    take(way);
  }
}

/** @noinline */
function take(way: u32): void {
  if (way >= Extra.bigLease) performExtra(way as Extra);
  else if (!performMessage(way)) performObject(way);
}
