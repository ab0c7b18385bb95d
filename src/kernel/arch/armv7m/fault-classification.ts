/**
 * From the processor's fault bits to a cause that a person understands.
 *
 * More than one bit can be set: a push beyond the stack fails, and then storing the exception frame there fails too. Bits
 * that explain others are looked at first.
 */
import { FaultCause } from '../../../abi/process';
import { FaultFlag, FaultRecord } from '../../fault/fault-record';
import { FaultStatus } from '../../fault/fault-status';
import { FLOATING_POINT_FRAME_BYTES, FRAME_BYTES } from './exception-frame';
import { BASIC_FRAME } from './floating-point';
import { SYSTEM_CALL_PENDING } from './system-control';

/** Bits of the Configurable Fault Status Register; the others stand in the rules. */
const CFSR_DATA_ACCESS = 1 << 1;
const CFSR_STACKING = (1 << 4) | (1 << 12);
const CFSR_MEMORY_ADDRESS_VALID = 1 << 7;
const CFSR_BUS_ADDRESS_VALID = 1 << 15;
const CFSR_UNDEFINED = 1 << 16;
/** Hard fault status: a breakpoint without a debugger. */
const HFSR_DEBUG_EVENT = 1 << 31;

/** Which address belongs to a fault. */
enum Address {
  none,
  program,
  memory,
  bus,
}

class Rule {
  /** Number of the bit. */
  bit: u8 = 0;
  cause: FaultCause = FaultCause.none;
  address: Address = Address.none;
}

/** The first whose bit is set says the cause. */
const rules = table(Rule, [
  { bit: 4, cause: FaultCause.stackOverflow }, // storing a frame was refused, ...
  { bit: 12, cause: FaultCause.stackOverflow }, // ... or found nothing there;
  { bit: 5, cause: FaultCause.stackOverflow }, // likewise the late storing of s0-s15
  { bit: 13, cause: FaultCause.stackOverflow },
  { bit: 1, cause: FaultCause.dataAccess, address: Address.memory },
  { bit: 0, cause: FaultCause.instructionAccess, address: Address.program },
  { bit: 9, cause: FaultCause.busError, address: Address.bus },
  { bit: 8, cause: FaultCause.busError, address: Address.program }, // fetching an instruction
  { bit: 10, cause: FaultCause.busError }, // a buffered store
  { bit: 16, cause: FaultCause.undefinedInstruction },
  { bit: 19, cause: FaultCause.undefinedInstruction }, // the FPU is somebody else's
  { bit: 24, cause: FaultCause.unaligned },
  { bit: 25, cause: FaultCause.divideByZero },
]);

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

/** Sets cause, detail and address of `record`, which is empty. */
export function classify(record: FaultRecord, status: FaultStatus, stackBase: u32): void {
  applyRules(record, status);
  switch (record.cause) {
    case FaultCause.stackOverflow:
      record.detail = overflowStep(status, stackBase);
      break;
    case FaultCause.dataAccess:
      if (isNearStack(record, status, stackBase)) setPush(record);
      break;
    case FaultCause.undefinedInstruction:
      record.detail = status.codeReadable ? panicCode(load16(status.pc)) : 0;
      if (record.detail !== 0) record.cause = FaultCause.panic;
      break;
    case FaultCause.none:
      record.cause = isBreakpoint(status) ? FaultCause.breakpoint : FaultCause.invalidState;
      break;
  }
}

function applyRules(record: FaultRecord, status: FaultStatus): void {
  for (const rule of rules) {
    if (((status.cfsr >>> rule.bit) & 1) === 0) continue;
    record.cause = rule.cause;
    switch (rule.address) {
      case Address.program:
        setAddress(record, true, status.pc);
        break;
      case Address.memory:
        setAddress(record, (status.cfsr & CFSR_MEMORY_ADDRESS_VALID) !== 0, status.memoryAddress);
        break;
      case Address.bus:
        setAddress(record, (status.cfsr & CFSR_BUS_ADDRESS_VALID) !== 0, status.busAddress);
        break;
    }
    return;
  }
}

function setAddress(record: FaultRecord, valid: bool, address: u32): void {
  if (!valid) return;
  record.address = address;
  record.flags |= FaultFlag.addressValid;
}

function setPush(record: FaultRecord): void {
  record.cause = FaultCause.stackOverflow;
  record.detail = OverflowStep.push;
}

/** What was going on when storing registers on the stack failed. */
function overflowStep(status: FaultStatus, stackBase: u32): OverflowStep {
  if ((status.cfsr & CFSR_STACKING) === 0) return OverflowStep.floatingPoint;
  if ((status.cfsr & CFSR_DATA_ACCESS) !== 0) return OverflowStep.push;
  // The frame's basic part alone would have found room.
  const basicPart = status.sp + (FLOATING_POINT_FRAME_BYTES - FRAME_BYTES);
  if ((status.exceptionReturn & BASIC_FRAME) === 0 && status.sp < stackBase && basicPart >= stackBase)
    return OverflowStep.floatingPoint;
  const inSystemCall = (status.handlerControl & SYSTEM_CALL_PENDING) !== 0;
  return inSystemCall ? OverflowStep.systemCall : OverflowStep.interrupt;
}

/** Below the stack and near the stack pointer: an overflow. Anywhere else: an access to what isn't the process's. */
function isNearStack(record: FaultRecord, status: FaultStatus, stackBase: u32): bool {
  if ((record.flags & FaultFlag.addressValid) === 0) return false;
  return record.address < stackBase && record.address + PUSH_REACH >= status.sp;
}

/** QEMU calls it a forced hard fault without a reason; then the instruction tells. */
function isBreakpoint(status: FaultStatus): bool {
  if ((status.hfsr & HFSR_DEBUG_EVENT) !== 0) return true;
  return status.hfsr !== 0 && status.codeReadable && (load16(status.pc) & 0xff00) === BREAKPOINT;
}

const UDF = 0xde00;
const BREAKPOINT = 0xbe00;
/** Those of the dialect, then from 16 on those of apps. */
const LAST_PANIC_CODE = 31;

/** The code that a panic instruction carries (docs/0002-dialect.md); 0 for any other. */
export function panicCode(instruction: u32): u32 {
  const code = instruction - UDF;
  return code <= LAST_PANIC_CODE ? code : 0;
}
