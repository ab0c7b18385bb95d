/**
 * The one line that is printed about a fault, in the form that docs/0004-reports.md defines: the host's terminal and
 * `conductor decode` find it by its start and turn its addresses into TypeScript lines.
 */
import { FaultCause, FaultReport } from '../../abi/process';
import { causeName } from '../../runtime/cause-name';
import { TextBuffer } from '../../runtime/text-buffer';

/** Writes the report about the process called `name` into `line`. */
export function describeFault(report: FaultReport, name: ReadonlySpan<u8>, line: TextBuffer): void {
  line.text('fault: process=');
  line.name(name);
  line.text(' cause=');
  line.text(causeName(report.cause));
  if (hasDetail(report.cause)) numberField(line, ' detail=', report.detail);
  if (report.addressValid !== 0) addressField(line, ' address=', report.address);
  if (report.frameValid !== 0) {
    addressField(line, ' pc=', report.pc);
    addressField(line, ' lr=', report.lr);
  } else if (report.cause !== FaultCause.exited) {
    line.text(' frame=none');
  }
  if (report.sp !== 0) addressField(line, ' sp=', report.sp);
  if (report.cfsr !== 0) addressField(line, ' cfsr=', report.cfsr);
}

function hasDetail(cause: FaultCause): bool {
  switch (cause) {
    case FaultCause.panic:
    case FaultCause.exited:
    case FaultCause.stackOverflow:
    case FaultCause.injected:
    case FaultCause.byServer:
      return true;
    default:
      return false;
  }
}

function numberField(line: TextBuffer, name: string, value: u32): void {
  line.text(name);
  line.decimal(value);
}

function addressField(line: TextBuffer, name: string, value: u32): void {
  line.text(name);
  line.hexadecimal(value, 8);
}
