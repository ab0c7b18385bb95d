/**
 * The supervisor: the kernel tells it which processes stopped and why; it restarts them as their policy says and prints one
 * report for each fault. On request it stops and restarts processes.
 *
 * It restarts first and reports then, because the process that died may be the console. Reports that can't be printed yet
 * wait in `reports`, the oldest giving way.
 */
import { FAULT_NOTIFICATION } from '../../abi/capability';
import { FaultCause, FaultReport, ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { Answer, nothingToDo, serve, type Server, UNKNOWN_OPERATION } from '../../runtime/server';
import { processInformation, takeFault } from '../../runtime/processes';
import { TextBuffer } from '../../runtime/text-buffer';
import { writeLine } from '../console/client';
import {
  endPauses,
  handleDeath,
  injectOnRequest,
  restartOnRequest,
  stopOnRequest,
  superviseWith,
} from './lives';
import { SupervisorOperation } from './protocol';
import { describeFault } from './report';

export enum Grant {
  requests = 0,
  console = 1,
  processes = 2,
  clock = 3,
}

/** The timer's bit. */
const PAUSE_OVER = 1;

const REPORT_COUNT = 4;
const incoming = new FaultReport();
const reports = structs(FaultReport, REPORT_COUNT);
let firstReport: u32 = 0;
let reportCount: u32 = 0;
let lostReports: u32 = 0;

const information = new ProcessInformation();
const line = new TextBuffer();

const server: Server = { initialise, request, notified, cleanup: nothingToDo };

export function main(): void {
  serve(Grant.requests, server);
}

/** Faults of an earlier life are still there to take. */
export function initialise(): void {
  superviseWith(Grant.processes, Grant.clock, PAUSE_OVER);
  handleFaults();
}

export function request(message: Message): Answer {
  switch (message.label) {
    case SupervisorOperation.restart:
      message.label = restartOnRequest(message.m0);
      break;
    case SupervisorOperation.stop:
      message.label = stopOnRequest(message.m0);
      break;
    case SupervisorOperation.injectFault:
      message.label = injectOnRequest(message.m0, message.badge);
      break;
    default:
      message.label = UNKNOWN_OPERATION;
  }
  return Answer.now;
}

export function notified(bits: u32): void {
  if ((bits & PAUSE_OVER) !== 0) endPauses();
  if ((bits & FAULT_NOTIFICATION) !== 0) handleFaults();
  printReports();
}

/** Takes every fault. Printing in between may bring the next one, if it is the console that dies. */
function handleFaults(): void {
  while (takeReport()) printReports();
}

/** Takes one fault, acts on it, and keeps it for printing. False when there is none. */
function takeReport(): bool {
  if (takeFault(Grant.processes, incoming) !== Status.ok) return false;
  if (incoming.cause === FaultCause.stopped) return true;
  if (reportCount === REPORT_COUNT) {
    dropReport();
    lostReports++;
  }
  assign(reports[(firstReport + reportCount) % REPORT_COUNT], incoming);
  reportCount++;
  handleDeath(incoming.process);
  return true;
}

function dropReport(): void {
  firstReport = (firstReport + 1) % REPORT_COUNT;
  reportCount--;
}

/** Prints what waits, until the console fails. */
function printReports(): void {
  while (reportCount > 0) {
    if (!printReport(reports[firstReport])) return;
    dropReport();
  }
  if (lostReports > 0) {
    line.text('supervisor: reports lost: ');
    line.decimal(lostReports);
    if (writeLine(Grant.console, line) === Status.ok) lostReports = 0;
  }
}

function printReport(report: FaultReport): bool {
  processInformation(Grant.processes, report.process, information);
  describeFault(report, information.name, line);
  return writeLine(Grant.console, line) === Status.ok;
}
