/**
 * Who listens to what. A subscriber is a client with a queue and a notification capability, from its first subscription
 * until its last one ends or the client leaves.
 *
 * Invariants: a place whose client is NO_CLIENT is free, and so is its slot; a topic's `subscribers` is the number of those
 * with its bit in `topics`.
 */
import { Event } from '../../interfaces/events';
import { deleteCapability, moveCapability } from '../../runtime/capabilities';
import { signal } from '../../runtime/notifications';
import { NO_CLIENT } from '../../runtime/service/caller';
import { Grant } from './main';
import { EventQueue } from './queue';
import { findTopic, NO_TOPIC, TOPIC_CAPACITY, topics } from './topics';

export const SUBSCRIBER_CAPACITY = 8;
/** Topics of one subscriber: nobody can keep all topics alive. */
export const SUBSCRIPTION_LIMIT = 4;

/** The slots behind those of the grants: one for what comes with a request, then one for each subscriber's notification. */
export const ARRIVAL_SLOT = Grant.processes + 1;
export const NOTIFICATION_SLOTS = ARRIVAL_SLOT + 1;

class Subscriber {
  client: u32 = NO_CLIENT;
  /** One bit for each topic. */
  topics: u32 = 0;
  subscriptions: u32 = 0;
  /** What is set in its notification for each event. */
  bits: u32 = 0;
  readonly queue = new EventQueue();
}

const subscribers = structs(Subscriber, SUBSCRIBER_CAPACITY);

/** Adds the topic to those of the client, and keeps its notification capability. False: there is no room. */
export function addSubscription(client: u32, topic: u32, bits: u32, notification: u32): bool {
  let index = subscriberOf(client);
  if (index === NO_SUBSCRIBER) index = subscriberOf(NO_CLIENT);
  if (index === NO_SUBSCRIBER) return false;
  const subscriber = subscribers[index];
  const isNew = !listens(subscriber, topic);
  if (isNew && subscriber.subscriptions === SUBSCRIPTION_LIMIT) return false;
  subscriber.client = client;
  subscriber.bits = bits;
  deleteCapability(NOTIFICATION_SLOTS + index);
  moveCapability(notification, NOTIFICATION_SLOTS + index);
  if (isNew) {
    subscriber.topics |= 1 << topic;
    subscriber.subscriptions++;
    topics[topic].subscribers++;
  }
  return true;
}

/** False: there was no such subscription. */
export function removeSubscription(client: u32, topic: u32): bool {
  const index = subscriberOf(client);
  if (index === NO_SUBSCRIBER || !listens(subscribers[index], topic)) return false;
  endSubscription(subscribers[index], topic);
  if (subscribers[index].subscriptions === 0) release(index);
  return true;
}

/** All that was kept for the client is gone. */
export function removeSubscriber(client: u32): void {
  const index = subscriberOf(client);
  if (index === NO_SUBSCRIBER) return;
  for (let topic: u32 = 0; topic < TOPIC_CAPACITY; topic++) {
    if (listens(subscribers[index], topic)) endSubscription(subscribers[index], topic);
  }
  release(index);
}

/** Gives the event to all who listen to its topic, and tells them. */
export function distribute(topic: u32, event: Event): void {
  for (let index: u32 = 0; index < SUBSCRIBER_CAPACITY; index++) {
    const subscriber = subscribers[index];
    if (!listens(subscriber, topic)) continue;
    if (subscriber.queue.isFull()) loseOldest(subscriber.queue);
    subscriber.queue.push(event);
    // One who has ended meanwhile can't be told; that it left is for the framework to say.
    signal(NOTIFICATION_SLOTS + index, subscriber.bits);
  }
}

/** The oldest event that waits for the client; false if there is none. */
export function takeEvent(client: u32, event: Event): bool {
  const index = subscriberOf(client);
  return index !== NO_SUBSCRIBER && subscribers[index].queue.take(event);
}

const NO_SUBSCRIBER = 0xffffffff;

/** The place of a client, or one that is free if `client` is NO_CLIENT. */
function subscriberOf(client: u32): u32 {
  for (let index: u32 = 0; index < SUBSCRIBER_CAPACITY; index++) {
    if (subscribers[index].client === client) return index;
  }
  return NO_SUBSCRIBER;
}

function listens(subscriber: Subscriber, topic: u32): bool {
  return (subscriber.topics & (1 << topic)) !== 0;
}

function endSubscription(subscriber: Subscriber, topic: u32): void {
  subscriber.topics &= ~(1 << topic);
  subscriber.subscriptions--;
  topics[topic].subscribers--;
}

function release(index: u32): void {
  subscribers[index].client = NO_CLIENT;
  subscribers[index].queue.clear();
  deleteCapability(NOTIFICATION_SLOTS + index);
}

/** The topic of what is lost may be gone already. */
function loseOldest(queue: EventQueue): void {
  const topic = findTopic(queue.oldest().topic);
  if (topic !== NO_TOPIC) topics[topic].lost++;
  queue.loseOldest();
}
