/**
 * What can go wrong in the boot. When a step fails, what the steps before it did is undone, the latest first, and the system ends with
 * the step's name and the reason (docs/0004-reports.md). Of a step that was not reached there is nothing to undo, and undoing it does nothing.
 */
import { CLOCK_FAILURES, ClockFailure } from '@board/clocks';
import { disableProtection } from '../arch/armv7m/memory-protection';
import { stopTimer } from '../arch/armv7m/system-timer';
import { panicInBoot } from '../fault/panic';
import { stopAll } from '../process/lifecycle';

export enum BootFailure {
  regions,
  images,
  processes,
  stack,
  guard,
  kernel,
}

/** In the order of BootFailure: the step, and why. */
const BOOT_FAILURES =
  'memory protection: too few regions|images: their number does not fit the kernel|processes: none to start|isolation: a process cannot use its stack|isolation: a stack has no guard|isolation: a process can write to the kernel';

/** The step that runs can't be done. */
export function failBoot(failure: BootFailure): never {
  stopAll();
  stopTimer();
  disableProtection();
  panicInBoot(BOOT_FAILURES, failure);
}

/** The first step: there is nothing to be undone. */
export function failClocks(failure: ClockFailure): never {
  panicInBoot(CLOCK_FAILURES, failure);
}
