/**
 * The debug probes that are connected to this computer. OpenOCD has no way to list them, so the system is asked for its USB devices:
 * on Linux those are folders of small files (sysfs), and whether we may use one is a matter of its device file.
 */
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../errors';

export interface DebugProbe {
  /** What it calls itself. */
  readonly title: string;
  /** For `--probe`; absent if it has none. */
  readonly serial?: string;
  /** Whether this user may use it. */
  readonly permitted: boolean;
}

/** Where Linux has its USB devices. */
export interface UsbFolders {
  readonly descriptions: string;
  readonly devices: string;
}

const LINUX: UsbFolders = { descriptions: '/sys/bus/usb/devices', devices: '/dev/bus/usb' };

/** USB numbers of probes, vendor:product. */
const PROBES: readonly RegExp[] = [
  /^0483:(3744|3748|374[b-f]|375[2-7])$/, // ST-LINK, from V1 to V3
  /^1366:/, // J-Link
  /^2e8a:000c$/, // Raspberry Pi Debug Probe
];
/** Probes of the standard kind say so in their name, whoever made them. */
const STANDARD_PROBE = /CMSIS-DAP/i;

export function findProbes(
  folders: UsbFolders = LINUX,
  system: NodeJS.Platform = process.platform,
): DebugProbe[] {
  if (system !== 'linux')
    throw new UserError(
      'probes can only be listed on Linux; elsewhere the system itself shows them among its USB devices (their numbers are for --probe)',
    );
  return namesIn(folders.descriptions).flatMap((name) => {
    const property = (file: string): string => read(path.join(folders.descriptions, name, file));
    const title = property('product');
    const number = `${property('idVendor')}:${property('idProduct')}`;
    if (!STANDARD_PROBE.test(title) && !PROBES.some((pattern) => pattern.test(number))) return [];
    const serial = property('serial');
    const file = deviceFile(folders.devices, property('busnum'), property('devnum'));
    return [{ title: title || number, permitted: mayUse(file), ...(serial && { serial }) }];
  });
}

export function describeProbe({ title, serial, permitted }: DebugProbe): string {
  const number = serial ? `--probe ${serial}` : 'no serial number';
  return `${title}  ${number}${permitted ? '' : '  (no permission: it needs a udev rule)'}`;
}

/** A computer without USB has no such folder. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A device that is unplugged meanwhile has no files any more. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

function deviceFile(folder: string, bus: string, device: string): string {
  return path.join(folder, bus.padStart(3, '0'), device.padStart(3, '0'));
}

function mayUse(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
