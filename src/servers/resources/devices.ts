/**
 * What makes a device more than a name: the capabilities to its registers and its interrupt. They are given to who holds it alone, derived
 * from the manager's own, and revoked when the hold ends; if the manager ends, they end with it.
 */
import { Right, TRANSFER_MOVE } from '../../abi/capability';
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { deleteCapability, mint, revoke } from '../../runtime/capabilities';
import { CapabilityReply } from '../../runtime/service/transfer';
import { DEVICES } from './configuration';
import { DEVICE_SLOTS, GIFT_SLOT } from './slots';

/** Whether the system file lets the process have it. */
export function mayHaveDevice(process: u32, device: u32): bool {
  return (DEVICES[device].users & (1n << u64(process))) !== 0n;
}

export function giveRegisters(device: u32, given: CapabilityReply): ResourcesError {
  const region = DEVICES[device].region;
  if (region === NO_SLOT) return ResourcesError.unknown;
  given.slot = DEVICE_SLOTS + region;
  return ResourcesError.none;
}

export function giveLine(device: u32, bits: u32, given: CapabilityReply): ResourcesError {
  const line = DEVICES[device].line;
  if (line === NO_SLOT) return ResourcesError.unknown;
  deleteCapability(GIFT_SLOT);
  const rights = Right.acknowledge | Right.inspect;
  if (mint(DEVICE_SLOTS + line, GIFT_SLOT, rights, bits) !== Status.ok) return ResourcesError.malformed;
  given.slot = GIFT_SLOT | TRANSFER_MOVE;
  return ResourcesError.none;
}

/** Nobody else's process touches it any more, and its interrupt is silent. */
export function takeBackDevice(device: u32): void {
  if (DEVICES[device].region !== NO_SLOT) revoke(DEVICE_SLOTS + DEVICES[device].region);
  if (DEVICES[device].line !== NO_SLOT) revoke(DEVICE_SLOTS + DEVICES[device].line);
}
