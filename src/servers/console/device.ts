/**
 * The serial line as a device: its registers, mapped, and its interrupt. The system file grants both, or the resource manager gives
 * them; then they can be gone at any time, and are claimed anew.
 */
import { CONSOLE_DEVICE } from '@board/console-uart';
import { Status } from '../../abi/status';
import { claimDevice } from '../../framework/device';
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { Capability, identify } from '../../runtime/capabilities';
import { acknowledgeInterrupt } from '../../runtime/notifications';
import { Access, mapRegion } from '../../runtime/regions';
import { Result } from '../../runtime/system-call';
import { registerInput } from './input-right';
import { Grant, Notification } from './main';
import { resources } from './manager';
import { closeUart, isOpen, startUart } from './uart';

const address = new Result();

/** Starts the line, if there is one to be had. */
export function openDevice(): bool {
  closeUart();
  if (!hasDevice() && !claim()) return false;
  if (mapRegion(Grant.uart, Access.readWrite, address) !== Status.ok) return false;
  if (acknowledgeInterrupt(Grant.line) !== Status.ok) return false;
  startUart();
  registerInput();
  return true;
}

/** The line is there, and nothing of it has been taken back. */
export function isReady(): bool {
  return isOpen && hasDevice();
}

function hasDevice(): bool {
  const capability = new Capability();
  return identify(Grant.uart, capability) === Status.ok && identify(Grant.line, capability) === Status.ok;
}

function claim(): bool {
  const bits = Notification.received;
  return claimDevice(resources, CONSOLE_DEVICE, Grant.uart, Grant.line, bits) === ResourcesError.none;
}
