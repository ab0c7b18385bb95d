/**
 * Finding: whether a process may, and the capability that it gets: to send, with its own badge, so that the service knows
 * who calls; to transfer capabilities only if the system file says so.
 */
import { Right, TRANSFER_MOVE } from '../../abi/capability';
import { Status } from '../../abi/status';
import { RegistryError } from '../../interfaces/generated/registry-server';
import { deleteCapability, mint } from '../../runtime/capabilities';
import { ReadBuffer } from '../../runtime/service/buffers';
import { Caller } from '../../runtime/service/caller';
import { CapabilityReply } from '../../runtime/service/transfer';
import { FINDERS } from './configuration';
import { namedProcess } from './names';
import { NO_PROCESS, NO_SERVICE, serves, serviceOf, services } from './services';
import { GIFT_SLOT, SERVICE_SLOTS } from './slots';

export function find(caller: Caller, name: ReadBuffer, connection: CapabilityReply): RegistryError {
  const process = namedProcess(name);
  if (process === NO_PROCESS) return RegistryError.unknown;
  if (!mayFind(caller.process, process)) return RegistryError.denied;
  const index = serviceOf(process);
  if (index === NO_SERVICE || !services[index].available) return RegistryError.absent;
  return give(index, caller.process, connection);
}

export function findByInterface(
  caller: Caller,
  id: u32,
  version: u32,
  position: u32,
  connection: CapabilityReply,
): RegistryError {
  const index = matchAt(caller.process, id, version, position);
  return index === NO_SERVICE ? RegistryError.nothing : give(index, caller.process, connection);
}

export function mayFind(finder: u32, process: u32): bool {
  return finder < FINDERS.length && (FINDERS[finder].finds & bit(process)) !== 0n;
}

/** The service with number `position` among those of an interface that `finder` may find, or NO_SERVICE. */
function matchAt(finder: u32, id: u32, version: u32, position: u32): u32 {
  let rest = position;
  for (let index: u32 = 0; index < services.length; index++) {
    const service = services[index];
    if (!service.available || !serves(service, id, version)) continue;
    if (!mayFind(finder, service.process)) continue;
    if (rest === 0) return index;
    rest--;
  }
  return NO_SERVICE;
}

/** A service that has ended just now has nothing to give any more. */
function give(index: u32, finder: u32, connection: CapabilityReply): RegistryError {
  let rights: u32 = Right.send;
  if ((FINDERS[finder].transfers & bit(services[index].process)) !== 0n) rights |= Right.grant;
  deleteCapability(GIFT_SLOT);
  if (mint(SERVICE_SLOTS + index, GIFT_SLOT, rights, finder + 1) !== Status.ok) return RegistryError.absent;
  connection.slot = GIFT_SLOT | TRANSFER_MOVE;
  return RegistryError.none;
}

function bit(process: u32): u64 {
  return 1n << u64(process);
}
