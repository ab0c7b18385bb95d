/**
 * Tells of services that come and go: those who wait for one, and the topic `services`. The registry leaves its messages in
 * ports and never waits for a service, because every service may be waiting for the registry.
 */
import { Right } from '../../abi/capability';
import { Status } from '../../abi/status';
import { REGISTRY_PROCESS } from '../../framework/configuration';
import { topicName } from '../../interfaces/events';
import { EventsClient } from '../../interfaces/generated/events-client';
import { ServiceEvent, SERVICES_TOPIC } from '../../interfaces/registry';
import { deleteCapability, mint } from '../../runtime/capabilities';
import { ignore } from '../../runtime/service/ignore';
import { isCalled } from './names';
import { services } from './services';
import { EVENTS_SLOT, SERVICE_SLOTS } from './slots';
import { answerWaiters } from './waiting';

/** The service that has the topics. */
const EVENTS_NAME = 'events';

const events = new EventsClient();

/** The service at this place is available. */
export function announceAvailable(index: u32): void {
  const process = services[index].process;
  if (isCalled(process, textBytes(EVENTS_NAME))) connectEvents(index);
  tell(ServiceEvent.available, process);
  answerWaiters(process);
}

export function announceUnavailable(process: u32): void {
  tell(ServiceEvent.unavailable, process);
}

/** Without an events service, or while its port is full, nobody hears of it. */
function tell(event: ServiceEvent, process: u32): void {
  ignore(events.post(topicName(textBytes(SERVICES_TOPIC)), event, process));
}

/** From what the service has registered: what was made from an earlier one ended with it. */
function connectEvents(index: u32): void {
  deleteCapability(EVENTS_SLOT);
  if (mint(SERVICE_SLOTS + index, EVENTS_SLOT, Right.send, REGISTRY_PROCESS + 1) === Status.ok)
    events.connection.open(EVENTS_SLOT);
}
