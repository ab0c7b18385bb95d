/**
 * Gives each service what every server of the framework has, whatever it does besides: the four grants of `ServiceGrant`
 * (src/framework/grants.ts), and the registry as a dependency; and each app what the program around it uses (src/app-host).
 *
 * A system without a supervisor or a registry has services as well: their slots for these are empty.
 */
import {
  APP_HEAP,
  APP_STACK,
  call,
  type CallGrant,
  clock,
  type FoundService,
  type Grant,
  nothing,
  type NothingGrant,
  notify,
  type ProcessDescription,
  processes,
  receive,
  SERVICE_QUEUE,
  type SystemDescription,
} from './schema';

const SUPERVISOR = 'supervisor';
export const REGISTRY = 'registry';

/** The framework's grants, in the order of their slots. */
export const SERVICE_GRANTS = ['requests', SUPERVISOR, REGISTRY, 'processes'] as const;

/** What an app has beside, in the order of its slots. */
export const APP_GRANTS = ['console', 'events', 'clock', 'itself'] as const;

export function expandServices(description: SystemDescription): SystemDescription {
  const names = Object.keys(description.processes);
  const entries = Object.entries(description.processes).map(([name, process]) => [
    name,
    process.service === true ? expandService(name, process, names) : process,
  ]);
  return { ...description, processes: Object.fromEntries(entries) as SystemDescription['processes'] };
}

function expandService(
  name: string,
  process: ProcessDescription,
  names: readonly string[],
): ProcessDescription {
  const { grants = {}, dependsOn = [], queue = SERVICE_QUEUE } = process;
  const own: Record<(typeof SERVICE_GRANTS)[number], Grant> = {
    requests: receive(name, { queue, offer: true }),
    supervisor: serverGrant(SUPERVISOR, name, names),
    registry: serverGrant(REGISTRY, name, names),
    processes: processes('inspect'),
  };
  const ofApp: Record<string, Grant> = process.app === true ? appGrants(name, names) : {};
  const used = [own.registry, ...Object.values(ofApp)].flatMap((grant) =>
    grant.kind === 'call' && !dependsOn.includes(grant.endpoint) ? [grant.endpoint] : [],
  );
  return {
    ...process,
    ...(process.app === true && appDefaults(process)),
    grants: { ...own, ...ofApp, ...grants },
    dependsOn: [...used, ...dependsOn],
  };
}

/** One slot for each service that it finds. */
function appDefaults(process: ProcessDescription): Partial<ProcessDescription> {
  const { stack = APP_STACK, heap = APP_HEAP, slots = foundServices(process).length } = process;
  return { stack, heap, slots };
}

/** The events service passes on what is published, and calls nobody back. */
function appGrants(name: string, names: readonly string[]): Record<(typeof APP_GRANTS)[number], Grant> {
  const has = (server: string): boolean => names.includes(server);
  return {
    console: has('console') ? call('console') : nothing(),
    events: has('events') ? call('events', { grant: true }) : nothing(),
    clock: clock('inspect', 'control'),
    itself: notify(name, 'timer', 'event'),
  };
}

/** The framework only posts to the supervisor, and the registry calls no service, so neither call can close a cycle. */
function serverGrant(server: string, name: string, names: readonly string[]): CallGrant | NothingGrant {
  if (name === server || !names.includes(server)) return nothing();
  return call(server, { grant: server === REGISTRY, harmless: true });
}

/** What a process may find, each as it is when all is said. */
export function foundServices({ finds = [] }: ProcessDescription): FoundService[] {
  return finds.map((found) => (typeof found === 'string' ? { service: found } : found));
}
