/**
 * The registry: services register, clients find them. What a client gets is made here for it, with no more rights than the
 * system file says; so who may talk to whom is still decided when the system is built, though nobody is wired to anybody.
 *
 * Invariants: the registry calls nobody; for each service that is registered it holds exactly one capability, and none for
 * others. What clients have found is derived from that: when the service ends, or the registry does, their slots are empty.
 */
import { ignoreFault, nothingToDo, serve, type Server } from '../../framework/server';
import {
  dispatchRegistry,
  REGISTRY,
  RegistryError,
  type RegistryService,
} from '../../interfaces/generated/registry-server';
import { RegisteredService, Registration } from '../../interfaces/registry';
import type { Message } from '../../runtime/message';
import { Answer } from '../../runtime/service/answer';
import { ReadBuffer } from '../../runtime/service/buffers';
import { Caller } from '../../runtime/service/caller';
import { readClock, setTimer } from '../../runtime/time';
import { wantAbsence } from './absent';
import { announceAvailable, announceUnavailable } from './announcing';
import { find, findByInterface, mayFind } from './finding';
import { checkHealth, HEALTH_PERIOD, prepareHealthChecks, takeAnswer } from './health';
import { namedProcess, nameOf, readNames } from './names';
import {
  addService,
  canBeGiven,
  isAvailable,
  NO_PROCESS,
  NO_SERVICE,
  removeService,
  serviceAt,
  services,
} from './services';
import { ARRIVAL_SLOT } from './slots';
import { addWaiter, endWaits, removeWaiter } from './waiting';

export enum Grant {
  requests = 0,
  /** Posted to: which service does not answer. */
  supervisor = 1,
  /** That of other services; empty. */
  registry = 2,
  /** All processes, inspect: what they are called, and whether they live. */
  processes = 3,
  /** Inspect and control. */
  clock = 4,
}

/** The timer's bit. */
const TIME = 1;

const service: RegistryService = { register, unregister, find, findByInterface, waitFor, list, alive };

const server: Server = {
  description: REGISTRY,
  acceptSlot: ARRIVAL_SLOT,
  initialise,
  request,
  notified,
  clientLeft,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

/** When the next health checks are due. */
let nextCheck: u64 = 0n;

export function main(): void {
  serve(server);
}

export function initialise(): void {
  readNames();
  prepareHealthChecks();
  const now = readClock(Grant.clock);
  nextCheck = now + HEALTH_PERIOD;
  setAlarm(now);
}

export function request(message: Message): Answer {
  return dispatchRegistry(message, service);
}

/** The timer: somebody's wait is over, or it is time for health checks. */
export function notified(_bits: u32): void {
  const now = readClock(Grant.clock);
  if (now >= nextCheck) {
    checkHealth();
    nextCheck = now + HEALTH_PERIOD;
  }
  setAlarm(now);
}

function setAlarm(now: u64): void {
  const next = endWaits(now);
  setTimer(Grant.clock, next < nextCheck ? next : nextCheck, 0, TIME);
}

export function clientLeft(client: u32): void {
  removeWaiter(client);
  withdraw(client);
}

/** The service at this place is one no more. */
function withdraw(client: u32): void {
  const process = services[client].process;
  const wasAvailable = services[client].available;
  removeService(client);
  if (wasAvailable) announceUnavailable(process);
}

function register(caller: Caller, registration: Registration, endpoint: u32): RegistryError {
  if (!canBeGiven(endpoint)) return RegistryError.badEndpoint;
  wantAbsence(caller.process, false);
  addService(caller.client, caller.process, registration, endpoint);
  announceAvailable(caller.client);
  return RegistryError.none;
}

function unregister(caller: Caller): RegistryError {
  if (services[caller.client].process === NO_PROCESS) return RegistryError.absent;
  withdraw(caller.client);
  wantAbsence(caller.process, true);
  return RegistryError.none;
}

function waitFor(caller: Caller, name: ReadBuffer, timeout: u32): RegistryError {
  const process = namedProcess(name);
  if (process === NO_PROCESS) return RegistryError.unknown;
  if (!mayFind(caller.process, process)) return RegistryError.denied;
  if (isAvailable(process)) return RegistryError.none;
  const now = readClock(Grant.clock);
  if (!addWaiter(caller.client, caller.token, process, now, timeout)) return RegistryError.full;
  setAlarm(now);
  return RegistryError.later;
}

function list(_caller: Caller, index: u32, listed: RegisteredService): RegistryError {
  const found = serviceAt(index);
  if (found === NO_SERVICE) return RegistryError.nothing;
  const registered = services[found];
  nameOf(registered.process, listed.name);
  listed.process = registered.process;
  listed.interface = registered.interface;
  listed.version = registered.version;
  listed.state = registered.state;
  listed.missed = registered.missed;
  listed.available = registered.available;
  return RegistryError.none;
}

function alive(caller: Caller, state: u32): void {
  takeAnswer(caller.client, state);
}
