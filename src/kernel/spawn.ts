/**
 * Making a process at run time: an instance of a program that does not live is started with what its maker gives it.
 *
 * Everything is checked first, so that a failure leaves nothing behind. The instance's space is empty until it starts: what its slots
 * will hold is read from its image.
 */
import { ObjectType, Right } from '../abi/capability';
import { NO_SLOT } from '../abi/operation';
import { SPAWN_CAPABILITIES, SpawnCapability, SpawnRequest } from '../abi/process';
import { Status } from '../abi/status';
import { makeOriginal } from './authority';
import { checkFree, placeOf } from './capability';
import { MADE_AT_RUN_TIME } from './derivation';
import { Endpoint, endpoints } from './endpoint';
import { initialCapability } from './initial';
import { startProcess } from './lifecycle';
import { checkChild, checkDerivable, mintInto } from './minting';
import { Process, imageOf, processes } from './process';
import { limitMemory } from './region';
import { kernel } from './state';
import { LEVELS, Thread, priorityOf, processOf } from './thread';
import { TRANSFERABLE } from './transfer';

/** An instance of the same program as process `number` that does not live; null when all do. */
export function findInstance(number: u32): Process | null {
  const program = imageOf(processes[number]).program;
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const image = imageOf(processes[i]);
    if (image.program === program && image.spawnable !== 0 && !processes[i].alive) return processes[i];
  }
  return null;
}

// ------------------------------------------------------------------------------------------------- checking

export function checkSpawn(caller: Thread, instance: Process, request: SpawnRequest): Status {
  if (request.priority >= LEVELS || request.priority < priorityOf(caller.baseMoreUrgent))
    return Status.invalidArgument;
  if (request.capabilityCount > SPAWN_CAPABILITIES) return Status.invalidArgument;
  if (request.endpointSlot !== NO_SLOT && endpointOf(instance) === null) return Status.invalidArgument;
  const status = checkOwnSlots(processOf(caller), request);
  if (status !== Status.ok) return status;
  for (let i: u32 = 0; i < request.capabilityCount; i++) {
    const given = checkGift(processOf(caller), instance, request, i);
    if (given !== Status.ok) return given;
  }
  return Status.ok;
}

/** The maker's slots for its capabilities to the new process. */
function checkOwnSlots(maker: Process, request: SpawnRequest): Status {
  if (request.processSlot !== NO_SLOT) {
    const status = checkFree(maker, request.processSlot);
    if (status !== Status.ok) return status;
    if (request.processSlot === request.endpointSlot) return Status.slotInUse;
  }
  return request.endpointSlot === NO_SLOT ? Status.ok : checkFree(maker, request.endpointSlot);
}

/** The n-th capability that the new process gets. */
function checkGift(maker: Process, instance: Process, request: SpawnRequest, number: u32): Status {
  const gift = request.capabilities[number];
  const source = placeOf(maker, gift.source);
  const derivable = checkDerivable(source);
  if (derivable !== Status.ok) return derivable;
  const status = checkChild(source, gift.rights, TRANSFERABLE, gift.badge);
  return status === Status.ok ? checkInstanceSlot(instance, request, number) : status;
}

function checkInstanceSlot(instance: Process, request: SpawnRequest, number: u32): Status {
  const slot = request.capabilities[number].destination;
  if (slot >= instance.slotCount) return Status.invalidSlot;
  for (let i: u32 = 0; i < number; i++)
    if (request.capabilities[i].destination === slot) return Status.slotInUse;
  for (let i: u32 = 0; i < imageOf(instance).capabilityCount; i++)
    if (initialCapability(instance, i).slot === slot) return Status.slotInUse;
  return Status.ok;
}

/** Where the process receives; null when nowhere. */
function endpointOf(process: Process): Endpoint | null {
  for (const endpoint of endpoints) if (endpoint.owner === process) return endpoint;
  return null;
}

// ------------------------------------------------------------------------------------------------- making

/** Starts the instance as {@link checkSpawn} has accepted it. */
export function spawnInstance(caller: Thread, instance: Process, request: SpawnRequest): void {
  const maker = processOf(caller);
  startProcess(instance, request.priority);
  limitMemory(instance, request.memoryLimit);
  for (let i: u32 = 0; i < request.capabilityCount; i++) give(maker, instance, request.capabilities[i]);
  if (request.processSlot !== NO_SLOT) {
    const place = placeOf(maker, request.processSlot);
    makeOriginal(
      place,
      ObjectType.process,
      addressOf(instance),
      Right.inspect | Right.control,
      MADE_AT_RUN_TIME,
    );
  }
  if (request.endpointSlot !== NO_SLOT) {
    const place = placeOf(maker, request.endpointSlot);
    const endpoint = addressOf(endpointOf(instance));
    makeOriginal(place, ObjectType.endpoint, endpoint, Right.send | Right.grant, MADE_AT_RUN_TIME);
  }
}

function give(maker: Process, instance: Process, gift: SpawnCapability): void {
  mintInto(placeOf(maker, gift.source), placeOf(instance, gift.destination), gift.rights, gift.badge);
}
