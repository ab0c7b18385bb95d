/** Processes: ending oneself; looking at others, controlling them, creating them and waiting for their end. */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { FaultCause, FaultReport, ProcessAction, ProcessInformation, SpawnRequest } from '../abi/process';
import { Status } from '../abi/status';
import { invoke, Result, simpleCall } from './system-call';

/** Ends the process; its supervisor is told. */
export function exit(status: u32): never {
  simpleCall(Operation.exit, 0, status, 0);
  panic('exit returned');
}

/** Fills `information` about process number `index`; `nothing` past the last. */
export function processInformation(processes: u32, index: u32, information: ProcessInformation): Status {
  return simpleCall(Operation.processInformation, processes, index, addressOf(information));
}

/** Starts, stops or restarts process number `index`. */
export function processControl(processes: u32, index: u32, action: ProcessAction): Status {
  return simpleCall(Operation.processControl, processes, index, action);
}

/** Stops a process as if it had faulted; its supervisor decides. */
export function injectFault(processes: u32, index: u32, reason: u32): Status {
  return controlWith(processes, index, ProcessAction.injectFault, reason);
}

/** Sets notification bits of the process's first thread. */
export function signalProcess(processes: u32, index: u32, bits: u32): Status {
  return controlWith(processes, index, ProcessAction.signal, bits);
}

function controlWith(processes: u32, index: u32, action: ProcessAction, argument: u32): Status {
  const frame = new CallFrame();
  frame.m0 = argument;
  return invoke(frame, Operation.processControl, processes, index, action);
}

/** Takes the oldest fault that this supervisor has not seen; `nothing` when there is none. */
export function takeFault(processes: u32, report: FaultReport): Status {
  return simpleCall(Operation.takeFault, processes, addressOf(report), 0);
}

/** Starts a free instance of the program of process `index`; the number of the new process is the result. */
export function spawn(processes: u32, index: u32, request: SpawnRequest, process: Result): Status {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.spawn, processes, index, addressOf(request));
  process.value = frame.a;
  return status;
}

/** How a process ended. */
export class ProcessEnd {
  cause: FaultCause = FaultCause.none;
  /** The exit status, or the detail of the fault. */
  detail: u32 = 0;
}

/** Waits for the end of a process; at once if it is over. */
export function waitForEnd(processes: u32, index: u32, timeout: u32, end: ProcessEnd): Status {
  const frame = new CallFrame();
  const status = invoke(frame, Operation.waitForEnd, processes, index, timeout);
  end.detail = frame.a;
  end.cause = frame.b as FaultCause;
  return status;
}
