/**
 * Whoever is granted a peripheral finds it working: its clock is turned on, and its pins are set, by the board's start-up, because a
 * process is never given the clock controller. A simulator without one would never notice what is missing here; a chip reads as 0.
 */
import { isDeviceGrant } from './devices';
import type { Findings } from './findings';

export function checkClocks(findings: Findings): void {
  for (const name of findings.names) {
    const { peripherals = [], devices = [] } = findings.process(name);
    for (const peripheral of peripherals) checkStarted(findings, [name, 'peripherals'], peripheral);
    for (const device of devices) checkStarted(findings, [name, 'devices'], device);
  }
  for (const { name, slot, grant } of findings.grants('peripheral')) {
    if (!isDeviceGrant(slot)) checkStarted(findings, [name, 'grants', slot], grant.peripheral);
  }
}

/** What the board does not have at all is for others to say; so is what may never be granted. */
function checkStarted(findings: Findings, entry: readonly string[], peripheral: string): void {
  const { board, description } = findings.system;
  const { clock, busMaster = false } = board.peripherals[peripheral] ?? {};
  if (clock === undefined || busMaster || board.started.includes(peripheral)) return;
  findings.error(
    entry,
    `${entry[0]}: nobody turns on the clock of ${peripheral}: its registers would do nothing`,
    `have the start-up code in src/bsp/${description.board} turn it on and set its pins, then add it to 'started' in board.ts there`,
  );
}
