/**
 * How a service tells that it is there: it registers with the registry, which hands out its endpoint from then on, and tells
 * the supervisor that it is ready. A registry that began anew knows nobody, so everybody registers again.
 */
import { RegistryClient, RegistryError } from '../interfaces/generated/registry-client';
import { SupervisorClient, SupervisorError } from '../interfaces/generated/supervisor-client';
import { Registration } from '../interfaces/registry';
import { InterfaceDescription } from '../runtime/service/interface-description';
import { sleep } from '../runtime/time';
import { REGISTRY_PROCESS } from './configuration';
import { ServiceGrant } from './grants';
import { lifeOf, NO_LIFE } from './lives';

/** Pause before a message is left again in a port that was full. */
const PAUSE = 1000;

export const registry = new RegistryClient();
const supervisor = new SupervisorClient();
const registration = new Registration();
/** The life of the registry that knows this service. */
let registeredIn: u32 = NO_LIFE;

export function announce(processes: u32, description: InterfaceDescription): void {
  registry.connection.open(ServiceGrant.registry);
  supervisor.connection.open(ServiceGrant.supervisor);
  announceAgain(processes, description);
  while (supervisor.ready() === SupervisorError.full) sleep(PAUSE);
}

/** Registers unless the registry knows of it in its present life. One that is down now is noticed when it is back. */
export function announceAgain(processes: u32, description: InterfaceDescription): void {
  const life = lifeOf(processes, REGISTRY_PROCESS);
  if (life === NO_LIFE || life === registeredIn) return;
  registration.interface = description.id;
  registration.version = description.version;
  if (registry.register(registration, ServiceGrant.requests) === RegistryError.none) registeredIn = life;
}
