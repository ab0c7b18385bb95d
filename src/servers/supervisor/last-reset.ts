/**
 * Why the kernel reset the system, if it did: said once there is a console. If the supervisor itself wanted it (end-of-system.ts), because of
 * whom and why.
 */
import { FaultCause } from '../../abi/process';
import { ResetReason, SystemSummary } from '../../abi/system';
import { Status } from '../../abi/status';
import { describeReset } from '../../framework/reset-line';
import { systemSummary } from '../../runtime/system';
import { TextBuffer } from '../../runtime/text-buffer';
import { OWN_NUMBER, PROCESS_COUNT } from './configuration';
import { EndReason } from './end-of-system';
import { Grant } from './main';
import { nameOf } from './names';

const summary = new SystemSummary();

/** Whether there is something to say. */
export function wasReset(): bool {
  return systemSummary(Grant.system, summary) === Status.ok && summary.lastReset.cause !== FaultCause.none;
}

export function describeLastReset(line: TextBuffer): void {
  const end = summary.lastReset;
  describeReset(end, nameOf(end.process), line);
  const process = end.detail & 0xff;
  if (!wasWanted(end) || process >= PROCESS_COUNT) return;
  line.text(': ');
  line.name(nameOf(process));
  line.text(wordsOf((end.detail >>> 8) as EndReason));
}

function wasWanted(end: ResetReason): bool {
  return end.cause === FaultCause.injected && end.process === OWN_NUMBER;
}

function wordsOf(reason: EndReason): string {
  switch (reason) {
    case EndReason.badGraph:
      return ' has dependencies that make no sense';
    case EndReason.notStarted:
      return ' could not be started';
    case EndReason.notReady:
      return ' was not ready in time';
    case EndReason.overBudget:
      return ' crashed past its budget';
    default:
      return ' wanted it';
  }
}
