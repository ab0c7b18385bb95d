/**
 * A step of the boot that fails: what the steps before it did is undone, the latest first, and the system ends with the step's name
 * and the reason (docs/0004-reports.md). Of a step that was not reached there is nothing to undo, and undoing it does nothing.
 */
import { disableProtection } from './arch/armv7m/memory-protection';
import { stopTimer } from './arch/armv7m/system-timer';
import { stopAll } from './lifecycle';
import { panicInBoot } from './panic';

/** The steps of `boot.ts`, in their order. */
const NAMES = 'clocks|memory protection|interrupts|timer|images|processes|isolation';

class Progress {
  /** The step that runs. */
  step: u32 = 0;
}

export const progress = new Progress();

export function failBoot(reason: string): never {
  stopAll();
  stopTimer();
  disableProtection();
  panicInBoot(NAMES, progress.step, reason);
}
