/** The system as a whole, for those who may look at it or end it. */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import {
  CapabilityInformation,
  InterruptInformation,
  PathStatistics,
  SystemAction,
  SystemSummary,
  SystemTopic,
} from '../abi/system';
import { invoke, simpleCall } from './system-call';

export function systemSummary(system: u32, summary: SystemSummary): Status {
  return inform(system, SystemTopic.summary, addressOf(summary), 0);
}

/** Fills `information` about the index-th granted interrupt; `nothing` past the last. */
export function interruptInformation(system: u32, index: u32, information: InterruptInformation): Status {
  return inform(system, SystemTopic.interrupt, addressOf(information), index);
}

/** Fills `information` about slot `slot` of process `process`; `nothing` past the process's last slot. */
export function capabilityInformation(
  system: u32,
  process: u32,
  slot: u32,
  information: CapabilityInformation,
): Status {
  return inform(system, SystemTopic.capability, addressOf(information), (process << 16) | slot);
}

/** How many messages took the kernel's fast path, and why others did not. */
export function pathStatistics(system: u32, statistics: PathStatistics): Status {
  return inform(system, SystemTopic.paths, addressOf(statistics), 0);
}

function inform(system: u32, topic: SystemTopic, address: u32, index: u32): Status {
  const frame = new CallFrame();
  frame.m0 = index;
  return invoke(frame, Operation.systemInformation, system, topic, address);
}

/** Shuts down, panics or resets; returns only when refused. */
export function systemControl(system: u32, action: SystemAction, argument: u32): Status {
  return simpleCall(Operation.systemControl, system, action, argument);
}
