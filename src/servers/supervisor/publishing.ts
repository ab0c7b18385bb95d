/** Faults are published, for whoever watches: posted, because the supervisor waits for nobody. */
import { FaultCause } from '../../abi/process';
import { FAULTS_TOPIC } from '../../interfaces/supervisor';
import { topicName } from '../../interfaces/events';
import { EventsClient } from '../../interfaces/generated/events-client';
import { ignore } from '../../runtime/service/ignore';
import { Grant } from './main';

const events = new EventsClient();

export function openEvents(): void {
  events.connection.open(Grant.events);
}

/** In a system without an events service, or while it is down, nobody hears of it. */
export function publishFault(process: u32, cause: FaultCause): void {
  ignore(events.post(topicName(textBytes(FAULTS_TOPIC)), cause, process));
}
