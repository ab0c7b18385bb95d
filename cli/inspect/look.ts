/** A {@link Snapshot} of a target that runs or stands, which is held still meanwhile. */
import type { Probe } from '../target/board';
import { Processor } from './processor';
import { readSnapshot } from './read-snapshot';
import type { Snapshot } from './snapshot';
import type { SystemImage } from './system-image';

/** `elf`: what the target runs. */
export function lookInto(probe: Probe, elf: string | SystemImage): Promise<Snapshot> {
  return probe.whileHalted(async () => {
    const { r, xpsr } = await probe.readRegisters();
    const memory = { read: (address: number, length: number) => probe.readMemory(address, length) };
    return readSnapshot(memory, elf, new Processor(r, xpsr));
  });
}
