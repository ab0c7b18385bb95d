/**
 * How the connections of a program find services: they ask the registry, when they are first used and whenever their slot is
 * empty. It is, when the service has ended or was started again, because what the registry had made was derived from what the
 * service had given it; so a client that goes on using its connection comes to the service's new life by itself.
 */
import { RegistryClient } from '../interfaces/generated/registry-client';
import { FIRST_OWN_ERROR, ServiceError } from '../runtime/service/error';
import { setFinder } from '../runtime/service/lookup';

const registry = new RegistryClient();

/** Makes `connection.find(...)` work in this program. */
export function findThroughRegistry(): void {
  setFinder(findService);
}

/** A service that the registry does not know, or does not know now, can't be reached: that is all a client wants to know. */
function findService(name: string, registrySlot: u32, slot: u32): ServiceError {
  if (registry.connection.slot !== registrySlot) registry.connection.open(registrySlot);
  const error = u32(registry.find(textBytes(name), slot));
  return error < FIRST_OWN_ERROR ? (error as ServiceError) : ServiceError.unavailable;
}
