/**
 * The events service: whoever has something to tell publishes it to a topic, and does not know who listens. It only sets
 * bits in those who do; so nobody, however slow or dead, can hold up a publisher or another subscriber.
 */
import { ObjectType } from '../../abi/capability';
import { ignoreFault, ignoreNotification, nothingToDo, serve, type Server } from '../../framework/server';
import { Event, EventWords, TopicInformation } from '../../interfaces/events';
import {
  dispatchEvents,
  EVENTS,
  EventsError,
  type EventsService,
} from '../../interfaces/generated/events-server';
import { Capability, identify } from '../../runtime/capabilities';
import type { Message } from '../../runtime/message';
import { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { ignore } from '../../runtime/service/ignore';
import {
  addSubscription,
  ARRIVAL_SLOT,
  distribute,
  removeSubscriber,
  removeSubscription,
  takeEvent,
} from './subscribers';
import { findTopic, isTopicName, NO_TOPIC, openTopic, topicAt, topics } from './topics';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
}

const service: EventsService = { subscribe, unsubscribe, publish, post, next, topic };

const server: Server = {
  description: EVENTS,
  acceptSlot: ARRIVAL_SLOT,
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  clientLeft: removeSubscriber,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

const outgoing = new Event();
const capability = new Capability();

export function main(): void {
  serve(server);
}

export function request(message: Message): Answer {
  return dispatchEvents(message, service);
}

function subscribe(caller: Caller, name: u64, bits: u32, notification: u32): EventsError {
  if (!isTopicName(name)) return EventsError.badTopic;
  if (!isNotification(notification, bits)) return EventsError.badNotification;
  const index = openTopic(name);
  if (index === NO_TOPIC || !addSubscription(caller.client, index, bits, notification))
    return EventsError.full;
  return EventsError.none;
}

/** Whether all of `bits` can be set through the capability; its badge is the mask of those that can. */
function isNotification(slot: u32, bits: u32): bool {
  identify(slot, capability);
  return capability.type === ObjectType.notification && bits !== 0 && (bits & ~capability.badge) === 0;
}

function unsubscribe(caller: Caller, name: u64): EventsError {
  const index = findTopic(name);
  if (index === NO_TOPIC || !removeSubscription(caller.client, index)) return EventsError.nothing;
  return EventsError.none;
}

function publish(caller: Caller, name: u64, words: EventWords): EventsError {
  if (!isTopicName(name)) return EventsError.badTopic;
  const index = openTopic(name);
  if (index === NO_TOPIC) return EventsError.full;
  topics[index].published++;
  outgoing.topic = name;
  assign(outgoing.words, words);
  outgoing.publisher = caller.process;
  distribute(index, outgoing);
  return EventsError.none;
}

const posted = new EventWords();

/** Nobody waits for an answer, so there is nobody to tell of an error. */
function post(caller: Caller, name: u64, word0: u32, word1: u32): void {
  posted.word0 = word0;
  posted.word1 = word1;
  ignore(publish(caller, name, posted));
}

function next(caller: Caller, event: Event): EventsError {
  return takeEvent(caller.client, event) ? EventsError.none : EventsError.nothing;
}

function topic(_caller: Caller, position: u32, information: TopicInformation): EventsError {
  const index = topicAt(position);
  if (index === NO_TOPIC) return EventsError.nothing;
  const found = topics[index];
  information.topic = found.name;
  information.subscribers = found.subscribers;
  information.published = found.published;
  information.lost = found.lost;
  return EventsError.none;
}
