/**
 * The supervisor, which is also the boot manager: the only process that the kernel starts. It starts the others in the order of their
 * dependencies, those again that crash, and ends the system in the reverse order (docs/0020-boot-and-supervision.md).
 *
 * It waits for nobody without a deadline. Its own end is noticed by the kernel, which resets the system.
 */
import { NO_SLOT } from '../../abi/operation';
import { SystemAction } from '../../abi/system';
import { badgeOf } from '../../framework/clients';
import { ignoreFault, nothingToDo, serveAlone, type Server } from '../../framework/server';
import {
  dispatchSupervisor,
  SUPERVISOR,
  SupervisorError,
  type SupervisorService,
} from '../../interfaces/generated/supervisor-server';
import { Action, Resource } from '../../interfaces/permissions';
import { Spawned } from '../../interfaces/supervisor';
import type { Message } from '../../runtime/message';
import { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { CapabilityReply } from '../../runtime/service/transfer';
import { systemControl } from '../../runtime/system';
import { createProcess, endCreated, giveProcess } from './creation';
import { boot, notified, ready, settle, shutDown } from './events';
import { inspect } from './information';
import { message } from './log';
import { openConsole } from './output';
import { may, openSecurity } from './permission';
import { openEvents } from './publishing';
import { faultOnRequest, faultUnhealthy, restartOnRequest, stopOnRequest } from './requests';

export enum Grant {
  requests = 0,
  console = 1,
  /** Asked who may do what; empty in a system where everybody may. */
  security = 2,
  /** All, with every right. */
  processes = 3,
  clock = 4,
  system = 5,
  /** Its own bit for changes of lives. */
  itself = 6,
  /** Told of faults; empty in a system without topics. */
  events = 7,
  /** The registers of the board's watchdog; empty in a system without it. */
  watchdog = 8,
}

const service: SupervisorService = {
  ready: (caller: Caller) => ready(caller.process),
  unhealthy,
  restart,
  stop,
  injectFault,
  spawn,
  capabilityTo: giveProcess,
  shutDown: endSystem,
  reset: resetSystem,
  panic: panicSystem,
  inspect,
  message,
};

const server: Server = {
  description: SUPERVISOR,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serveAlone(Grant.requests, Grant.processes, server);
}

export function initialise(): void {
  openConsole();
  openSecurity();
  openEvents();
  boot();
}

export function request(message: Message): Answer {
  return dispatchSupervisor(message, service);
}

export function clientLeft(client: u32): void {
  endCreated(badgeOf(client));
  settle();
}

function unhealthy(caller: Caller, process: u32): void {
  faultUnhealthy(process, caller.process);
  settle();
}

function restart(caller: Caller, process: u32): SupervisorError {
  if (!may(caller, Resource.processes, Action.control)) return SupervisorError.denied;
  const error = restartOnRequest(process);
  settle();
  return error;
}

function stop(caller: Caller, process: u32): SupervisorError {
  if (!may(caller, Resource.processes, Action.control)) return SupervisorError.denied;
  const error = stopOnRequest(process);
  settle();
  return error;
}

function injectFault(caller: Caller, process: u32): SupervisorError {
  if (!may(caller, Resource.processes, Action.control)) return SupervisorError.denied;
  return faultOnRequest(process, caller.badge);
}

function spawn(
  caller: Caller,
  program: u32,
  priority: u32,
  memoryLimit: u32,
  spawned: Spawned,
  endpoint: CapabilityReply,
): SupervisorError {
  if (!may(caller, Resource.processes, Action.create)) return SupervisorError.denied;
  const error = createProcess(caller, program, priority, memoryLimit, spawned, endpoint);
  settle();
  return error;
}

function endSystem(caller: Caller, status: u32): SupervisorError {
  if (!may(caller, Resource.system, Action.shutDown)) return SupervisorError.denied;
  shutDown(SystemAction.shutdown, status);
  return SupervisorError.none;
}

function resetSystem(caller: Caller): SupervisorError {
  if (!may(caller, Resource.system, Action.administer)) return SupervisorError.denied;
  shutDown(SystemAction.reset, 0);
  return SupervisorError.none;
}

function panicSystem(caller: Caller): SupervisorError {
  if (!may(caller, Resource.system, Action.administer)) return SupervisorError.denied;
  systemControl(Grant.system, SystemAction.panic, 0);
  return SupervisorError.refused;
}
