/** Names that processes make resources of, and finding one by its name. */
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { LockMode, RESOURCE_NAME_LIMIT, ResourceHandle } from '../../interfaces/resources';
import { ReadBuffer } from '../../runtime/service/buffers';
import { Caller, NO_CLIENT } from '../../runtime/service/caller';
import { mayHaveDevice } from './devices';
import { holds, settle } from './locks';
import {
  addResource,
  findByName,
  isDevice,
  isUsed,
  NO_RESOURCE,
  numberOf,
  placeOf,
  RESOURCE_COUNT,
  resources,
} from './resource';
import { waitsFor } from './waits';

/** Names of one process. */
const OWN_LIMIT = 4;

const SPACE = 0x20;
const TILDE = 0x7e;

const name = array(u8, RESOURCE_NAME_LIMIT);

export function register(caller: Caller, text: ReadBuffer, handle: ResourceHandle): ResourcesError {
  if (!readName(text)) return ResourcesError.badName;
  const known = findByName(wanted(text));
  if (known !== NO_RESOURCE) return adopt(caller.client, known, handle);
  if (namesOf(caller.client) >= OWN_LIMIT) return ResourcesError.full;
  const made = addResource(wanted(text));
  if (made === NO_RESOURCE) return ResourcesError.full;
  resources[made].owner = caller.client;
  handle.number = numberOf(made);
  return ResourcesError.none;
}

/** A name that is there is the caller's, if nobody's who lives: that of one who began anew, mostly. */
function adopt(client: u32, index: u32, handle: ResourceHandle): ResourcesError {
  const owner = resources[index].owner;
  if (isDevice(index) || (owner !== NO_CLIENT && owner !== client)) return ResourcesError.taken;
  resources[index].owner = client;
  handle.number = numberOf(index);
  return ResourcesError.none;
}

export function unregister(caller: Caller, resource: u32): ResourcesError {
  const index = placeOf(resource);
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  if (resources[index].owner !== caller.client) return ResourcesError.denied;
  resources[index].owner = NO_CLIENT;
  settle();
  return ResourcesError.none;
}

export function requestResource(caller: Caller, text: ReadBuffer, handle: ResourceHandle): ResourcesError {
  if (!readName(text)) return ResourcesError.badName;
  const index = findByName(wanted(text));
  if (index === NO_RESOURCE) return ResourcesError.unknown;
  if (!mayHave(caller, index)) return ResourcesError.denied;
  handle.number = numberOf(index);
  return ResourcesError.none;
}

export function mayHave(caller: Caller, index: u32): bool {
  return !isDevice(index) || mayHaveDevice(caller.process, index);
}

function readName(text: ReadBuffer): bool {
  if (text.length === 0 || text.length > RESOURCE_NAME_LIMIT || !text.read(0, span(name, 0, text.length)))
    return false;
  for (const byte of wanted(text)) if (byte <= SPACE || byte > TILDE) return false;
  return true;
}

/** The name that was read. */
function wanted(text: ReadBuffer): ReadonlySpan<u8> {
  return readonlySpan(name, 0, text.length);
}

/** Names that are there because of the client: one that it gave up stays while it holds it, or waits for it. */
function namesOf(client: u32): u32 {
  let count: u32 = 0;
  for (let index: u32 = 0; index < RESOURCE_COUNT; index++) if (isNameOf(client, index)) count++;
  return count;
}

function isNameOf(client: u32, index: u32): bool {
  if (isDevice(index) || !isUsed(index)) return false;
  const owner = resources[index].owner;
  if (owner !== NO_CLIENT) return owner === client;
  return holds(client, index, LockMode.shared) || waitsFor(client, index);
}
