/**
 * The resources: the devices first, in the order of the system file, then what processes have registered.
 *
 * Clients name one by its number, which is its place and how often the place was used: a number of one that is gone names no other.
 *
 * Invariants: a place is in use while its name is not empty; `mode` is none exactly while `holders` is 0, and of an exclusive
 * one exactly one client is a holder.
 */
import { LockMode } from '../../interfaces/resources';
import { NO_CLIENT } from '../../runtime/service/caller';
import { equalsName } from '../../runtime/words';
import { DEVICES } from './configuration';

const REGISTERED_COUNT = 16;
export const RESOURCE_COUNT = DEVICES.length + REGISTERED_COUNT;

/** Of what is not found. */
export const NO_RESOURCE = 0xff;

const USE_SHIFT = 8;

export class Resource {
  /** Zero-padded. */
  readonly name = array(u8, 16);
  /** The client that has registered it and still lives. */
  owner: u32 = NO_CLIENT;
  /** Times that the place was used. */
  uses: u32 = 0;
  mode: LockMode = LockMode.none;
  /** A bit for each client: CLIENT_COUNT fit in a word. */
  holders: u32 = 0;
}

export const resources = structs(Resource, RESOURCE_COUNT);

/** `firstUse`: a number that differs from life to life of the manager, so that old numbers mean nothing. */
export function prepareResources(firstUse: u32): void {
  for (let index: u32 = 0; index < DEVICES.length; index++)
    nameResource(index, textBytes(DEVICES[index].name));
  for (let index: u32 = DEVICES.length; index < RESOURCE_COUNT; index++) resources[index].uses = firstUse;
}

export function isDevice(index: u32): bool {
  return index < DEVICES.length;
}

export function isUsed(index: u32): bool {
  return resources[index].name[0] !== 0;
}

/** What clients call it. */
export function numberOf(index: u32): u32 {
  return index | (resources[index].uses << USE_SHIFT);
}

/** The place of the resource that clients call so; NO_RESOURCE: it is none, or not any more. */
export function placeOf(number: u32): u32 {
  const index = number & NO_RESOURCE;
  return index < RESOURCE_COUNT && isUsed(index) && numberOf(index) === number ? index : NO_RESOURCE;
}

export function findByName(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; index < RESOURCE_COUNT; index++) {
    if (equalsName(resources[index].name, name)) return index;
  }
  return NO_RESOURCE;
}

/** Makes a resource of that name; NO_RESOURCE when all places are in use. */
export function addResource(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = DEVICES.length; index < RESOURCE_COUNT; index++) {
    if (isUsed(index)) continue;
    nameResource(index, name);
    return index;
  }
  return NO_RESOURCE;
}

/** Nobody holds it or waits for it. */
export function removeResource(index: u32): void {
  resources[index].name[0] = 0;
  resources[index].uses++;
}

function nameResource(index: u32, name: ReadonlySpan<u8>): void {
  const target = resources[index].name;
  for (let i: u32 = 0; i < target.length; i++) target[i] = i < name.length ? name[i] : 0;
}
