/** The names of causes in reports (docs/0004-reports.md). */
import { FaultCause } from '../abi/process';

export function faultCauseName(cause: FaultCause): string {
  switch (cause) {
    case FaultCause.none:
      return 'none';
    case FaultCause.dataAccess:
      return 'data-access';
    case FaultCause.instructionAccess:
      return 'instruction-access';
    case FaultCause.stackOverflow:
      return 'stack-overflow';
    case FaultCause.busError:
      return 'bus-error';
    case FaultCause.undefinedInstruction:
      return 'undefined-instruction';
    case FaultCause.divideByZero:
      return 'divide-by-zero';
    case FaultCause.unaligned:
      return 'unaligned';
    case FaultCause.panic:
      return 'panic';
    case FaultCause.invalidState:
      return 'invalid-state';
    case FaultCause.exited:
      return 'exited';
    case FaultCause.stopped:
      return 'stopped';
    case FaultCause.breakpoint:
      return 'breakpoint';
    case FaultCause.injected:
      return 'injected';
    case FaultCause.byServer:
      return 'by-server';
  }
}
