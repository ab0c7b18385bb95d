/**
 * The steps of the boot. When one fails, what the steps before it did is undone, the latest first, and the system ends with the step's
 * name and the reason (docs/0004-reports.md). Of a step that was not reached there is nothing to undo, and undoing it does nothing.
 */
import { disableProtection } from '../arch/armv7m/memory-protection';
import { stopTimer } from '../arch/armv7m/system-timer';
import { panicInBoot } from '../fault/panic';
import { stopAll } from '../process/lifecycle';

/** Those that can fail. */
export enum BootStep {
  clocks,
  memoryProtection,
  images,
  processes,
  isolation,
}

/** In the order of BootStep. */
const NAMES = 'clocks|memory protection|images|processes|isolation';

class Progress {
  step: BootStep = BootStep.clocks;
}
const progress = new Progress();

export function beginStep(step: BootStep): void {
  progress.step = step;
}

/** The step that runs can't be done. */
export function failBoot(reason: string): never {
  stopAll();
  stopTimer();
  disableProtection();
  panicInBoot(NAMES, progress.step, reason);
}
