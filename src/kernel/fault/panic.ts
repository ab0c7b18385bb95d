/**
 * The end of the kernel: it says why in lines that people and `conductor decode` read (docs/0004-reports.md), then ends
 * the simulator with a status of its own or halts the board.
 *
 * Nothing here waits, and a fault on the way ends the report, not the end: these tables may be wrong already.
 */
import { startEarlyConsole } from '@board/early-console';
import { FLASH_BASE, FLASH_SIZE } from '@board/memory';
import { CallFrame } from '../../abi/message';
import { FaultReport } from '../../abi/process';
import { TraceKind } from '../../abi/trace';
import { ExceptionFrame } from '../arch/armv7m/exception-frame';
import { resetProcessor } from '../arch/armv7m/exceptions';
import { panicCode } from '../arch/armv7m/fault-classification';
import { disableInterrupts } from '../arch/armv7m/interrupt-controller';
import { FAULT_REGISTERS } from '../arch/armv7m/system-control';
import { printDecimal, printPart, printProcessName, printText, printWords } from '../boot/early-text';
import { endSystem } from '../boot/shutdown';
import { Process, supervisesItself } from '../process/process';
import { kernel } from '../state';
import { idle } from '../thread/thread';
import { traceOne } from '../trace/trace';
import { FAULT_CAUSES, PANIC_REASONS } from './fault-names';
import { describeEnd } from './fault-report';
import { noteReset } from './last-reset';

/** How the simulator ends. */
const PANIC_STATUS = 70;

class Panic {
  begun: bool = false;
  /** Where the registers of the exception that led to it are, for a post-mortem: r4-r11, and above them the stored context; 0: it was none. */
  saved: u32 = 0;
}
const panicState = new Panic();
const report = new FaultReport();

/** An exception that is no process's fault. `saved` are r4-r11 and `frame` the stored context. */
export function handleException(saved: CallFrame, frame: ExceptionFrame): never {
  panicState.saved = addressOf(saved);
  begin();
  printPart(PANIC_REASONS, codeAt(frame.pc));
  printWords(' at #\r\nkernel state: process=', addressOf(frame) + offsetof(ExceptionFrame, 'pc'));
  if (kernel.current === idle) printText('idle');
  else printProcessName(kernel.current.process);
  printWords(' lr=# pc=# xpsr=#', addressOf(frame) + offsetof(ExceptionFrame, 'lr'));
  printWords(' cfsr=# hfsr=# dfsr=# mmfar=# bfar=#', FAULT_REGISTERS);
  printWords('\r\nkernel registers: r0=# r1=# r2=# r3=# r12=#', addressOf(frame));
  printWords(' r4=# r5=# r6=# r7=# r8=# r9=# r10=# r11=#', addressOf(saved));
  end();
}

/** Stops because a step of the boot failed: part `number` of `failures` says which and why. */
export function panicInBoot(failures: string, number: u32): never {
  begin();
  printText('boot step ');
  printPart(failures, number);
  end();
}

/** Stops because somebody with the right to asked for it. */
export function panicOnRequest(): never {
  begin();
  printText('requested');
  end();
}

/** A process that nobody supervises has ended: the kernel stops. If all are supervised by that one, it may start again instead. */
export function panicOnEnd(process: Process): never {
  begin();
  describeEnd(process, report);
  printText('process without a supervisor\r\nfault: process=');
  printProcessName(process);
  printText(' cause=');
  printPart(FAULT_CAUSES, report.cause);
  printText(' detail=');
  printDecimal(report.detail);
  const start = addressOf(report);
  if (report.addressValid !== 0) printWords(' address=#', start + offsetof(FaultReport, 'address'));
  if (report.frameValid !== 0) printWords(' pc=# lr=#', start + offsetof(FaultReport, 'pc'));
  printWords(' sp=# cfsr=#\r\n', start + offsetof(FaultReport, 'sp'));
  if (supervisesItself(process) && noteReset(report)) resetProcessor();
  endSystem(PANIC_STATUS);
}

/** The console's driver may have left the UART in any state. @noinline */
function begin(): void {
  disableInterrupts();
  startEarlyConsole();
  if (panicState.begun) endSystem(PANIC_STATUS);
  panicState.begun = true;
  traceOne(TraceKind.panic, kernel.current, 0);
  printText('\r\nkernel panic: ');
}

/** @noinline */
function end(): never {
  printText('\r\n');
  endSystem(PANIC_STATUS);
}

/** A check of the dialect leaves its code in the instruction, if that is one: a wild jump may have led anywhere. */
function codeAt(pc: u32): u32 {
  return pc - FLASH_BASE < FLASH_SIZE ? panicCode(load16(pc & ~1)) : 0;
}
