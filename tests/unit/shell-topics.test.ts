/** `topics` and `watch`: what the shell shows of the events service. */
import { Operation } from '../../src/abi/operation';
import { FaultCause } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { EVENTS_SLOT, Grant, Notification } from '../../src/apps/shell/main';
import { Event, TopicInformation, topicName } from '../../src/interfaces/events';
import { EventsError } from '../../src/interfaces/generated/events-client';
import { ServiceEvent } from '../../src/interfaces/registry';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { bytesOf, type Call, type FakeKernel, type Frame } from '../../testing/fake-kernel';
import { ShellWorld } from './support/shell-world';

enum Method {
  subscribe = 1,
  unsubscribe = 2,
  next = 5,
  topic = 6,
}

const SECOND = 1_000_000n;

let world: ShellWorld;
let kernel: FakeKernel;
/** What the events service has; undefined: there is none. */
let topics: Partial<TopicInformation>[] | undefined;
let events: { topic: string; publisher: number; words: readonly number[]; lost?: number }[];
let subscription: EventsError;
/** What was asked. */
let asked: Method[];

const topic = (name: string): bigint => topicName(bytesOf(name) as never);

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  ({ kernel } = world);
  topics = [];
  events = [];
  asked = [];
  subscription = EventsError.none;
  for (const operation of [Operation.call, Operation.callLending, Operation.callTransferring]) {
    const others = kernel.answerOf(operation)!;
    kernel.on(operation, (frame, call) =>
      call.slot === EVENTS_SLOT ? serve(frame, call) : others(frame, call),
    );
  }
  kernel.on(Operation.wait, (_frame, { a: timeout }) => {
    kernel.now += BigInt(timeout);
    return Status.timeout;
  });
});

function serve(frame: Frame, call: Call): Status {
  if (!topics) return Status.dead;
  frame.b = call.b === CONNECT ? EventsError.none : answer(call);
  return Status.ok;
}

function answer({ b: method, words: [m0 = 0, , address = 0, m3 = 0] }: Call): EventsError {
  asked.push(method);
  switch (method as Method) {
    case Method.subscribe:
      expect([address, m3]).toEqual([Notification.event, Grant.notification]);
      return subscription;
    case Method.unsubscribe:
      return EventsError.none;
    case Method.topic:
      return m0 < topics!.length
        ? give(overlay(TopicInformation, address), topics![m0]!)
        : EventsError.nothing;
    case Method.next:
      return nextEvent(overlay(Event, address));
  }
}

function give(target: object, values: object): EventsError {
  Object.assign(target, values);
  return EventsError.none;
}

function nextEvent(event: Event): EventsError {
  const next = events.shift();
  if (!next) return EventsError.nothing;
  const [word0 = 0, word1 = 0, word2 = 0, word3 = 0] = next.words;
  Object.assign(event.words, { word0, word1, word2, word3 });
  return give(event, { topic: topic(next.topic), publisher: next.publisher, lost: next.lost ?? 0 });
}

test('topics lists what there is, in columns', () => {
  topics = [
    { topic: topic('services'), subscribers: 1, published: 12, lost: 3 },
    { topic: topic('a'), subscribers: 0, published: 7, lost: 0 },
  ];
  expect(world.type('topics')).toBe(
    [
      'TOPIC     SUBSCRIBERS PUBLISHED    LOST',
      'services            1        12       3',
      'a                   0         7       0',
      '',
    ].join('\n'),
  );
});

test('no topics, and no events service', () => {
  expect(world.type('topics')).toBe('topics: none yet\n');
  topics = undefined;
  expect(world.type('topics')).toBe('events: no answer\n');
  expect(world.type('watch services')).toBe('events: no answer\n');
});

test('watch shows services and faults by name, other events by their numbers, and what was lost', () => {
  kernel.now = 12n * SECOND;
  events = [
    { topic: 'services', publisher: 0, words: [ServiceEvent.available, 1] },
    { topic: 'services', publisher: 0, words: [ServiceEvent.unavailable, 2], lost: 4 },
    { topic: 'faults', publisher: 1, words: [FaultCause.panic, 2] },
    { topic: 'numbers', publisher: 3, words: [1, 2, 3, 4] },
  ];
  expect(world.type('watch services 1')).toBe(
    [
      '    13.000 console: pong is available',
      '4 lost',
      '    13.000 console: rogue is unavailable',
      '    13.000 pong: rogue panic',
      '    13.000 shell: 1 2 3 4',
      '',
    ].join('\n'),
  );
});

test('watch lasts as long as it was told, and leaves no subscription', () => {
  world.type('watch numbers 3');
  expect(kernel.now).toBe(3n * SECOND);
  expect(asked.filter((method) => method === Method.subscribe)).toHaveLength(3);
  expect(asked.at(-1)).toBe(Method.unsubscribe);
  world.type('watch numbers');
  expect(kernel.now).toBe(13n * SECOND);
});

test.each([
  ['watch toolongname', 'watch: a topic has one to eight characters\n'],
  ['watch numbers 0', 'watch: 1 to 3600 seconds\n'],
  ['watch numbers many', 'watch: 1 to 3600 seconds\n'],
])('%s is refused', (line, text) => {
  expect(world.type(line)).toBe(text);
  expect(asked).toEqual([]);
});

test('what the events service refuses is told', () => {
  subscription = EventsError.full;
  expect(world.type('watch numbers 5')).toBe('events: no room for another topic or subscriber\n');
  subscription = EventsError.denied;
  expect(world.type('watch numbers 5')).toBe('events: the shell may not\n');
});
