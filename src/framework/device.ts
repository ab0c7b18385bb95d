/**
 * How a driver comes to its device: it holds it alone, and gets what goes with that from the resource manager. When the manager ends,
 * or takes the device back, both slots are empty again.
 */
import { LockMode, ResourceHandle } from '../interfaces/resources';
import { ResourcesClient, ResourcesError } from '../interfaces/generated/resources-client';
import { deleteCapability } from '../runtime/capabilities';

/** Microseconds that another driver has to let go of it. */
const PATIENCE = 100_000;

/**
 * Puts the capability to the registers of the device called `name` into slot `region`, and that to its interrupt, which comes as
 * `bits`, into slot `line`. What was there goes.
 */
export function claimDevice(
  resources: ResourcesClient,
  name: string,
  region: u32,
  line: u32,
  bits: u32,
): ResourcesError {
  const device = new ResourceHandle();
  const error = hold(resources, name, device);
  deleteCapability(region);
  deleteCapability(line);
  if (error !== ResourcesError.none) return error;
  const refused = resources.registers(device.number, region);
  return refused === ResourcesError.none ? resources.interrupt(device.number, bits, line) : refused;
}

/** As {@link claimDevice}, of a device that is used without an interrupt, or has none. */
export function claimRegisters(resources: ResourcesClient, name: string, region: u32): ResourcesError {
  const device = new ResourceHandle();
  const error = hold(resources, name, device);
  deleteCapability(region);
  return error === ResourcesError.none ? resources.registers(device.number, region) : error;
}

/** As {@link claimDevice}, of a device that is used without registers, or has none. */
export function claimLine(resources: ResourcesClient, name: string, line: u32, bits: u32): ResourcesError {
  const device = new ResourceHandle();
  const error = hold(resources, name, device);
  deleteCapability(line);
  return error === ResourcesError.none ? resources.interrupt(device.number, bits, line) : error;
}

/** A second time by the same driver it is held as before. */
function hold(resources: ResourcesClient, name: string, device: ResourceHandle): ResourcesError {
  const error = resources.request(textBytes(name), device);
  if (error !== ResourcesError.none) return error;
  return resources.lock(device.number, LockMode.exclusive, PATIENCE);
}
