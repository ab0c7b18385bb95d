/** The system as a whole: interrupts, uptime. */
import { FaultCause, ProcessInformation } from '../../abi/process';
import { InterruptInformation } from '../../abi/system';
import { Status } from '../../abi/status';
import { describeReset } from '../../framework/reset-line';
import { processInformation } from '../../runtime/processes';
import { interruptInformation, systemSummary } from '../../runtime/system';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';
import { Words } from '../../runtime/words';
import { Grant } from './main';
import { summary } from './memory';
import { line, say, show } from './terminal';

const interrupt = new InterruptInformation();
const owner = new ProcessInformation();

export function listInterrupts(_words: Words): void {
  say('LINE  PROCESS         DELIVERED  MASKED');
  for (let index: u32 = 0; interruptInformation(Grant.system, index, interrupt) === Status.ok; index++) {
    line.decimalRight(interrupt.line, 4);
    line.column(6);
    if (processInformation(Grant.processes, interrupt.process, owner) === Status.ok) line.name(owner.name);
    line.column(22);
    line.decimalRight(interrupt.delivered, 9);
    line.textRight(interrupt.masked !== 0 ? 'yes' : 'no', 8);
    show();
  }
  if (systemSummary(Grant.system, summary) !== Status.ok) return;
  line.text('unhandled: ');
  line.decimal(summary.unhandledInterrupts);
  show();
}

export function showUptime(_words: Words): void {
  const milliseconds = divideWide(readClock(Grant.clock), 1000);
  const seconds = u32(divideWide(milliseconds, 1000));
  line.text('up ');
  line.decimal(seconds / 3600);
  line.byte(0x3a);
  line.decimalZeros((seconds / 60) % 60, 2);
  line.byte(0x3a);
  line.decimalZeros(seconds % 60, 2);
  line.byte(0x2e);
  line.decimalZeros(u32(milliseconds) - seconds * 1000, 3);
  const known = systemSummary(Grant.system, summary) === Status.ok;
  if (known) showLoad(u32(milliseconds));
  show();
  if (known && summary.lastReset.cause !== FaultCause.none) showReset();
}

function showReset(): void {
  if (processInformation(Grant.processes, summary.lastReset.process, owner) !== Status.ok) return;
  describeReset(summary.lastReset, owner.name, line);
  show();
}

function showLoad(milliseconds: u32): void {
  const onePercent = milliseconds / 100;
  const idle = u32(divideWide(summary.idleTime, 1000));
  line.text(', idle ');
  line.decimal(onePercent === 0 ? 0 : minU32(idle / onePercent, 100));
  line.text(' %, ');
  line.decimal(summary.contextSwitches);
  line.text(' context switches, ');
  line.decimal(summary.systemCalls);
  line.text(' system calls, ');
  line.decimal(summary.clockHertz / 1_000_000);
  line.text(' MHz');
}
