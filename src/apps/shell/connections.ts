/** The services that the shell calls. */
import { findThroughRegistry } from '../../framework/find';
import { ConsoleClient } from '../../interfaces/generated/console-client';
import { CounterClient } from '../../interfaces/generated/counter-client';
import { EventsClient } from '../../interfaces/generated/events-client';
import { JournalClient } from '../../interfaces/generated/journal-client';
import { PingClient } from '../../interfaces/generated/ping-client';
import { PinsClient } from '../../interfaces/generated/pins-client';
import { RegistryClient } from '../../interfaces/generated/registry-client';
import { ResourcesClient } from '../../interfaces/generated/resources-client';
import { RogueClient } from '../../interfaces/generated/rogue-client';
import { SecurityClient } from '../../interfaces/generated/security-client';
import { SupervisorClient } from '../../interfaces/generated/supervisor-client';
import { EVENTS_SLOT, Grant, PINS_SLOT, RESOURCES_SLOT } from './main';

export const console = new ConsoleClient();
export const security = new SecurityClient();
export const supervisor = new SupervisorClient();
export const journal = new JournalClient();
export const ping = new PingClient();
export const counterHigh = new CounterClient();
export const counterLow = new CounterClient();
export const rogue = new RogueClient();
export const registry = new RegistryClient();
/** Found through the registry when it is needed. */
export const events = new EventsClient();
export const resources = new ResourcesClient();
export const pins = new PinsClient();

/** Says in which slots they are, or will be. */
export function openConnections(): void {
  console.connection.open(Grant.console);
  security.connection.open(Grant.security);
  supervisor.connection.open(Grant.supervisor);
  journal.connection.open(Grant.journal);
  ping.connection.open(Grant.ping);
  counterHigh.connection.open(Grant.counterHigh);
  counterLow.connection.open(Grant.counterLow);
  rogue.connection.open(Grant.rogue);
  registry.connection.open(Grant.registry);
  findThroughRegistry();
  events.connection.find('events', Grant.registry, EVENTS_SLOT);
  resources.connection.find('resources', Grant.registry, RESOURCES_SLOT);
  pins.connection.find('pins', Grant.registry, PINS_SLOT);
}
