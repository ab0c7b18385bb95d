/**
 * The configuration modules of one system: the kernel's capacities, and for each process its `options` and what the
 * system knows about all processes.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '../../linker/problem';
import { NO_SLOT } from '../../src/abi/operation';
import { poolUnit } from '../../system/check-memory';
import { traceEvents } from '../../system/check-trace';
import { managedDevices } from '../../system/devices';
import { programEntry, type LoadedSystem } from '../../system/load';
import {
  CRASH_BUDGET,
  CRASH_WINDOW,
  type FoundService,
  type ProcessDescription,
  START_TIMEOUT,
  STOP_TIMEOUT,
} from '../../system/schema';
import { endpoints, slotCount, startOrder } from '../../system/resolve';
import { foundServices, REGISTRY } from '../../system/services';
import { suggestion } from '../../system/suggest';
import { configureModule } from './configuration';
import { regionNeeds, type Regions } from './regions';
import { securityValues } from './security-values';
import { literal, type Row, tableOf } from './tables';
import { ROOT } from './toolchain';

const KERNEL_CONFIGURATION = path.join(ROOT, 'src', 'kernel', 'configuration.ts');

type Overrides = ReadonlyMap<string, string>;

/** The kernel's tables are exactly as large as the system needs. */
export function kernelOverrides(system: LoadedSystem, regions: Regions): Overrides {
  const processes = Object.entries(system.description.processes);
  const grants = processes.flatMap(([, { grants: all }]) => Object.values(all ?? {}));
  const queues = endpoints(system).map(({ queue = 0 }) => queue);
  const memory = system.description.memory;
  const events = traceEvents(system.description);
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
    TRACING: String(events > 0),
    TRACE_EVENTS: String(Math.max(1, events)),
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
  const values = { ...systemValues(system, name), ...Object.fromEntries(given) } as Record<string, string>;
  const { text, names } = configureModule(file, values);
  requireKnown(system, name, Object.keys(options), names);
  return new Map([[file, text]]);
}

/** What any program may know of the system: constants of these names in its configuration. */
function systemValues(system: LoadedSystem, own: string): Record<string, string> {
  const order = startOrder(system);
  const processOf = (name: string): ProcessDescription => system.description.processes[name]!;
  const policies = order.map((name) => policyOf(processOf(name), name !== bootManagerOf(system)));
  return {
    PROCESS_COUNT: String(order.length),
    OWN_NUMBER: String(order.indexOf(own)),
    POLICIES: tableOf('ProcessPolicy', policies),
    FINDERS: tableOf(
      'Finder',
      order.map((name) => finderOf(order, processOf(name))),
    ),
    SERVICES: `${processBits(order, registeringServices(system, order))}n`,
    ...deviceValues(system, order),
    ...securityValues(system),
  };
}

/** Those that register: who starts them all, and the registry, do not. */
function registeringServices(system: LoadedSystem, order: readonly string[]): string[] {
  const { processes } = system.description;
  return order.filter(
    (name) => processes[name]!.service === true && name !== REGISTRY && name !== bootManagerOf(system),
  );
}

/** Whom a process may find. */
function finderOf(order: readonly string[], process: ProcessDescription): Row {
  const found = foundServices(process);
  const bits = (services: readonly FoundService[]): bigint =>
    processBits(
      order,
      services.map(({ service }) => service),
    );
  return { finds: bits(found), transfers: bits(found.filter(({ grant }) => grant === true)) };
}

/** Processes as one number: a bit for each. */
function processBits(order: readonly string[], names: readonly string[]): bigint {
  return names.reduce((all, name) => all | (1n << BigInt(order.indexOf(name))), 0n);
}

/** For who manages the devices: what they are, where their capabilities lie, and who may have them. */
function deviceValues(
  { description, board }: LoadedSystem,
  order: readonly string[],
): Record<string, string> {
  const devices = managedDevices(description, board);
  const rows = devices.map(({ name, region = NO_SLOT, line = NO_SLOT, users }): Row => ({
    name,
    region,
    line,
    users: processBits(order, users),
  }));
  // A table has at least one entry.
  if (rows.length === 0) rows.push({ name: '', region: NO_SLOT, line: NO_SLOT, users: 0n });
  const slots = devices
    .flatMap(({ region, line }) => [region, line])
    .filter((slot) => slot !== undefined).length;
  return { DEVICES: tableOf('Device', rows), DEVICE_SLOT_COUNT: String(slots) };
}

function bootManagerOf({ description }: LoadedSystem): string | undefined {
  return Object.entries(description.processes).find(([, { boots }]) => boots === true)?.[0];
}

const MICROSECONDS = 1000;

function policyOf(process: ProcessDescription, starts: boolean): Row {
  return {
    service: process.service === true,
    essential: process.essential === true,
    restarts: process.restart !== 'never' && process.instances === undefined,
    starts: starts && process.autostart !== false,
    dependsOn: (process.dependsOn ?? []).join(' '),
    startTimeout: (process.startTimeout ?? START_TIMEOUT) * MICROSECONDS,
    stopTimeout: (process.stopTimeout ?? STOP_TIMEOUT) * MICROSECONDS,
    crashWindow: (process.crashWindow ?? CRASH_WINDOW) * MICROSECONDS,
    crashBudget: process.crashBudget ?? CRASH_BUDGET,
  };
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
