/**
 * Why the kernel reset the processor: the end of the process that supervises all others, and itself. The reason lies in memory that
 * outlives a reset; what was there at power-on, or under another build, is told from it by the mark of the build, and cleared by the
 * reset code (reset.S).
 *
 * By the same mark that knows that the run before has not ended in order: then it keeps all of the kernel's memory and all stacks for
 * a post-mortem (docs/0032-post-mortem.md).
 *
 * Invariant: from the boot on, `kept.reason` is the last such reset, or cleared: there was none, or an orderly reset came after it.
 */
import { FaultReport } from '../../abi/process';
import { ResetReason } from '../../abi/system';
import { clockNow } from '../time/time';

/** So many in a row, then the system stops. */
const RESETS = 3;
/** Microseconds of uptime that end a row. */
const CALM = 10_000_000n;

class KeptReason {
  readonly reason = new ResetReason();
  /** That of the build, from the reset to an orderly end: what lies here was left by a run that has not ended in order. */
  mark: u32 = 0;
}

/** @retained @used by assembly. */
export const kept = new KeptReason();

export function lastReset(): ResetReason {
  return kept.reason;
}

/** Whether the end that was described is reason to start again: then that is noted. */
export function noteReset(report: FaultReport): bool {
  const reason = kept.reason;
  if (clockNow() >= CALM) reason.count = 0;
  reason.count += 1;
  reason.cause = report.cause;
  reason.process = u8(report.process);
  reason.detail = report.detail;
  return reason.count <= RESETS;
}

/** The next boot was asked for: there is no reason to keep, and no run to look into. */
export function forgetReset(): void {
  kept.mark = 0;
}
