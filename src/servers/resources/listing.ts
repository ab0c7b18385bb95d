/** What the manager tells of a resource, in the numbers of processes. */
import { badgeOf, CLIENT_COUNT } from '../../framework/clients';
import { NAMED_PROCESSES, ResourceInformation } from '../../interfaces/resources';
import { bitOf } from './blocking';
import { isDevice, isUsed, NO_RESOURCE, RESOURCE_COUNT, resources } from './resource';
import { waitCount, waits } from './waits';

/** The place of the resource with number `number` of those in use; NO_RESOURCE past the last. */
export function usedPlace(number: u32): u32 {
  let left = number;
  for (let index: u32 = 0; index < RESOURCE_COUNT; index++) {
    if (!isUsed(index)) continue;
    if (left === 0) return index;
    left--;
  }
  return NO_RESOURCE;
}

export function describe(index: u32, information: ResourceInformation): void {
  const resource = resources[index];
  for (let i: u32 = 0; i < information.name.length; i++) information.name[i] = resource.name[i];
  information.isDevice = isDevice(index);
  information.mode = resource.mode;
  listHolders(resource.holders, information);
  listWaiting(index, information);
}

function listHolders(holders: u32, information: ResourceInformation): void {
  information.holderCount = 0;
  for (let client: u32 = 0; client < CLIENT_COUNT; client++) {
    if ((holders & bitOf(client)) === 0) continue;
    put(information.holders, information.holderCount, client);
    information.holderCount++;
  }
}

function listWaiting(index: u32, information: ResourceInformation): void {
  information.waitingCount = 0;
  for (let i: u32 = 0; i < waitCount; i++) {
    if (waits[i].resource !== index) continue;
    put(information.waiting, information.waitingCount, waits[i].client);
    information.waitingCount++;
  }
}

function put(list: Span<u8>, position: u32, client: u32): void {
  if (position < NAMED_PROCESSES) list[position] = u8(badgeOf(client) - 1);
}
