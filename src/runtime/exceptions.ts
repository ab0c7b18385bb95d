/**
 * Exception handlers: a process that is told about another's faults and may repair what went wrong. The fault arrives as a
 * call with label `EXCEPTION_LABEL`; its token gives access to the registers, its reply resumes or gives up.
 */
import { Operation } from '../abi/operation';
import { ThreadRegisters } from '../abi/process';
import { Status } from '../abi/status';
import { simpleCall } from './system-call';

const READ = 0;
const WRITE = 1;

/** Has the faults of process `index` delivered to `endpoint`, a slot with the right to send; NO_SLOT: to its supervisor again. */
export function setExceptionHandler(processes: u32, index: u32, endpoint: u32): Status {
  return simpleCall(Operation.setExceptionHandler, processes, index, endpoint);
}

/** Reads the registers of the thread whose exception `token` names. */
export function readRegisters(token: u32, registers: ThreadRegisters): Status {
  return simpleCall(Operation.exceptionRegisters, token, addressOf(registers), READ);
}

/** Sets them; the stack pointer stays, and of xpsr only the condition flags count. */
export function writeRegisters(token: u32, registers: ThreadRegisters): Status {
  return simpleCall(Operation.exceptionRegisters, token, addressOf(registers), WRITE);
}
