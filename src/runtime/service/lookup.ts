/**
 * Finding a service by its name, when a connection was told to. Who links programs with a registry says how it is asked
 * (`src/framework`); here is only the place where that is known, because the registry's client is a connection itself.
 */
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import { Capability, identify } from '../capabilities';
import { Connection } from './connection';
import { ServiceError } from './error';

/** Puts a capability to the service called `name` into the free `slot`, asking the registry behind slot `registry`. */
export type Finder = (name: string, registry: u32, slot: u32) => ServiceError;

function findNothing(_name: string, _registry: u32, _slot: u32): ServiceError {
  return ServiceError.unavailable;
}

let finder: Finder = findNothing;

export function setFinder(find: Finder): void {
  finder = find;
}

/**
 * Sees to it that a connection which was not used, or lost its server, has a capability if there is one.
 *
 * @inline
 */
export function reach(connection: Connection): void {
  if (!connection.isConnected && connection.registry !== NO_SLOT) lookUp(connection);
}

/** @noinline */
function lookUp(connection: Connection): void {
  const capability = new Capability();
  if (identify(connection.slot, capability) === Status.ok) return;
  connection.refusal = finder(connection.name, connection.registry, connection.slot);
}
