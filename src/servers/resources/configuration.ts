/**
 * The devices of the system, and who may have them (`devices` in the system file). These are values for host tests; the build
 * replaces this module with those of the system.
 */
import { NO_SLOT } from '../../abi/operation';
import { Device } from './device';

/** At least one entry, which may be without a name. */
export const DEVICES = table(Device, [
  { name: 'serial', region: 0, line: 1, users: 0x6n },
  { name: 'random', region: 2, line: NO_SLOT, users: 0x4n },
  { name: 'edge', region: NO_SLOT, line: 3, users: 0x4n },
]);

/** Slots of their capabilities, behind those of the grants. */
export const DEVICE_SLOT_COUNT = 4;
