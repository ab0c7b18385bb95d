/** The program around an app: what it gives to a client, to the console, to the timer and to the events service, and what comes back. */
import { LEASE_LENGTH_MAXIMUM } from '../../src/abi/message';
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { app_write } from '../../src/app-host/console';
import { app_world_publish, app_world_subscribe } from '../../src/app-host/events';
import { fault, Grant, initialise, notified, Notification, request } from '../../src/app-host/main';
import { forgetAsker } from '../../src/app-host/messages';
import { app_world_call } from '../../src/app-host/services';
import { app_world_now, app_world_timer } from '../../src/app-host/timer';
import { AppInformation, Told, TOLD_LIMIT } from '../../src/interfaces/app';
import { topicName } from '../../src/interfaces/events';
import { AppClient, AppError } from '../../src/interfaces/generated/app-client';
import { EventsClient, EventsError } from '../../src/interfaces/generated/events-client';
import { Event, EventWords } from '../../src/interfaces/events';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { acceptWithRequests } from '../../src/runtime/service/transfer';
import { request as requestEvents } from '../../src/servers/events/main';
import { QUEUE_CAPACITY } from '../../src/servers/events/queue';
import { ARRIVAL_SLOT, SUBSCRIPTION_LIMIT } from '../../src/servers/events/subscribers';
import { bytesOf, FakeKernel, textAt, type Call, type Frame } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';
import { FakeSlots } from './support/fake-slots';

const SLOT = 40;
/** Of the process of the app and of somebody else, at the events service. */
const APP = 4;
const OTHER = 5;

let kernel: FakeKernel;
/** What clients of the app say. */
let loopback: Loopback;
let client: AppClient;
/** What the app's code, which is C on a device, does when it is called; what it was called for. */
let calls: string[];
let onMessage: (text: string) => string | undefined;
let onTimer: () => void;
/** What the console was given; undefined: it does not answer. */
let printed: string[] | undefined;

/** An answer as the run-time library has it: its length and its bytes. */
const answerText = array(u8, 4 + 300);
const facts = array(u32, 6);

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  kernel.now = 7_000_000n;
  loopback = new Loopback(kernel, SLOT, request);
  client = new AppClient();
  client.connection.open(SLOT);
  calls = [];
  printed = [];
  onMessage = (text) => text;
  onTimer = () => undefined;
  compiledApp();
  consoleService();
  initialise();
});

/** Stands where the compiled app is on a device. */
function compiledApp(): void {
  let answer = 0;
  host.extern('app_start', () => void calls.push('start'));
  host.extern('app_timer', () => {
    calls.push('timer');
    onTimer();
  });
  host.extern('app_message', (bytes, length) => {
    const said = onMessage(textAt(Number(bytes), Number(length)));
    answer = said === undefined ? 0 : putText(said);
    return said !== undefined;
  });
  host.extern('app_answer', () => answer);
  host.extern('app_heap_information', () => addressOf(facts));
  host.extern('app_event', (topic, words) => {
    calls.push(`event ${topic} ${load32(Number(words))}`);
  });
  host.extern('app_subscribe_again', () => void calls.push('subscribe again'));
}

function putText(text: string): number {
  store32(addressOf(answerText), text.length);
  host.memory.bytes(addressOf(answerText) + 4, text.length).set(bytesOf(text));
  return addressOf(answerText);
}

function consoleService(): void {
  const others = kernel.answerOf(Operation.callLending)!;
  kernel.on(Operation.callLending, (frame, call) =>
    call.slot === Grant.console ? write(frame, call) : others(frame, call),
  );
  const calling = kernel.answerOf(Operation.call)!;
  kernel.on(Operation.call, (frame, call) =>
    call.slot === Grant.console && call.b === CONNECT ? connected(frame) : calling(frame, call),
  );
}

function connected(frame: Frame): Status {
  frame.b = 0;
  return printed ? Status.ok : Status.timeout;
}

function write(frame: Frame, { words: [, , address = 0, extent = 0] }: Call): Status {
  if (!printed) return Status.timeout;
  const length = extent & LEASE_LENGTH_MAXIMUM;
  printed.push(textAt(address, length));
  Object.assign(frame, { b: 0, m0: length });
  return Status.ok;
}

