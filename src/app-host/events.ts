/** What the app publishes, and what it has subscribed to. An events service that began anew is told of the subscriptions again. */
import { NO_SLOT } from '../abi/operation';
import { nothingToDo } from '../framework/server';
import { Event, EventWords } from '../interfaces/events';
import { EventsClient, EventsError } from '../interfaces/generated/events-client';
import { ignore } from '../runtime/service/ignore';
import { Grant, Notification } from './main';

/** Runs what has subscribed to the topic; `words` is the address of four. */
declare function app_event(topic: u64, words: u32): void;
/** Calls app_world_subscribe for each subscription. */
declare function app_subscribe_again(): void;

/** Microseconds that the service has. */
const PATIENCE = 1_000_000;

const events = new EventsClient();
const event = new Event();
const published = new EventWords();

/** Set by the first subscription, so that the linker leaves out what an app without one does not need. */
class Subscriptions {
  /** There are events to be had. */
  deliver: () => void = nothingToDo;
  /** A process that the app depends on has ended or begun anew: perhaps the service. */
  renew: () => void = nothingToDo;
}

export const subscriptions = new Subscriptions();

/** Opened by the first use. */
function openedEvents(): EventsClient {
  if (events.connection.slot === NO_SLOT) {
    events.connection.open(Grant.events);
    events.connection.timeout = PATIENCE;
  }
  return events;
}

/** A service that is down now learns of it when it is back; false: it has no room. @used */
export function app_world_subscribe(topic: u64): bool {
  subscriptions.deliver = deliverEvents;
  subscriptions.renew = app_subscribe_again;
  const error = openedEvents().subscribe(topic, Notification.event, Grant.itself);
  return error !== EventsError.full;
}

/** `words` is the address of four. What nobody can pass on now is lost. @used */
export function app_world_publish(topic: u64, words: u32): void {
  assign(published, overlay(EventWords, words));
  ignore(openedEvents().publish(topic, published));
}

function deliverEvents(): void {
  while (events.next(event) === EventsError.none) app_event(event.topic, addressOf(event.words));
}
