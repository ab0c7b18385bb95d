/** Calls about capabilities, processes, threads, memory, time and the system, each once. */
import { NO_SLOT, Operation } from '../../../../src/abi/operation';
import {
  FaultReport,
  ProcessAction,
  ProcessInformation,
  SpawnRequest,
  ThreadAction,
} from '../../../../src/abi/process';
import { InterruptFlag, SystemSummary, SystemTopic } from '../../../../src/abi/system';
import { copy, deleteCapability } from '../../../../src/runtime/capabilities';
import { takeFault } from '../../../../src/runtime/processes';
import { Access, allocateRegion, mapRegion } from '../../../../src/runtime/regions';
import { Result } from '../../../../src/runtime/system-call';
import { createThread, exitThread, yieldProcessor } from '../../../../src/runtime/threads';
import { PRIORITY, VICTIM, WORKER } from './configuration';
import { FREE, Grant, MANY, MANY_COUNT, OTHER } from './grants';
import { frame, probed } from './probe';

const REGION_SIZE = 256;
const PERIOD = 1000;

const information = new ProcessInformation();
const report = new FaultReport();
const summary = new SystemSummary();
const request = new SpawnRequest();
const result = new Result();

export function performObject(operation: u32): void {
  if (performCapability(operation) || performProcess(operation) || performThread(operation)) return;
  if (performRegion(operation)) return;
  performDevice(operation);
}

function performCapability(operation: u32): bool {
  switch (operation) {
    case Operation.identify:
      probed(operation, Operation.identify, Grant.own, 0, 0);
      break;
    case Operation.copy:
      probed(operation, Operation.copy, Grant.own, FREE, 0);
      deleteCapability(FREE);
      break;
    case Operation.mint:
      frame.m0 = 0;
      probed(operation, Operation.mint, Grant.own, FREE, 0);
      deleteCapability(FREE);
      break;
    case Operation.move:
      copy(Grant.own, FREE);
      probed(operation, Operation.move, FREE, OTHER, 0);
      deleteCapability(OTHER);
      break;
    case Operation.delete:
      copy(Grant.own, FREE);
      probed(operation, Operation.delete, FREE, 0, 0);
      break;
    case Operation.revoke:
      revokeMany(operation, 1);
      break;
    case Operation.renew:
      probed(operation, Operation.renew, Grant.partner, 0, 0);
      break;
    default:
      return false;
  }
  return true;
}

/** Revokes as many copies. */
export function revokeMany(way: u32, count: u32): void {
  assert(count <= MANY_COUNT, 'too many');
  for (let i: u32 = 0; i < count; i++) copy(Grant.own, MANY + i);
  probed(way, Operation.revoke, Grant.own, 0, 0);
}

function performProcess(operation: u32): bool {
  switch (operation) {
    case Operation.processInformation:
      probed(operation, Operation.processInformation, Grant.processes, WORKER, addressOf(information));
      break;
    case Operation.processControl:
      restartVictim(operation);
      break;
    case Operation.takeFault:
      probed(operation, Operation.takeFault, Grant.processes, addressOf(report), 0);
      break;
    case Operation.spawn:
      spawnEnder(operation);
      break;
    case Operation.waitForEnd:
      probed(operation, Operation.waitForEnd, Grant.processes, WORKER, 0);
      break;
    case Operation.setExceptionHandler:
      probed(operation, Operation.setExceptionHandler, Grant.processes, VICTIM, NO_SLOT);
      break;
    // The first thread never comes back from these: `spawn` and `createThread` have others make them.
    case Operation.exit:
      spawnEnder(operation);
      break;
    default:
      return false;
  }
  return true;
}

/** More urgent than we are, it faults at once; its supervisor is us. */
export function restartVictim(way: u32): void {
  probed(way, Operation.processControl, Grant.processes, VICTIM, ProcessAction.restart);
  while (takeFault(Grant.processes, report) === 0) continue;
}

function spawnEnder(way: u32): void {
  request.priority = PRIORITY;
  probed(way, Operation.spawn, Grant.processes, WORKER, addressOf(request));
  yieldProcessor();
  while (takeFault(Grant.processes, report) === 0) continue;
}

function performThread(operation: u32): bool {
  switch (operation) {
    case Operation.createThread:
    case Operation.exitThread:
      frame.m0 = PRIORITY;
      frame.m1 = FREE;
      probed(operation, Operation.createThread, 0, addressOf(endThread), 0);
      yieldProcessor();
      deleteCapability(FREE);
      break;
    case Operation.threadControl:
      createThread(endThread, 0, PRIORITY, FREE, result);
      probed(operation, Operation.threadControl, FREE, ThreadAction.setPriority, PRIORITY);
      yieldProcessor();
      deleteCapability(FREE);
      break;
    default:
      return false;
  }
  return true;
}

export function endThread(_argument: u32): void {
  exitThread();
}

function performRegion(operation: u32): bool {
  switch (operation) {
    case Operation.allocateRegion:
      frame.m0 = FREE;
      probed(operation, Operation.allocateRegion, 0, REGION_SIZE, 0);
      break;
    case Operation.mapRegion:
      allocateRegion(REGION_SIZE, 0, FREE, result);
      probed(operation, Operation.mapRegion, FREE, Access.readWrite, 0);
      break;
    case Operation.unmapRegion:
      allocateRegion(REGION_SIZE, 0, FREE, result);
      mapRegion(FREE, Access.readWrite, result);
      probed(operation, Operation.unmapRegion, FREE, 0, 0);
      break;
    default:
      return false;
  }
  deleteCapability(FREE);
  return true;
}

function performDevice(operation: u32): void {
  switch (operation) {
    case Operation.clock:
      probed(operation, Operation.clock, Grant.clock, 0, 0);
      break;
    case Operation.setTimer:
      frame.m0 = PERIOD;
      frame.m1 = 0;
      probed(operation, Operation.setTimer, Grant.clock, 0, 0);
      break;
    case Operation.acknowledgeInterrupt:
      probed(operation, Operation.acknowledgeInterrupt, Grant.interrupt, 0, 0);
      break;
    case Operation.interruptState:
      probed(operation, Operation.interruptState, Grant.interrupt, 0, 0);
      assert((frame.a & InterruptFlag.enabled) !== 0, 'enabled');
      break;
    case Operation.systemInformation:
      frame.m0 = 0;
      probed(operation, Operation.systemInformation, Grant.system, SystemTopic.summary, addressOf(summary));
      break;
    case Operation.systemControl:
      probed(operation, Operation.systemControl, Grant.system, 99, 0);
      break;
    default:
      panic('an operation without a way');
  }
}
