/**
 * The end of the kernel: it says why in lines that people and `conductor decode` read (docs/0004-reports.md), then ends
 * the simulator with a status of its own or halts the board.
 *
 * Nothing here waits, and a fault on the way ends the report, not the end: these tables may be wrong already.
 */
import { startEarlyConsole, writeEarly } from '@board/early-console';
import { FLASH_BASE, FLASH_SIZE } from '@board/memory';
import { disableInterrupts } from './arch/armv7m/interrupt-controller';
import { ExceptionFrame } from './arch/armv7m/exception-frame';
import { panicCode } from './arch/armv7m/fault-classification';
import { exceptionNumber, readFaultStatus } from './arch/armv7m/fault-registers';
import { CallFrame } from '../abi/message';
import {
  printDecimal,
  printField,
  printHex,
  printLine,
  printPart,
  printProcessName,
  printText,
} from './early-text';
import { FAULT_CAUSES, PANIC_REASONS } from './fault-names';
import { FaultStatus } from './fault-status';
import { FaultRecord } from './fault-record';
import { endSystem } from './shutdown';
import { kernel } from './state';
import { Thread, idle, processOf } from './thread';

/** How the simulator ends. */
const PANIC_STATUS = 70;

class Panic {
  begun: bool = false;
}
const panicState = new Panic();
const status = new FaultStatus();

/** An exception that is no process's fault. `saved` are r4-r11 and `frame` the stored context. */
export function handleException(saved: CallFrame, frame: ExceptionFrame, exceptionReturn: u32): never {
  readFaultStatus(status, exceptionReturn);
  begin('');
  printReason(frame.pc);
  printText(' at ');
  printHex(frame.pc);
  printLine();
  printState(frame);
  printRegisters(saved, frame);
  endSystem(PANIC_STATUS);
}

/** Stops because a boot step failed: part `step` of `names`. */
export function panicInBoot(names: string, step: u32, reason: string): never {
  begin('boot step ');
  printPart(names, step);
  printText(': ');
  printText(reason);
  printLine();
  endSystem(PANIC_STATUS);
}

/** Stops because somebody with the right to asked for it. */
export function panicOnRequest(): never {
  begin('requested');
  printLine();
  endSystem(PANIC_STATUS);
}

/** Stops because a process that nobody supervises has faulted: `fault` says how. */
export function panicOnThread(thread: Thread, fault: FaultRecord): never {
  takeConsole();
  printFault(thread, fault);
  begin('process without a supervisor');
  printLine();
  endSystem(PANIC_STATUS);
}

/** The console's driver may have left the UART in any state. */
function takeConsole(): void {
  disableInterrupts();
  startEarlyConsole();
}

function begin(reason: string): void {
  takeConsole();
  if (panicState.begun) endSystem(PANIC_STATUS);
  panicState.begun = true;
  printLine();
  printText('kernel panic: ');
  printText(reason);
}

/** A check of the dialect leaves its code in the instruction, if that is one: a wild jump may have led anywhere. */
function printReason(pc: u32): void {
  const isCode = pc - FLASH_BASE < FLASH_SIZE;
  printPart(PANIC_REASONS, isCode ? panicCode(load16(pc & ~1)) : 0);
}

function printState(frame: ExceptionFrame): void {
  printText('kernel state: process=');
  printName(kernel.current);
  printField('exception', exceptionNumber());
  printField('lr', frame.lr);
  printField('sp', addressOf(frame));
  printField('xpsr', frame.xpsr);
  printField('cfsr', status.cfsr);
  printField('address', status.memoryAddress);
  printLine();
}

/** r0-r3 and r12 are in the frame, r4-r11 where assembly stored them. */
function printRegisters(saved: CallFrame, frame: ExceptionFrame): void {
  printText('kernel registers:');
  printWords(0, addressOf(frame), 4);
  printWords(4, addressOf(saved), 8);
  printField('r12', frame.r12);
  printLine();
}

/** Registers from number `first` on, which stand one after the other in memory. */
function printWords(first: u32, address: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    printText(' r');
    printDecimal(first + i);
    writeEarly(61);
    printHex(load32(address + 4 * i));
  }
}

function printFault(thread: Thread, fault: FaultRecord): void {
  printLine();
  printText('fault: process=');
  printName(thread);
  printText(' cause=');
  printPart(FAULT_CAUSES, fault.cause);
  printText(' detail=');
  printDecimal(fault.detail);
  if (fault.addressValid) printField('address', fault.address);
  if (fault.frameValid) {
    printField('pc', fault.pc);
    printField('lr', fault.lr);
  }
  printField('sp', fault.sp);
  printField('cfsr', fault.cfsr);
  printLine();
}

function printName(thread: Thread): void {
  if (thread === idle) printText('idle');
  else printProcessName(processOf(thread));
}
