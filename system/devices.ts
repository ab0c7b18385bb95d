/**
 * Devices that drivers have at run time from whoever manages them: `devices` of a process lists those that it may ask for, and the
 * manager (`managesDevices`) is granted the registers and the interrupt of each, in slots behind those of its other grants.
 *
 * A device is what goes by one of the board's names: the registers of the peripheral of that name, the interrupt line of that name, or
 * both. So a peripheral with several lines is a device of its own, with registers only, and each of its lines is one without registers.
 */
import { interrupt, peripheral, type BoardDescription, type Grant, type SystemDescription } from './schema';

export interface ManagedDevice {
  readonly name: string;
  /** Of the manager's slots for devices, counted from the first. */
  readonly region: number | undefined;
  readonly line: number | undefined;
  /** Processes that may have it. */
  readonly users: readonly string[];
}

/** Nobody can write such a name: it has a space. */
const REGISTERS = ' registers';
const LINE = ' interrupt';

export function isDeviceGrant(name: string): boolean {
  return name.endsWith(REGISTERS) || name.endsWith(LINE);
}

/** With the manager's grants. */
export function expandDevices(description: SystemDescription, board: BoardDescription): SystemDescription {
  const entries = Object.entries(description.processes).map(([name, process]) => [
    name,
    process.managesDevices === true
      ? { ...process, grants: { ...process.grants, ...deviceGrants(description, board) } }
      : process,
  ]);
  return { ...description, processes: Object.fromEntries(entries) as SystemDescription['processes'] };
}

/** In the order of their slots. */
function deviceGrants(description: SystemDescription, board: BoardDescription): Record<string, Grant> {
  const grants = deviceNames(description, board).flatMap((name): [string, Grant][] => [
    ...(hasRegisters(board, name) ? [[name + REGISTERS, peripheral(name)] as [string, Grant]] : []),
    ...(hasLine(board, name) ? [[name + LINE, interrupt(name)] as [string, Grant]] : []),
  ]);
  return Object.fromEntries(grants);
}

export function managedDevices(description: SystemDescription, board: BoardDescription): ManagedDevice[] {
  const slots = Object.keys(deviceGrants(description, board));
  return deviceNames(description, board).map((name) => ({
    name,
    region: hasRegisters(board, name) ? slots.indexOf(name + REGISTERS) : undefined,
    line: hasLine(board, name) ? slots.indexOf(name + LINE) : undefined,
    users: Object.entries(description.processes).flatMap(([user, { devices = [] }]) =>
      devices.includes(name) ? [user] : [],
    ),
  }));
}

/** Each device that a process may have, once; what the board does not know is refused by the checks. */
function deviceNames({ processes }: SystemDescription, board: BoardDescription): string[] {
  const named = Object.values(processes).flatMap(({ devices = [] }) => devices);
  return [...new Set(named)].filter((name) => hasRegisters(board, name) || hasLine(board, name));
}

function hasRegisters({ peripherals }: BoardDescription, name: string): boolean {
  return peripherals[name] !== undefined;
}

function hasLine({ interrupts }: BoardDescription, name: string): boolean {
  return interrupts[name] !== undefined;
}
