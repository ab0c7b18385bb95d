/** The events service: who gets what in which order, what a slow subscriber loses, and what is left of one that has gone. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Event, EventWords, TopicInformation, topicCharacter, topicName } from '../../src/interfaces/events';
import { EventsClient, EventsError } from '../../src/interfaces/generated/events-client';
import { acceptWithRequests } from '../../src/runtime/service/transfer';
import { request } from '../../src/servers/events/main';
import { QUEUE_CAPACITY } from '../../src/servers/events/queue';
import {
  ARRIVAL_SLOT,
  removeSubscriber,
  SUBSCRIBER_CAPACITY,
  SUBSCRIPTION_LIMIT,
} from '../../src/servers/events/subscribers';
import { TOPIC_CAPACITY } from '../../src/servers/events/topics';
import { bytesOf, FakeKernel } from '../../testing/fake-kernel';
import { FakeSlots, type Held } from './support/fake-slots';
import { Loopback } from '../../testing/loopback';

const SLOT = 40;
const BIT = 4;
const NOTIFICATION: Held = { type: ObjectType.notification, rights: Right.send, badge: BIT | 8 };

let kernel: FakeKernel;
let slots: FakeSlots;
let loopback: Loopback;
let events: EventsClient;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  slots = new FakeSlots(kernel);
  loopback = new Loopback(kernel, SLOT, request);
  acceptWithRequests(ARRIVAL_SLOT);
  events = new EventsClient();
  events.connection.open(SLOT);
});

const topic = (name: string): bigint => topicName(bytesOf(name) as never);

/** From now on this process asks, which is the client of the same number. */
function as(process: number): void {
  loopback.process = process;
  loopback.client = process;
}

function subscribe(name: string, held = NOTIFICATION, bits = BIT): EventsError {
  loopback.transfer = () => slots.held.set(ARRIVAL_SLOT, held);
  return events.subscribe(topic(name), bits, 1);
}

function publish(name: string, word0: number): EventsError {
  const words = new EventWords();
  words.word0 = word0;
  words.word3 = 7;
  return events.publish(topic(name), words);
}

/** What the client finds in its queue: the first words; `n lost` before the event that follows the gap. */
function read(process: number): (number | string)[] {
  as(process);
  const event = new Event();
  const found: (number | string)[] = [];
  while (events.next(event) === EventsError.none) {
    if (event.lost > 0) found.push(`${event.lost} lost`);
    found.push(event.words.word0);
  }
  return found;
}

function information(index: number): TopicInformation | undefined {
  const found = new TopicInformation();
  return events.topic(index, found) === EventsError.none ? found : undefined;
}

const nameOf = (name: bigint): string =>
  String.fromCharCode(...Array.from({ length: 8 }, (_, index) => topicCharacter(name, index))).replace(
    /\0/g,
    '',
  );

test('a subscriber gets the events of its topics with their publishers, and is told', () => {
  as(5);
  expect(subscribe('news')).toBe(EventsError.none);
  as(6);
  expect(publish('news', 10)).toBe(EventsError.none);
  expect(publish('other', 11)).toBe(EventsError.none);
  expect(events.post(topic('news'), 12, 13)).toBe(EventsError.none);
  expect(kernel.callsOf(Operation.signal).map(({ a }) => a)).toEqual([BIT, BIT]);
  as(5);
  const event = new Event();
  expect(events.next(event)).toBe(EventsError.none);
  expect(event).toMatchObject({ topic: topic('news'), publisher: 6, lost: 0 });
  expect(event.words).toMatchObject({ word0: 10, word3: 7 });
  expect(events.next(event)).toBe(EventsError.none);
  expect(event.words).toMatchObject({ word0: 12, word1: 13, word2: 0, word3: 0 });
  expect(events.next(event)).toBe(EventsError.nothing);
});

test('each publisher is heard in its order, whoever publishes in between', () => {
  as(5);
  subscribe('news');
  for (const [process, word] of [
    [6, 61],
    [7, 71],
    [6, 62],
    [7, 72],
  ] as const) {
    as(process);
    publish('news', word);
  }
  expect(read(5)).toEqual([61, 71, 62, 72]);
});

test('who is slow loses its own events only, the oldest, and learns where and how many', () => {
  for (const process of [5, 6]) {
    as(process);
    subscribe('news');
  }
  for (let word = 1; word <= QUEUE_CAPACITY; word++) publish('news', word);
  expect(read(6)).toHaveLength(QUEUE_CAPACITY);
  for (let word = QUEUE_CAPACITY + 1; word <= QUEUE_CAPACITY + 3; word++) publish('news', word);
  const kept = Array.from({ length: QUEUE_CAPACITY }, (_, index) => index + 4);
  expect(read(5)).toEqual(['3 lost', ...kept]);
  expect(read(6)).toEqual(kept.slice(-3));
  expect(information(0)).toMatchObject({ subscribers: 2, published: QUEUE_CAPACITY + 3, lost: 3 });
  publish('news', 99);
  expect(read(5)).toEqual([99]);
});

