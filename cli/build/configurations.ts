/**
 * The configuration modules of one system: the kernel's capacities, and for each process its `options` and what the
 * system knows about all processes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { regionCountFor, type RegionCount } from '../../linker/memory';
import { coverPeripherals, type PeripheralRegion } from '../../linker/peripherals';
import { BuildError } from '../../linker/problem';
import { programEntry } from '../../system/check';
import type { LoadedSystem } from '../../system/load';
import { endpointNames, startOrder } from '../../system/resolve';
import { suggestion } from '../../system/suggest';
import { configureModule } from './configuration';
import { ROOT } from './toolchain';

const KERNEL_CONFIGURATION = path.join(ROOT, 'src', 'kernel', 'configuration.ts');

type Overrides = ReadonlyMap<string, string>;

export function peripheralRegions(system: LoadedSystem, name: string): PeripheralRegion[] {
  const granted = system.description.processes[name]?.peripherals ?? [];
  return coverPeripherals(
    granted.map((peripheral) => {
      const { base, size } = system.board.peripherals[peripheral]!;
      return { start: base, length: size };
    }),
  );
}

/** The fewest regions that the kernel must load for this system. */
export function leastRegionCount(system: LoadedSystem): RegionCount {
  const names = Object.keys(system.description.processes);
  const most = Math.max(...names.map((name) => peripheralRegions(system, name).length));
  return regionCountFor(most);
}

/** The kernel's tables are exactly as large as the system needs. */
export function kernelOverrides(system: LoadedSystem, regionCount: RegionCount): Overrides {
  const processes = Object.entries(system.description.processes);
  const grants = processes.flatMap(([, { grants: all }]) => Object.values(all ?? {}));
  const atLeastOne = (count: number): string => String(Math.max(1, count));
  const values = {
    PROCESS_COUNT: atLeastOne(processes.length),
    ENDPOINT_COUNT: atLeastOne(endpointNames(system).length),
    SLOT_COUNT: atLeastOne(grants.length),
    INTERRUPT_COUNT: atLeastOne(grants.filter(({ kind }) => kind === 'interrupt').length),
    FLOATING_POINT_COUNT: atLeastOne(processes.filter(([, { floatingPoint }]) => floatingPoint).length),
    REGION_COUNT: String(regionCount),
  };
  return new Map([[KERNEL_CONFIGURATION, configureModule(KERNEL_CONFIGURATION, values).text]]);
}

/** `configuration.ts` beside the entry module of a process, with this system's values. */
export function processOverrides(system: LoadedSystem, name: string): Overrides {
  const process = system.description.processes[name]!;
  const file = path.join(path.dirname(programEntry(system, process)), 'configuration.ts');
  const options = process.options ?? {};
  if (!existsSync(file)) {
    requireKnown(system, name, Object.keys(options), []);
    return new Map();
  }
  const given = Object.entries(options).map(([option, value]) => [option, literal(value)]);
  const values = { ...systemValues(system), ...Object.fromEntries(given) } as Record<string, string>;
  const { text, names } = configureModule(file, values);
  requireKnown(system, name, Object.keys(options), names);
  return new Map([[file, text]]);
}

/** What any program may know of the system: constants of these names in its configuration. */
function systemValues(system: LoadedSystem): Record<string, string> {
  const order = startOrder(system);
  const policies = order.map((name) => {
    const { essential, restart } = system.description.processes[name]!;
    return `{ essential: ${essential === true}, restarts: ${restart !== 'never'} }`;
  });
  return { PROCESS_COUNT: String(order.length), POLICIES: `table(ProcessPolicy, [${policies.join(', ')}])` };
}

function literal(value: number | boolean | string): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function requireKnown(
  system: LoadedSystem,
  name: string,
  options: readonly string[],
  known: readonly string[],
): void {
  const unknown = options.filter((option) => !known.includes(option));
  if (unknown.length === 0) return;
  throw new BuildError(
    ...unknown.map((option) => ({
      file: system.file,
      line: system.lineOf('processes', name, 'options', option),
      message: `${name}: the program has no option ${option}`,
      hint: suggestion(option, known, 'options (constants of the configuration.ts beside the program)'),
    })),
  );
}
