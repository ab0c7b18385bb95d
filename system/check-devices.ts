/**
 * Devices that are granted as capabilities: what one is a region can cover, it can't reach past the protection unit, and one process
 * alone has it from the system file, which may give it to others.
 */
import { SMALLEST_REGION } from '../linker/mpu';
import type { Findings, GrantOf } from './findings';
import { suggestion } from './suggest';

export function checkDevices(findings: Findings): void {
  const holders = new Map<string, string>();
  for (const each of findings.grants('peripheral')) {
    checkPeripheral(findings, each);
    checkHolder(findings, each, holders);
  }
  const managers = findings.names.filter((name) => findings.process(name).managesDevices === true);
  for (const name of findings.names) checkWanted(findings, name, managers);
  for (const name of managers.slice(1)) {
    const hint = 'one process has them all, and gives each to one driver at a time';
    findings.error([name, 'managesDevices'], `${name}: ${managers[0]} manages the devices already`, hint);
  }
}

/** What a process wants to have from the manager. */
function checkWanted(findings: Findings, name: string, managers: readonly string[]): void {
  const { peripherals, interrupts } = findings.system.board;
  const { devices = [] } = findings.process(name);
  const entry = [name, 'devices'];
  for (const device of devices) {
    if (peripherals[device] !== undefined || interrupts[device] !== undefined) continue;
    const known = [...new Set([...Object.keys(peripherals), ...Object.keys(interrupts)])];
    const hint = suggestion(device, known, 'peripherals and interrupts');
    findings.error(entry, `${name}: the board has no peripheral or interrupt ${device}`, hint);
  }
  if (devices.length === 0 || managers.length > 0) return;
  const hint = 'add the resource manager to the system, or list them in `peripherals`';
  findings.error(entry, `${name}: nobody manages the devices that it wants`, hint);
}

function checkPeripheral(
  findings: Findings,
  { name, slot, grant: { peripheral } }: GrantOf<'peripheral'>,
): void {
  const { peripherals } = findings.system.board;
  const entry = [name, 'grants', slot];
  const description = peripherals[peripheral];
  if (!description) {
    const hint = suggestion(peripheral, Object.keys(peripherals), 'peripherals');
    findings.error(entry, `${name}: the board has no peripheral ${peripheral}`, hint);
    return;
  }
  const { base, size, busMaster } = description;
  if (busMaster) {
    const reason = 'it reads and writes memory by itself, past the memory protection unit';
    findings.error(entry, `${name}: ${peripheral} is a bus master and is never granted: ${reason}`);
  } else if (!Number.isInteger(Math.log2(size)) || size < SMALLEST_REGION || base % size !== 0) {
    const hint = 'it has to be a power of two long, and lie at a multiple of that';
    findings.error(entry, `${name}: no single region covers ${peripheral}`, hint);
  }
}

function checkHolder(
  findings: Findings,
  { name, slot, grant: { peripheral } }: GrantOf<'peripheral'>,
  holders: Map<string, string>,
): void {
  const user = findings.names.find((each) => findings.process(each).peripherals?.includes(peripheral));
  const other = holders.get(peripheral) ?? user;
  holders.set(peripheral, name);
  if (other === undefined) return;
  findings.error(
    [name, 'grants', slot],
    `peripheral ${peripheral} is granted twice: to ${other} and ${name}`,
    'one process has it, and gives it to whoever drives it',
  );
}