test('a subscriber that has left is gone with its capability, and its place is free', () => {
  for (let process = 1; process <= SUBSCRIBER_CAPACITY; process++) {
    as(process);
    expect(subscribe('news')).toBe(EventsError.none);
  }
  as(20);
  expect(subscribe('news')).toBe(EventsError.full);
  expect(slots.used()).toHaveLength(SUBSCRIBER_CAPACITY);
  removeSubscriber(3);
  expect(slots.used()).toHaveLength(SUBSCRIBER_CAPACITY - 1);
  expect(information(0)).toMatchObject({ subscribers: SUBSCRIBER_CAPACITY - 1 });
  expect(subscribe('news')).toBe(EventsError.none);
  publish('news', 1);
  expect(read(3)).toEqual([]);
  expect(read(20)).toEqual([1]);
});

test('a subscriber that can not be told any more holds up nobody', () => {
  as(5);
  subscribe('news');
  as(6);
  subscribe('news');
  kernel.on(Operation.signal, () => Status.dead);
  expect(publish('news', 1)).toBe(EventsError.none);
  expect(read(6)).toEqual([1]);
});

test('after the last subscription nothing is kept', () => {
  as(5);
  subscribe('news');
  subscribe('sports');
  publish('news', 1);
  expect(events.unsubscribe(topic('news'))).toBe(EventsError.none);
  publish('news', 2);
  publish('sports', 3);
  expect(events.unsubscribe(topic('news'))).toBe(EventsError.nothing);
  expect(read(5)).toEqual([1, 3]);
  publish('sports', 4);
  expect(events.unsubscribe(topic('sports'))).toBe(EventsError.none);
  expect(slots.used()).toEqual([]);
  subscribe('sports');
  expect(read(5)).toEqual([]);
});

test('subscribing again replaces the notification, and nothing else', () => {
  as(5);
  subscribe('news');
  publish('news', 1);
  expect(subscribe('news', { ...NOTIFICATION, badge: 16 }, 16)).toBe(EventsError.none);
  publish('news', 2);
  expect(kernel.callsOf(Operation.signal).map(({ a }) => a)).toEqual([BIT, 16]);
  expect(slots.used()).toHaveLength(1);
  expect(information(0)).toMatchObject({ subscribers: 1 });
  expect(read(5)).toEqual([1, 2]);
});

test.each<[string, Held, number]>([
  ['no notification', { type: ObjectType.endpoint, rights: Right.send, badge: 0xff }, BIT],
  ['one without the bit', { ...NOTIFICATION, badge: 8 }, BIT],
  ['no bits', NOTIFICATION, 0],
])('%s is refused, and not kept', (_, held, bits) => {
  as(5);
  expect(subscribe('news', held, bits)).toBe(EventsError.badNotification);
  expect(slots.used()).toEqual([]);
});

test('names of topics have one to eight characters that can be shown', () => {
  expect(topic('')).toBe(0n);
  expect(topic('ninechars')).toBe(0n);
  expect(nameOf(topic('services'))).toBe('services');
  for (const name of [0n, 0x41_00_41n, 0x1bn, 0x80n]) {
    expect(events.publish(name, new EventWords())).toBe(EventsError.badTopic);
    loopback.transfer = () => slots.held.set(ARRIVAL_SLOT, NOTIFICATION);
    expect(events.subscribe(name, BIT, 1)).toBe(EventsError.badTopic);
    events.post(name, 0, 0);
  }
  expect(information(0)).toBeUndefined();
});

test('topics that nobody listens to give way, the longest unused one first', () => {
  as(5);
  subscribe('kept');
  for (let count = 1; count < TOPIC_CAPACITY; count++) publish(`topic${count}`, 1);
  publish('topic1', 1);
  publish('late', 1);
  const names = Array.from({ length: TOPIC_CAPACITY }, (_, index) => nameOf(information(index)!.topic));
  expect(names).toContain('kept');
  expect(names).toContain('topic1');
  expect(names).toContain('late');
  expect(names).not.toContain('topic2');
  expect(information(TOPIC_CAPACITY)).toBeUndefined();
  expect(information(names.indexOf('late'))).toMatchObject({ published: 1, lost: 0, subscribers: 0 });
});

test('one client can not keep all topics, all together can: then there is no room', () => {
  for (let process = 1; process <= TOPIC_CAPACITY / SUBSCRIPTION_LIMIT; process++) {
    as(process);
    for (let count = 0; count < SUBSCRIPTION_LIMIT; count++)
      expect(subscribe(`t${process}.${count}`)).toBe(EventsError.none);
    expect(subscribe('t1.0')).toBe(process === 1 ? EventsError.none : EventsError.full);
  }
  expect(publish('more', 1)).toBe(EventsError.full);
  removeSubscriber(1);
  expect(publish('more', 1)).toBe(EventsError.none);
});
