/**
 * The resource manager: who may use what, now. It holds the devices of the system, and no driver has one but from it.
 *
 * It starts before the console, and calls nobody.
 */
import { NO_SLOT } from '../../abi/operation';
import { clientOf } from '../../framework/clients';
import { ignoreFault, nothingToDo, serve, type Server } from '../../framework/server';
import {
  dispatchResources,
  RESOURCES,
  ResourcesError,
  type ResourcesService,
} from '../../interfaces/generated/resources-server';
import { LockMode, ResourceInformation } from '../../interfaces/resources';
import type { Message } from '../../runtime/message';
import { Answer } from '../../runtime/service/answer';
import { Caller, NO_CLIENT } from '../../runtime/service/caller';
import { CapabilityReply } from '../../runtime/service/transfer';
import { cancelTimer, readClock, setTimer } from '../../runtime/time';
import { giveLine, giveRegisters } from './devices';
import { describe, usedPlace } from './listing';
import { endWaits, holds, lockFor, release as releaseFor, releaseAll } from './locks';
import { mayHave, register, requestResource, unregister } from './registering';
import { isDevice, NO_RESOURCE, placeOf, prepareResources, resources } from './resource';
import { NEVER } from './waits';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  /** Inspect and control. */
  clock = 4,
}

/** The timer's bit. */
const TIME = 1;
/** Of the time when the manager began: what its lives differ in. */
const USE_MASK = 0xfffff;

const service: ResourcesService = {
  register,
  unregister,
  request: requestResource,
  lock,
  release,
  registers,
  interrupt,
  check,
  list,
};

const server: Server = {
  description: RESOURCES,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  prepareResources(u32(readClock(Grant.clock)) & USE_MASK);
}

export function request(message: Message): Answer {
  return dispatchResources(message, service);
}

/** The timer: somebody's time is over. */
export function notified(_bits: u32): void {
  setAlarm(endWaits(readClock(Grant.clock)));
}

function setAlarm(next: u64): void {
  if (next === NEVER) cancelTimer(Grant.clock);
  else setTimer(Grant.clock, next, 0, TIME);
}

export function clientLeft(client: u32): void {
  releaseAll(client);
}

function lock(caller: Caller, resource: u32, mode: LockMode, timeout: u32): ResourcesError {
  const index = placeOf(resource);
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  if (!mayHave(caller, index)) return ResourcesError.denied;
  if (mode === LockMode.none) return ResourcesError.malformed;
  const now = readClock(Grant.clock);
  const outcome = lockFor(caller.client, caller.token, index, mode, timeout, now);
  if (outcome === ResourcesError.later) setAlarm(endWaits(now));
  return outcome;
}

function release(caller: Caller, resource: u32): ResourcesError {
  const index = placeOf(resource);
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  if (!holds(caller.client, index, LockMode.shared)) return ResourcesError.notHeld;
  releaseFor(caller.client, index);
  return ResourcesError.none;
}

function registers(caller: Caller, resource: u32, region: CapabilityReply): ResourcesError {
  const error = checkDriver(caller, resource);
  return error === ResourcesError.none ? giveRegisters(placeOf(resource), region) : error;
}

function interrupt(caller: Caller, resource: u32, bits: u32, line: CapabilityReply): ResourcesError {
  const error = checkDriver(caller, resource);
  return error === ResourcesError.none ? giveLine(placeOf(resource), bits, line) : error;
}

/** Whether the caller holds the device, alone. */
function checkDriver(caller: Caller, resource: u32): ResourcesError {
  const index = placeOf(resource);
  if (index === NO_RESOURCE || !isDevice(index)) return ResourcesError.unknown;
  return holds(caller.client, index, LockMode.exclusive) ? ResourcesError.none : ResourcesError.notHeld;
}

function check(_caller: Caller, resource: u32, process: u32): ResourcesError {
  const index = placeOf(resource);
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  return isReserved(index, process) ? ResourcesError.busy : ResourcesError.none;
}

/** Whether another process than this holds it alone. */
function isReserved(index: u32, process: u32): bool {
  if (resources[index].mode !== LockMode.exclusive) return false;
  const client = clientOf(process + 1);
  return client === NO_CLIENT || !holds(client, index, LockMode.exclusive);
}

function list(_caller: Caller, number: u32, information: ResourceInformation): ResourcesError {
  const index = usedPlace(number);
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  describe(index, information);
  return ResourcesError.none;
}
