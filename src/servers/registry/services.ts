/**
 * The services that are registered, each in the place of the client that it is. The kernel knows their names: a service is
 * called as its process.
 *
 * Invariants: a place whose process is NO_PROCESS is free; the slot of a place holds the service's endpoint, without a badge,
 * while the place is taken, unless the service has ended and the kernel took the capability back.
 */
import { ObjectType, Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { Registration } from '../../interfaces/registry';
import { Capability, deleteCapability, identify, moveCapability } from '../../runtime/capabilities';
import { SERVICE_SLOTS } from './slots';

/** As many as clients. */
export const SERVICE_CAPACITY = 32;
export const NO_PROCESS = 0xffffffff;
export const NO_SERVICE = 0xffffffff;

export class Service {
  process: u32 = NO_PROCESS;
  interface: u32 = 0;
  version: u32 = 0;
  /** What it said when it was asked for its health last. */
  state: u32 = 0;
  /** Health checks that it has not answered since it last did. */
  missed: u32 = 0;
  available: bool = false;
}

export const services = structs(Service, SERVICE_CAPACITY);
const capability = new Capability();

/** The service of a process, or NO_SERVICE. */
export function serviceOf(process: u32): u32 {
  for (let index: u32 = 0; index < SERVICE_CAPACITY; index++) {
    if (services[index].process === process) return index;
  }
  return NO_SERVICE;
}

/** Whether the service of a process can be given to others. */
export function isAvailable(process: u32): bool {
  const index = serviceOf(process);
  return index !== NO_SERVICE && services[index].available;
}

/** The service with number `position` among those that are registered, or NO_SERVICE. */
export function serviceAt(position: u32): u32 {
  let rest = position;
  for (let index: u32 = 0; index < SERVICE_CAPACITY; index++) {
    if (services[index].process === NO_PROCESS) continue;
    if (rest === 0) return index;
    rest--;
  }
  return NO_SERVICE;
}

/** Puts a service into its place, with the endpoint that lies in the slot `endpoint`. */
export function addService(index: u32, process: u32, registration: Registration, endpoint: u32): void {
  removeService(index);
  moveCapability(endpoint, SERVICE_SLOTS + index);
  const service = services[index];
  service.process = process;
  service.interface = registration.interface;
  service.version = registration.version;
  service.state = 0;
  service.missed = 0;
  service.available = true;
}

export function removeService(index: u32): void {
  if (services[index].process === NO_PROCESS) return;
  services[index].process = NO_PROCESS;
  services[index].available = false;
  deleteCapability(SERVICE_SLOTS + index);
}

/** Whether a capability can be given to others: an endpoint that has no badge yet, to send and to transfer. */
export function canBeGiven(slot: u32): bool {
  if (identify(slot, capability) !== Status.ok) return false;
  const rights = Right.send | Right.grant;
  return (
    capability.type === ObjectType.endpoint &&
    capability.badge === 0 &&
    (capability.rights & rights) === rights
  );
}

/** Same interface and major version, and all that the minor one asked for has. */
export function serves(service: Service, id: u32, version: u32): bool {
  if (service.interface !== id || service.version >>> 16 !== version >>> 16) return false;
  return service.version >= version;
}
