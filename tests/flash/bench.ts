/** A chip on a probe, and the command that flashes it: what the tests of this folder begin with. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CommandResult, conductor, temporaryFolder } from '../cli/support';
import { Chip, type ChipDefects } from './chip/chip';
import { Probe } from './chip/probe';

/** Milliseconds: a build and an image through the probe, a bit at a time, on a machine that is busy elsewhere. */
export const LIMIT = 180_000;
const DESCRIPTION = path.join(__dirname, 'simulated-chip.cfg');

export interface Connected {
  readonly chip: Chip;
  /** For OpenOCD: the chip behind this probe. */
  readonly configuration: string;
}

/** Connects a chip while `work` goes on. */
export async function withChip<T>(
  defects: ChipDefects,
  work: (connected: Connected) => Promise<T>,
): Promise<T> {
  const probe = new Probe(new Chip(defects));
  try {
    const configuration = path.join(temporaryFolder(), 'chip.cfg');
    writeFileSync(configuration, `set PROBE_PORT ${await probe.listen()}\nsource {${DESCRIPTION}}\n`);
    return await work({ chip: probe.chip, configuration });
  } finally {
    probe.close();
  }
}

/** `conductor flash` with a system or an ELF. */
export function flashCommand(system: string, { configuration }: Connected): Promise<CommandResult> {
  return conductor(['flash', system, '--openocd', configuration], { limit: LIMIT });
}
