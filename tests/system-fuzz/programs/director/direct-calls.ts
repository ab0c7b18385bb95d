/** Calls that the fuzzer can't make, because with the right to them it could end the test; the director makes them with care. */
import { CallFrame } from '../../../../src/abi/message';
import { NO_SLOT, Operation } from '../../../../src/abi/operation';
import { ProcessAction } from '../../../../src/abi/process';
import { Status } from '../../../../src/abi/status';
import { SystemAction } from '../../../../src/abi/system';
import { systemCall } from '../../../../src/runtime/system-call';
import { Grant } from './main';
import { players } from './players';
import { addOne } from './totals';

const frame = new CallFrame();

export function directCalls(seed: u32): void {
  make(Operation.systemControl, Grant.system, 3 + (seed >>> 2), 0);
  make(Operation.systemControl, Grant.clock, SystemAction.panic, 0);
  make(Operation.systemControl, NOTHING_THERE, SystemAction.panic, 0);
  make(Operation.processControl, Grant.processes, players.processCount, ProcessAction.stop);
  make(Operation.processControl, Grant.processes, players.mortal, 5 + (seed >>> 2));
  make(Operation.setExceptionHandler, Grant.processes, players.processCount, NO_SLOT);
  make(Operation.setExceptionHandler, Grant.processes, players.sleeper, NO_SLOT);
  make(Operation.takeFault, Grant.processes, 0, 0);
  make(Operation.waitForEnd, Grant.processes, players.processCount, 0);
}

/** A slot that it does not have. */
const NOTHING_THERE = 100;

function make(operation: u32, slot: u32, a: u32, b: u32): void {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  systemCall(frame);
  addOne(operation, frame.status as Status);
}
