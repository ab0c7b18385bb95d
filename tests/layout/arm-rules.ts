/**
 * What an ARMv7-M processor does with region words, written from the architecture manual alone (B3.5, PMSAv7): the judge of
 * what the layout solver made. It shares no code with the solver.
 */
export interface RegionWords {
  readonly base: number;
  readonly attributes: number;
}

export interface Permissions {
  readonly read: boolean;
  readonly write: boolean;
  readonly execute: boolean;
}

const NOTHING: Permissions = { read: false, write: false, execute: false };

/** Why the processor would not take these words as meant; empty when it would. */
export function invalidWords(regions: readonly RegionWords[]): string[] {
  const faults: string[] = [];
  if (regions.length > 8) faults.push(`${regions.length} regions`);
  regions.forEach(({ base, attributes }, index) => {
    const sizeField = (attributes >>> 1) & 0x1f;
    const size = 2 ** (sizeField + 1);
    const address = base - (base % 32);
    if ((attributes & 1) === 0) faults.push(`region ${index} is disabled`);
    if (sizeField < 4) faults.push(`region ${index} is smaller than 32 bytes`);
    if (address % size !== 0) faults.push(`region ${index} is not aligned to its size`);
    if ((base & 16) === 0) faults.push(`region ${index} lacks VALID`);
    if ((base & 15) !== index) faults.push(`region ${index} selects another number`);
    if (size < 256 && ((attributes >>> 8) & 0xff) !== 0)
      faults.push(`region ${index} is too small for subregions`);
    if (((attributes >>> 8) & 0xff) === 0xff) faults.push(`region ${index} covers nothing`);
    if ((attributes & 0xe0c0_0000) >>> 0 !== 0 || (attributes & 0x0800_0000) !== 0) {
      faults.push(`region ${index} sets reserved bits`);
    }
  });
  return faults;
}

/** What unprivileged code may do at an address: the region with the highest number that covers it decides. */
export function permissionsAt(regions: readonly RegionWords[], address: number): Permissions {
  for (let index = regions.length - 1; index >= 0; index--) {
    const region = regions[index]!;
    if (covers(region, address)) return unprivileged(region.attributes);
  }
  return NOTHING;
}

function covers({ base, attributes }: RegionWords, address: number): boolean {
  if ((attributes & 1) === 0) return false;
  const size = 2 ** (((attributes >>> 1) & 0x1f) + 1);
  const start = base - (base % 32);
  if (address < start || address >= start + size) return false;
  if (size < 256) return true;
  const subregion = Math.floor((address - start) / (size / 8));
  return ((attributes >>> (8 + subregion)) & 1) === 0;
}

/** AP and XN (table B3-15). */
function unprivileged(attributes: number): Permissions {
  const access = (attributes >>> 24) & 7;
  const read = access === 2 || access === 3 || access === 6 || access === 7;
  const write = access === 3;
  return { read, write, execute: read && ((attributes >>> 28) & 1) === 0 };
}
