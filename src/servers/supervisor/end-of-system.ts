/**
 * The end of a system that can't go on: the supervisor says why, as well as it can, and faults. The kernel, which watches over it,
 * reports that with the number below and resets the system, and keeps the number for after the reset (last-reset.ts): so the reason
 * reaches people even if there is no console yet.
 */
import { injectFault } from '../../runtime/processes';
import { TextBuffer } from '../../runtime/text-buffer';
import { OWN_NUMBER } from './configuration';
import { Grant } from './main';
import { nameOf } from './names';
import { printNotices } from './notices';
import { printLine } from './output';

/** Times 256, plus the number of the process that it is about: the detail of the supervisor's fault. */
export enum EndReason {
  /** The dependencies make no sense. */
  badGraph = 1,
  /** An essential process could not be started. */
  notStarted = 2,
  /** An essential service was not ready in time. */
  notReady = 3,
  /** An essential process crashed past its budget. */
  overBudget = 4,
}

const line = new TextBuffer();

/** An essential process is down for good: said if anybody listens. */
export function endWithout(process: u32, reason: EndReason): void {
  printNotices();
  line.text('supervisor: the system can not go on without ');
  line.name(nameOf(process));
  printLine(line);
  endOfSystem(process, reason);
}

export function endOfSystem(process: u32, reason: EndReason): void {
  injectFault(Grant.processes, OWN_NUMBER, reason * 256 + process);
}
