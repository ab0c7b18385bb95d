/**
 * The devices: the port of the LEDs, that of the button, and the external interrupt that looks at the button.
 *
 * The button's port has pins of other devices as well, like the console's. It is mapped to be read only, so that no slip here silences
 * those.
 */
import { BUTTON_DEVICE, EDGE_DEVICE, EDGE_LINE, LED_DEVICE } from '@board/pins';
import { Status } from '../../abi/status';
import { claimLine, claimRegisters } from '../../framework/device';
import { ResourcesClient, ResourcesError } from '../../interfaces/generated/resources-client';
import { Capability, identify } from '../../runtime/capabilities';
import { Access, mapRegion } from '../../runtime/regions';
import { Result } from '../../runtime/system-call';
import { Grant, Notification } from './main';

/** Free slots, behind those of the grants. */
const LED_SLOT = 7;
const BUTTON_SLOT = 8;
const EDGES_SLOT = 9;
/** The interrupt's. */
export const LINE_SLOT = 10;

/** Microseconds that the resource manager has to answer. */
const PATIENCE = 1_000_000;

const resources = new ResourcesClient();
const address = new Result();
const capability = new Capability();

/** Gets them all, mapped. False: not all are to be had, and none is used. */
export function claimDevices(): bool {
  resources.connection.open(Grant.resources);
  resources.connection.timeout = PATIENCE;
  if (!claim(LED_DEVICE, LED_SLOT, Access.readWrite)) return false;
  if (!claim(BUTTON_DEVICE, BUTTON_SLOT, Access.read)) return false;
  if (!claim(EDGE_DEVICE, EDGES_SLOT, Access.readWrite)) return false;
  return claimLine(resources, EDGE_LINE, LINE_SLOT, Notification.edge) === ResourcesError.none;
}

function claim(name: string, slot: u32, access: Access): bool {
  if (claimRegisters(resources, name, slot) !== ResourcesError.none) return false;
  return mapRegion(slot, access, address) === Status.ok;
}

/** Nothing has been taken back: the manager takes all or nothing, and the line is the last that it gives. */
export function hasDevices(): bool {
  return identify(LINE_SLOT, capability) === Status.ok;
}