describe('a client', () => {
  function tell(text: string): { error: AppError; length: number } {
    const told = new Told();
    const bytes = array(u8, 200);
    host.memory.bytes(addressOf(bytes), text.length).set(bytesOf(text));
    const error = client.tell(span(bytes, 0, text.length), told);
    return { error, length: told.length };
  }

  /** As much as `room` holds of the answer; or why there is none. */
  function answer(offset = 0, room = 300): string | AppError {
    const bytes = array(u8, 300);
    const part = span(bytes, 0, room);
    const error = client.answer(offset, part);
    return error === AppError.none ? textAt(addressOf(part), room).replace(/\0+$/, '') : error;
  }

  test('is answered, in pieces if it likes', () => {
    onMessage = (text) => `heard ${text}`;
    expect(tell('hello')).toEqual({ error: AppError.none, length: 11 });
    expect(answer()).toBe('heard hello');
    expect([answer(0, 6), answer(6, 6), answer(11, 6)]).toEqual(['heard ', 'hello', '']);
    expect(answer(12)).toBe(AppError.nothing);
  });

  test('may tell it a text of 128 bytes, or none, and no more', () => {
    const heard: string[] = [];
    onMessage = (text) => (heard.push(text), '');
    for (const length of [0, TOLD_LIMIT]) expect(tell('x'.repeat(length)).error).toBe(AppError.none);
    expect(tell('x'.repeat(TOLD_LIMIT + 1)).error).toBe(AppError.tooLong);
    expect(heard.map((text) => text.length)).toEqual([0, TOLD_LIMIT]);
  });

  test('is told that an app does not listen, and then there is no answer, not even the one before', () => {
    tell('hello');
    onMessage = () => undefined;
    expect(tell('hello').error).toBe(AppError.deaf);
    expect(answer()).toBe(AppError.nothing);
  });

  test('gets its own answer only, and not that of one who had its number before', () => {
    expect(answer()).toBe(AppError.nothing);
    tell('secret');
    loopback.client = 9;
    expect(answer()).toBe(AppError.nothing);
    loopback.client = 4;
    forgetAsker(9);
    expect(answer()).toBe('secret');
    forgetAsker(4);
    expect(answer()).toBe(AppError.nothing);
  });

  test('that lends less than it says is told so', () => {
    kernel.on(Operation.leaseCopy, () => Status.leaseViolation);
    expect(tell('hello').error).toBe(AppError.malformed);
    expect(calls).toEqual(['start']);
  });

  test('sees how the app has used its heap', () => {
    [2048, 512, 1024, 7, 99, 12].forEach((value, index) => (facts[index] = value));
    const information = new AppInformation();
    expect(client.inspect(information)).toBe(AppError.none);
    expect(information).toMatchObject({
      heapSize: 2048,
      heapUsed: 512,
      heapPeak: 1024,
      collections: 7,
      allocations: 99,
      handled: 12,
    });
  });
});

describe('the console', () => {
  const bytes = array(u8, 300);

  function print(text: string): void {
    host.memory.bytes(addressOf(bytes), text.length).set(bytesOf(text));
    app_write(addressOf(bytes), text.length);
  }

  test('gets whole lines, however they were printed', () => {
    print('too ');
    expect(printed).toEqual([]);
    print('warm\n\nto');
    print('o cold\n');
    expect(printed).toEqual(['too warm\n', '\n', 'too cold\n']);
  });

  test('gets a long line in pieces of which nothing is lost', () => {
    const text = `${'0123456789'.repeat(29)}\n`;
    print(text);
    expect(printed!.length).toBeGreaterThan(1);
    expect(printed!.join('')).toBe(text);
  });

  test('that does not answer costs the line, after a second at most, and no later one', () => {
    const after = printed!;
    printed = undefined;
    print('lost\n');
    printed = after;
    print('seen\n');
    expect(printed).toEqual(['seen\n']);
    const patience = kernel
      .callsOf(Operation.call)
      .filter(({ slot }) => slot === Grant.console)
      .map(({ a }) => a);
    expect(new Set(patience)).toEqual(new Set([1_000_000]));
  });
});

describe('the timer', () => {
  const after = (microseconds: number): void => void (kernel.now += BigInt(microseconds));
  const expire = (): void => notified(Notification.timer);
  const deadline = (): number | undefined => kernel.timer && Number(kernel.timer.deadline - 7_000_000n);
  const expiries = (): number => calls.filter((call) => call === 'timer').length;

  test('is off until the app sets it, and what expires then is nothing', () => {
    expire();
    expect(kernel.timer).toBeUndefined();
    expect(calls).toEqual(['start']);
  });

  test('expires again and again, from when it was due, and not before', () => {
    app_world_timer(100);
    expect(kernel.timer).toMatchObject({ period: 0, bits: Notification.timer });
    expect(deadline()).toBe(100_000);
    after(99_999);
    expire();
    expect(expiries()).toBe(0);
    after(31);
    expire();
    expect([expiries(), deadline()]).toEqual([1, 200_000]);
  });

  test('leaves out what a slow handler has missed, and leaves it time for others', () => {
    onTimer = () => after(250_000);
    app_world_timer(100);
    after(100_000);
    expire();
    expect([expiries(), deadline()]).toEqual([1, 450_000]);
    expire();
    expect(expiries()).toBe(1);
  });

  test('stops when it is set to 0, in its handler as well', () => {
    app_world_timer(100);
    app_world_timer(0);
    expect(kernel.timer).toBeUndefined();
    after(200_000);
    expire();
    expect(expiries()).toBe(0);
    app_world_timer(100);
    onTimer = () => app_world_timer(0);
    after(100_000);
    expire();
    expect([expiries(), kernel.timer]).toEqual([1, undefined]);
  });

  test('takes another period in its handler, and expires no more by the one before', () => {
    onTimer = () => app_world_timer(1000);
    app_world_timer(100);
    after(100_000);
    expire();
    expect(deadline()).toBe(1_100_000);
    after(100_000);
    expire();
    expect(expiries()).toBe(1);
  });

  test('milliseconds are counted from the start, in whole ones', () => {
    expect(app_world_now()).toBe(0);
    after(1_999);
    expect(app_world_now()).toBe(1);
    kernel.now = 7_000_000n + 2n ** 31n * 1000n;
    expect(app_world_now()).toBe(2 ** 31);
  });
});

