/**
 * Making a process at run time: an instance of a program that does not live is started with what its maker gives it.
 *
 * What is given is put into the instance's space before it starts, when nobody else can see that; if something is wrong, the space is
 * emptied again, and a failure leaves nothing behind.
 */
import { ObjectType, Right } from '../../abi/capability';
import { NO_SLOT } from '../../abi/operation';
import { SPAWN_CAPABILITIES, SpawnRequest } from '../../abi/process';
import { Status } from '../../abi/status';
import { initialCapability } from '../boot/initial';
import { makeOriginal } from '../capability/authority';
import { checkFree, placeOf, typeAt } from '../capability/capability';
import { MADE_AT_RUN_TIME } from '../capability/derivation';
import { mint } from '../capability/minting';
import { limitMemory } from '../memory/region';
import { Endpoint, endpoints } from '../message/endpoint';
import { kernel } from '../state';
import { Thread, mayGivePriority } from '../thread/thread';
import { emptySpace, startProcess } from './lifecycle';
import { Process, imageOf, processes } from './process';

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

/** Whether the caller may have such a process. */
export function checkSpawn(caller: Thread, instance: Process, request: SpawnRequest): Status {
  if (!mayGivePriority(caller, request.priority)) return Status.invalidArgument;
  if (request.capabilityCount > SPAWN_CAPABILITIES) return Status.invalidArgument;
  const processSlot = request.processSlot;
  const endpointSlot = request.endpointSlot;
  if (endpointSlot !== NO_SLOT && endpointOf(instance) === null) return Status.invalidArgument;
  const status = checkOwnSlot(caller, processSlot);
  if (status !== Status.ok) return status;
  if (processSlot !== NO_SLOT && processSlot === endpointSlot) return Status.slotInUse;
  return checkOwnSlot(caller, endpointSlot);
}

/** A slot of the maker for a capability to the new process. */
function checkOwnSlot(caller: Thread, slot: u32): Status {
  return slot === NO_SLOT ? Status.ok : checkFree(caller.process, slot);
}

/** Where the process receives; null when nowhere. */
function endpointOf(process: Process): Endpoint | null {
  for (const endpoint of endpoints) if (endpoint.owner === process) return endpoint;
  return null;
}

// ------------------------------------------------------------------------------------------------- making

/** Puts what the maker gives into the empty space of the instance; why that can't be, and then it is empty again. */
export function giveCapabilities(maker: Process, instance: Process, request: SpawnRequest): Status {
  const status = giveEach(maker, instance, request);
  if (status !== Status.ok) emptySpace(instance);
  return status;
}

function giveEach(maker: Process, instance: Process, request: SpawnRequest): Status {
  for (let i: u32 = 0; i < request.capabilityCount; i++) {
    const gift = request.capabilities[i];
    if ((gift.rights & Right.receive) !== 0) return Status.insufficientRights;
    const status = mint(placeOf(maker, gift.source), instance, gift.destination, gift.rights, gift.badge);
    if (status !== Status.ok) return status;
  }
  for (let i: u32 = 0; i < imageOf(instance).capabilityCount; i++)
    if (typeAt(instance, initialCapability(instance, i).slot) !== ObjectType.none) return Status.slotInUse;
  return Status.ok;
}

/** Starts the instance, which has got its capabilities, and gives its maker those to it. */
export function startInstance(maker: Process, instance: Process, request: SpawnRequest): void {
  startProcess(instance, request.priority);
  limitMemory(instance, request.memoryLimit);
  const control = Right.inspect | Right.control;
  keep(maker, request.processSlot, ObjectType.process, addressOf(instance), control);
  const sending = Right.send | Right.grant;
  keep(maker, request.endpointSlot, ObjectType.endpoint, addressOf(endpointOf(instance)), sending);
}

function keep(maker: Process, slot: u32, type: ObjectType, object: u32, rights: u32): void {
  if (slot !== NO_SLOT) makeOriginal(placeOf(maker, slot), type, object, rights, MADE_AT_RUN_TIME);
}
