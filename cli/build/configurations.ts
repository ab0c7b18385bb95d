/**
 * The configuration modules of one system: the kernel's capacities, and for each process its `options` and what the
 * system knows about all processes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '../../linker/problem';
import { poolUnit } from '../../system/check-memory';
import { programEntry, type LoadedSystem } from '../../system/load';
import type { ProcessDescription } from '../../system/schema';
import { endpoints, slotCount, startOrder } from '../../system/resolve';
import { suggestion } from '../../system/suggest';
import { configureModule } from './configuration';
import { regionNeeds, type Regions } from './regions';
import { ROOT } from './toolchain';

const KERNEL_CONFIGURATION = path.join(ROOT, 'src', 'kernel', 'configuration.ts');

type Overrides = ReadonlyMap<string, string>;

/** The kernel's tables are exactly as large as the system needs. */
export function kernelOverrides(system: LoadedSystem, regions: Regions): Overrides {
  const processes = Object.entries(system.description.processes);
  const grants = processes.flatMap(([, { grants: all }]) => Object.values(all ?? {}));
  const queues = endpoints(system).map(({ queue = 0 }) => queue);
  const memory = system.description.memory;
  const counts = {
    PROCESS_COUNT: processes.length,
    THREAD_COUNT: sum(processes.map(([, process]) => threadsOf(process))),
    ENDPOINT_COUNT: queues.length,
    SLOT_COUNT: sum(processes.map(([, process]) => slotCount(process))),
    INTERRUPT_COUNT: grants.filter(({ kind }) => kind === 'interrupt').length,
    FLOATING_POINT_COUNT: sum(
      processes.map(([, process]) => (process.floatingPoint ? threadsOf(process) : 0)),
    ),
    WIDE_COUNT: sum(
      processes.map(([name, process]) =>
        regionNeeds(system, name, regions).limit > 4 ? threadsOf(process) : 0,
      ),
    ),
    PORT_MESSAGE_COUNT: sum(queues),
    REGION_OBJECT_COUNT: memory?.regions ?? 0,
  };
  const atLeastOne = Object.entries(counts).map(([name, count]) => [name, String(Math.max(1, count))]);
  const values: Record<string, string> = {
    ...Object.fromEntries(atLeastOne),
    PORT_CAPACITIES: `table(u8, [${(queues.length === 0 ? [0] : queues).join(', ')}])`,
    POOL_UNIT: String(poolUnit(memory)),
  };
  return new Map([[KERNEL_CONFIGURATION, configureModule(KERNEL_CONFIGURATION, values).text]]);
}

function threadsOf({ threads = 0 }: ProcessDescription): number {
  return 1 + threads;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
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