describe('events', () => {
  const words = new EventWords();
  const name = (topic: string): bigint => topicName(bytesOf(topic) as never);
  /** The real service, which the app and somebody else are clients of. */
  let events: Loopback;
  let other: EventsClient;
  let isDown: boolean;

  beforeEach(() => {
    isDown = false;
    events = beside(Grant.events, requestEvents);
    const slots = new FakeSlots(kernel);
    acceptWithRequests(ARRIVAL_SLOT);
    events.transfer = () =>
      slots.held.set(ARRIVAL_SLOT, {
        type: ObjectType.notification,
        rights: Right.send,
        badge: Notification.event,
      });
    events.client = APP;
    other = new EventsClient();
    other.connection.open(Grant.events);
  });

  /** A second server in this machine. */
  function beside(slot: number, serve: (message: never) => unknown): Loopback {
    const operations = [Operation.call, Operation.callLending, Operation.callTransferring] as const;
    const before = operations.map((operation) => kernel.answerOf(operation)!);
    const made = new Loopback(kernel, slot, serve);
    operations.forEach((operation, index) => {
      const own = kernel.answerOf(operation)!;
      kernel.on(operation, (frame, call) => {
        if (call.slot !== slot) return before[index]!(frame, call);
        return isDown ? Status.dead : own(frame, call);
      });
    });
    return made;
  }

  function publishAsOther(topic: string, word: number): void {
    events.client = OTHER;
    words.word0 = word;
    expect(other.publish(name(topic), words)).toBe(EventsError.none);
    events.client = APP;
  }

  const delivered = (): string[] => calls.filter((call) => call.startsWith('event'));

  test('without a subscription nothing is asked for', () => {
    notified(Notification.event);
    fault(3);
    expect(calls).toEqual(['start']);
    expect(kernel.calls.filter(({ slot }) => slot === Grant.events)).toEqual([]);
  });

  test('all that wait are handed over, oldest first, and of a flood the last', () => {
    expect(app_world_subscribe(name('heat'))).toBe(true);
    for (let word = 1; word <= QUEUE_CAPACITY + 3; word++) publishAsOther('heat', word);
    publishAsOther('other', 99);
    notified(Notification.event);
    const expected = Array.from(
      { length: QUEUE_CAPACITY },
      (_, index) => `event ${name('heat')} ${index + 4}`,
    );
    expect(delivered()).toEqual(expected);
    notified(Notification.event);
    expect(delivered()).toEqual(expected);
  });

  test('what the app publishes reaches who has subscribed, with its four words', () => {
    events.client = OTHER;
    expect(other.subscribe(name('heat'), Notification.event, 1)).toBe(EventsError.none);
    events.client = APP;
    Object.assign(words, { word0: 1, word1: 0xffff_ffff, word2: 3, word3: 4 });
    app_world_publish(name('heat'), addressOf(words));
    events.client = OTHER;
    const event = new Event();
    expect(other.next(event)).toBe(EventsError.none);
    expect(event.words).toMatchObject({ word0: 1, word1: 0xffff_ffff, word2: 3, word3: 4 });
  });

  test('one topic too many is told; the same one again is none', () => {
    for (let topic = 0; topic < SUBSCRIPTION_LIMIT; topic++)
      expect(app_world_subscribe(name(`topic${topic}`))).toBe(true);
    expect(app_world_subscribe(name('topic0'))).toBe(true);
    expect(app_world_subscribe(name('more'))).toBe(false);
  });

  test('a service that is down is asked again when it is back; what is published meanwhile is lost', () => {
    isDown = true;
    expect(app_world_subscribe(name('heat'))).toBe(true);
    app_world_publish(name('heat'), addressOf(words));
    isDown = false;
    fault(3);
    expect(calls).toEqual(['start', 'subscribe again']);
    notified(Notification.event);
    expect(delivered()).toEqual([]);
  });
});

test('an app that was given no services can call none', () => {
  expect(app_world_call(1, 1, 0, 0, 0, 0)).toBe(AppError.unavailable);
});
