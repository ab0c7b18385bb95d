/**
 * Whether the flash of a board holds a system: what the ELF says of memory is true only then. A board was flashed at some time before,
 * perhaps by somebody else, and a system file gives the ELF of its sources as they are now.
 */
import { Elf } from '../../../linker/elf';
import { hex } from '../../../linker/script';
import { UserError } from '../../errors';
import { shown } from '../../paths';
import type { Probe } from '../board';
import type { Image } from '../image';

/** Throws a {@link UserError} if it holds another. The system on the board runs on meanwhile. */
export async function requireFlashed(probe: Pick<Probe, 'readMemory'>, image: Image): Promise<void> {
  const address = await firstDifference(probe, new Elf(image.elf));
  if (address === undefined) return;
  throw new UserError(
    `the board has another system in its flash than ${shown(image.elf)} (they differ at ${hex(address)}).\n` +
      `Flash this one with 'npx conductor flash ${shown(image.system)}', or name the ELF that was flashed instead of a system file: ` +
      "'npx conductor dump --board <file>.elf'.",
  );
}

async function firstDifference(probe: Pick<Probe, 'readMemory'>, elf: Elf): Promise<number | undefined> {
  for (const segment of elf.segments.filter(({ fileSize }) => fileSize > 0)) {
    const wanted = elf.stored(segment);
    const there = await probe.readMemory(segment.physical, wanted.length);
    const index = wanted.findIndex((byte, at) => byte !== there[at]);
    if (index >= 0) return segment.physical + index;
  }
  return undefined;
}
