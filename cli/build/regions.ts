/**
 * How many regions of the memory protection unit each process has, and what for.
 *
 * A switch loads four regions; a thread with more has the others in a wide area, and its messages take the slow path. So
 * a process has four unless its peripherals or its system file say eight. What code, RAM (one region each at least),
 * peripherals and the guard of threads' stacks leave is used to waste less memory; if the system file says how many, some
 * stay free for memory that the process maps.
 */
import { coverPeripherals, type PeripheralRegion } from '../../linker/peripherals';
import type { LoadedSystem } from '../../system/load';

/** `few`: four where that is possible. `many`: also more where it may waste less memory. */
export type Regions = 'few' | 'many';

export interface RegionNeeds {
  /** That each of its threads may use. */
  readonly limit: 4 | 8;
  /** Of those, for code and RAM together. */
  readonly own: number;
}

/** One for code, one for RAM. */
const LEAST_OWN = 2;
/** For memory that it maps, if it asks for eight and its peripherals leave so many. */
const LEAST_FREE = 2;
/** Two for each are as many as the solver uses. */
const MOST_OWN = 4;

export function peripheralRegions(system: LoadedSystem, name: string): PeripheralRegion[] {
  const granted = system.description.processes[name]?.peripherals ?? [];
  return coverPeripherals(
    granted.map((peripheral) => {
      const { base, size } = system.board.peripherals[peripheral]!;
      return { start: base, length: size };
    }),
  );
}

export function regionNeeds(system: LoadedSystem, name: string, regions: Regions): RegionNeeds {
  const { threads = 0, regions: asked } = system.description.processes[name]!;
  const taken = peripheralRegions(system, name).length + (threads > 0 ? 1 : 0);
  if (asked === 4) return { limit: 4, own: LEAST_OWN };
  if (asked === 8) return { limit: 8, own: Math.max(LEAST_OWN, Math.min(MOST_OWN, 8 - taken - LEAST_FREE)) };
  const limit = taken + (regions === 'many' ? MOST_OWN : LEAST_OWN) > 4 ? 8 : 4;
  return { limit, own: Math.min(MOST_OWN, limit - taken) };
}

/** Is there a process to which `many` gives more than `few`? */
export function canHaveMore(system: LoadedSystem): boolean {
  const own = (name: string, regions: Regions): number => regionNeeds(system, name, regions).own;
  return Object.keys(system.description.processes).some((name) => own(name, 'many') > own(name, 'few'));
}
