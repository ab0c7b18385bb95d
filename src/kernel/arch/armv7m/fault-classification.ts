/**
 * From the processor's fault bits to a cause that a person understands.
 *
 * More than one bit can be set: a push beyond the stack fails, and then storing the exception frame there fails too. Bits
 * that explain others are looked at first.
 */
import { FaultCause } from '../../../abi/process';
import { FaultFlag, FaultRecord } from '../../fault-record';
import { FaultStatus } from '../../fault-status';
import { FLOATING_POINT_FRAME_BYTES, FRAME_BYTES } from './exception-frame';
import { BASIC_FRAME } from './floating-point';
import { SYSTEM_CALL_PENDING } from './system-control';

/** Bits of the Configurable Fault Status Register. */
export const CFSR_INSTRUCTION_ACCESS = 1 << 0;
export const CFSR_DATA_ACCESS = 1 << 1;
const CFSR_STACKING = (1 << 4) | (1 << 12);
const CFSR_LAZY_SAVE = (1 << 5) | (1 << 13);
const CFSR_MEMORY_ADDRESS_VALID = 1 << 7;
const CFSR_INSTRUCTION_BUS = 1 << 8;
const CFSR_PRECISE_BUS = 1 << 9;
const CFSR_IMPRECISE_BUS = 1 << 10;
const CFSR_BUS_ADDRESS_VALID = 1 << 15;
const CFSR_UNDEFINED = 1 << 16;
const CFSR_NO_COPROCESSOR = 1 << 19;
const CFSR_UNALIGNED = 1 << 24;
const CFSR_DIVISION = 1 << 25;
/** Hard fault status: a breakpoint without a debugger. */
const HFSR_DEBUG_EVENT = 1 << 31;

/** A push reaches this far below the stack pointer at most (16 registers). */
const PUSH_REACH = 64;

/** Where a stack overflow was found. */
export enum OverflowStep {
  push = 1,
  systemCall = 2,
  interrupt = 3,
  floatingPoint = 4,
}

/** A load or store that the protection unit refused, and nothing else but that. */
export function isDataAccess(cfsr: u32): bool {
  return cfsr === (CFSR_DATA_ACCESS | CFSR_MEMORY_ADDRESS_VALID);
}

/** An undefined instruction, and nothing else but that. */
export function isUndefined(cfsr: u32): bool {
  return cfsr === CFSR_UNDEFINED;
}

/** An exception frame could not be stored: nothing on the stack is to be trusted. */
export function isUnstacked(cfsr: u32): bool {
  return (cfsr & CFSR_STACKING) !== 0;
}

/** Sets cause, detail and address of `record`. */
export function classify(record: FaultRecord, status: FaultStatus, stackBase: u32): void {
  const cfsr = status.cfsr;
  if ((cfsr & CFSR_STACKING) !== 0) setOverflow(record, stackingStep(record, status, stackBase));
  else if ((cfsr & CFSR_LAZY_SAVE) !== 0) setOverflow(record, OverflowStep.floatingPoint);
  else if ((cfsr & CFSR_DATA_ACCESS) !== 0) classifyDataAccess(record, status, stackBase);
  else if ((cfsr & CFSR_INSTRUCTION_ACCESS) !== 0)
    setAddress(record, FaultCause.instructionAccess, status.pc);
  else if ((cfsr & CFSR_PRECISE_BUS) !== 0) classifyBusError(record, status);
  else if ((cfsr & CFSR_INSTRUCTION_BUS) !== 0) setAddress(record, FaultCause.busError, status.pc);
  else if ((cfsr & CFSR_IMPRECISE_BUS) !== 0) record.cause = FaultCause.busError;
  else classifyUsage(record, status);
}

function setOverflow(record: FaultRecord, step: OverflowStep): void {
  record.cause = FaultCause.stackOverflow;
  record.detail = step;
}

function setAddress(record: FaultRecord, cause: FaultCause, address: u32): void {
  record.cause = cause;
  record.address = address;
  record.flags |= FaultFlag.addressValid;
}

/** What was going on when storing the frame failed. */
function stackingStep(record: FaultRecord, status: FaultStatus, stackBase: u32): OverflowStep {
  if ((status.cfsr & CFSR_DATA_ACCESS) !== 0) return OverflowStep.push;
  // The frame's basic part alone would have found room.
  const basicPart = status.sp + (FLOATING_POINT_FRAME_BYTES - FRAME_BYTES);
  if ((status.exceptionReturn & BASIC_FRAME) === 0 && status.sp < stackBase && basicPart >= stackBase)
    return OverflowStep.floatingPoint;
  const inSystemCall = (status.handlerControl & SYSTEM_CALL_PENDING) !== 0;
  return inSystemCall ? OverflowStep.systemCall : OverflowStep.interrupt;
}

/** Below the stack and near the stack pointer: an overflow. Anywhere else: an access to what isn't the process's. */
function classifyDataAccess(record: FaultRecord, status: FaultStatus, stackBase: u32): void {
  record.cause = FaultCause.dataAccess;
  if ((status.cfsr & CFSR_MEMORY_ADDRESS_VALID) === 0) return;
  const address = status.memoryAddress;
  setAddress(record, FaultCause.dataAccess, address);
  if (address < stackBase && address + PUSH_REACH >= status.sp) setOverflow(record, OverflowStep.push);
}

function classifyBusError(record: FaultRecord, status: FaultStatus): void {
  record.cause = FaultCause.busError;
  if ((status.cfsr & CFSR_BUS_ADDRESS_VALID) !== 0)
    setAddress(record, FaultCause.busError, status.busAddress);
}

function classifyUsage(record: FaultRecord, status: FaultStatus): void {
  const cfsr = status.cfsr;
  if ((cfsr & CFSR_UNDEFINED) !== 0) classifyUndefined(record, status);
  else if ((cfsr & CFSR_NO_COPROCESSOR) !== 0) record.cause = FaultCause.undefinedInstruction;
  else if ((cfsr & CFSR_UNALIGNED) !== 0) record.cause = FaultCause.unaligned;
  else if ((cfsr & CFSR_DIVISION) !== 0) record.cause = FaultCause.divideByZero;
  else if (isBreakpoint(status)) record.cause = FaultCause.breakpoint;
  else record.cause = FaultCause.invalidState;
}

/** QEMU calls it a forced hard fault without a reason; then the instruction tells. */
function isBreakpoint(status: FaultStatus): bool {
  if ((status.hfsr & HFSR_DEBUG_EVENT) !== 0) return true;
  return status.hfsr !== 0 && status.codeReadable && (load16(status.pc) & 0xff00) === BREAKPOINT;
}

/** A panic is an undefined instruction that carries its code (docs/0002-dialect.md). */
function classifyUndefined(record: FaultRecord, status: FaultStatus): void {
  record.cause = FaultCause.undefinedInstruction;
  if (!status.codeReadable) return;
  const code = panicCode(load16(status.pc));
  if (code === 0) return;
  record.cause = FaultCause.panic;
  record.detail = code;
}

const UDF = 0xde00;
const BREAKPOINT = 0xbe00;
const LAST_PANIC_CODE = 15;

/** The code of a panic instruction; 0 for any other. */
export function panicCode(instruction: u32): u32 {
  const code = instruction & 0xff;
  return (instruction & 0xff00) === UDF && code <= LAST_PANIC_CODE ? code : 0;
}
