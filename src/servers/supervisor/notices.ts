/**
 * What is to be said on the console, in order: reports of faults, and what the supervisor decided.
 *
 * A notice that can't be printed, because the console is not ready, dead or too slow, waits; the oldest gives way. So the
 * supervisor is never held up for longer than one write may take, and nothing is said in the wrong order.
 */
import { FaultReport } from '../../abi/process';
import { TextBuffer } from '../../runtime/text-buffer';
import { describeCycle, describeMissing } from './graph';
import { describeLastReset } from './last-reset';
import { keepLine } from './log';
import { nameOf } from './names';
import { printLine } from './output';
import { describeFault } from './report';

export enum NoticeKind {
  /** The fault in the notice. */
  fault = 0,
  /** `value`: microseconds that it had. */
  late = 1,
  /** `value`: crashes. */
  overBudget = 2,
  /** `value`: microseconds until it is started again. */
  backOff = 3,
  notStarted = 4,
  unhealthy = 5,
  /** `value`: microseconds that it had. */
  notFinished = 6,
  /** The kernel reset the system. */
  reset = 7,
  /** It depends on somebody who is not there; `value`: see graph.ts. */
  missing = 8,
  /** It depends on itself in the end. */
  cycle = 9,
}

class Notice {
  kind: NoticeKind = NoticeKind.fault;
  process: u32 = 0;
  value: u32 = 0;
  readonly fault = new FaultReport();
}

const NOTICE_COUNT = 6;
const notices = structs(Notice, NOTICE_COUNT);
let first: u32 = 0;
let count: u32 = 0;
let lost: u32 = 0;

const line = new TextBuffer();

export function noticeFault(fault: FaultReport): void {
  const entry = append(NoticeKind.fault, fault.process, 0);
  assign(entry.fault, fault);
  keep(entry);
}

export function notice(kind: NoticeKind, process: u32, value: u32): void {
  keep(append(kind, process, value));
}

/** In the log, whether it is ever printed or not. */
function keep(entry: Notice): void {
  line.clear();
  describe(entry);
  keepLine(line);
}

function append(kind: NoticeKind, process: u32, value: u32): Notice {
  if (count === NOTICE_COUNT) {
    drop();
    lost++;
  }
  const entry = notices[(first + count) % NOTICE_COUNT];
  count++;
  entry.kind = kind;
  entry.process = process;
  entry.value = value;
  return entry;
}

function drop(): void {
  first = (first + 1) % NOTICE_COUNT;
  count--;
}

/** Prints what waits, until the console fails; false if something still waits. */
export function printNotices(): bool {
  while (count > 0) {
    line.clear();
    describe(notices[first]);
    if (!printLine(line)) return false;
    drop();
  }
  if (lost === 0) return true;
  line.clear();
  line.text('supervisor: reports lost: ');
  line.decimal(lost);
  if (!printLine(line)) return false;
  lost = 0;
  return true;
}

function describe(entry: Notice): void {
  if (entry.kind === NoticeKind.fault) {
    describeFault(entry.fault, nameOf(entry.process), line);
    return;
  }
  if (entry.kind === NoticeKind.reset) {
    describeLastReset(line);
    return;
  }
  line.text('supervisor: ');
  line.name(nameOf(entry.process));
  switch (entry.kind) {
    case NoticeKind.late:
      tell(' was not ready after ', entry.value / 1000, ' ms: stopped');
      break;
    case NoticeKind.overBudget:
      tell(' crashed ', entry.value, ' times in a row: left down');
      break;
    case NoticeKind.backOff:
      tell(' crashes again and again: next start in ', entry.value / 1000, ' ms');
      break;
    case NoticeKind.notStarted:
      line.text(' can not be started');
      break;
    case NoticeKind.unhealthy:
      line.text(' does not answer its health check');
      break;
    case NoticeKind.missing:
      describeMissing(entry.process, entry.value, line);
      break;
    case NoticeKind.cycle:
      describeCycle(entry.process, line);
      break;
    case NoticeKind.notFinished:
      tell(' did not finish in ', entry.value / 1000, ' ms: stopped');
      break;
  }
}

function tell(before: string, value: u32, after: string): void {
  line.text(before);
  line.decimal(value);
  line.text(after);
}
