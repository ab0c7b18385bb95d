/** The registry: who is found by whom, who waits for whom, who is told, and that no capability stays behind. */
import { ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { ProcessInformation, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { topicName } from '../../src/interfaces/events';
import { RegistryClient, RegistryError } from '../../src/interfaces/generated/registry-client';
import { RegisteredService, Registration, ServiceEvent } from '../../src/interfaces/registry';
import { acceptWithRequests } from '../../src/runtime/service/transfer';
import { HEALTH_PERIOD, MISSED_LIMIT } from '../../src/servers/registry/health';
import { clientLeft, Grant, initialise, notified, request } from '../../src/servers/registry/main';
import { ARRIVAL_SLOT, EVENTS_SLOT, GIFT_SLOT, SERVICE_SLOTS } from '../../src/servers/registry/slots';
import { bytesOf, FakeKernel, fill } from '../../testing/fake-kernel';
import { FakeSlots, type Held } from './support/fake-slots';
import { Loopback } from '../../testing/loopback';

/** As the host's `configuration.ts` has it: process 3 may find 4, 5 and 6, and transfer capabilities to 5. */
const FINDER = 3;
const ALPHA = 4;
const BETA = 5;
const EVENTS = 6;
const STRANGER = 7;
const NAMES = ['supervisor', 'console', 'registry', 'finder', 'alpha', 'beta', 'events', 'stranger'];
const ENDPOINT: Held = { type: ObjectType.endpoint, rights: Right.send | Right.grant, badge: 0 };

const SLOT = 60;
const OWN_SLOT = 61;
const TIME = 1;
const VERSION = 0x1_0002;

let kernel: FakeKernel;
let slots: FakeSlots;
let loopback: Loopback;
let registry: RegistryClient;
/** What the registry left in whose port: the slot, the label and the words. */
let posts: { slot: number; b: number; words: readonly number[] }[];

/** Processes that the kernel says live. */
const alive = new Set<number>();

beforeEach(() => {
  host.reset();
  alive.clear();
  kernel = new FakeKernel();
  slots = new FakeSlots(kernel);
  loopback = new Loopback(kernel, SLOT, request);
  acceptWithRequests(ARRIVAL_SLOT);
  slots.answered = (call) => loopback.keep(call);
  posts = [];
  kernel.on(Operation.processInformation, (_frame, { a: process, b: address }) => {
    if (process >= NAMES.length) return Status.nothing;
    const information = overlay(ProcessInformation, address);
    fill(information.name, NAMES[process]!);
    information.generation = 1;
    information.state = alive.has(process) ? ProcessState.blocked : ProcessState.stopped;
    return Status.ok;
  });
  const toRegistry = kernel.answerOf(Operation.post)!;
  kernel.on(Operation.post, (frame, call) => {
    if (call.slot === SLOT) return toRegistry(frame, call);
    if (call.b !== 0) posts.push(call);
    return Status.ok;
  });
  initialise();
  registry = new RegistryClient();
  registry.connection.open(SLOT);
});

/** From now on this process asks, which is the client of the same number. */
function as(process: number): void {
  loopback.process = process;
  loopback.client = process;
}

function register(process: number, held = ENDPOINT, interface_ = 9, version = VERSION): RegistryError {
  as(process);
  loopback.transfer = () => slots.held.set(ARRIVAL_SLOT, held);
  return registry.register(Object.assign(new Registration(), { interface: interface_, version }), 0);
}

const bytes = (name: string): never => bytesOf(name) as never;

function find(name: string, process = FINDER): RegistryError {
  as(process);
  return registry.find(bytes(name), OWN_SLOT);
}

function waitFor(name: string, timeout: number, process = FINDER): number {
  as(process);
  registry.waitFor(bytes(name), timeout);
  return loopback.token;
}

function elapse(microseconds: bigint): void {
  kernel.now += microseconds;
  while (kernel.timer && kernel.timer.deadline <= kernel.now) notified(TIME);
}

/** What was published since the events service was there. */
const published = (): [ServiceEvent, number][] =>
  posts.filter(({ slot }) => slot === EVENTS_SLOT).map(({ words }) => [words[2] as ServiceEvent, words[3]!]);

describe('finding', () => {
  test('gives a capability to send, with the badge of who asked', () => {
    expect(register(ALPHA)).toBe(RegistryError.none);
    expect(find('alpha')).toBe(RegistryError.none);
    const { type, rights, badge } = slots.given.get(loopback.token)!;
    expect({ type, rights, badge }).toEqual({
      type: ObjectType.endpoint,
      rights: Right.send,
      badge: FINDER + 1,
    });
  });

  test('the right to transfer goes with it only if the system file says so', () => {
    register(BETA);
    find('beta');
    expect(slots.given.get(loopback.token)!.rights).toBe(Right.send | Right.grant);
  });

  test.each<[string, string, number, RegistryError]>([
    ['who may not', 'alpha', STRANGER, RegistryError.denied],
    ['who may find others', 'finder', FINDER, RegistryError.denied],
    ['a service that is not there', 'beta', FINDER, RegistryError.absent],
    ['a name that nobody has', 'alp', FINDER, RegistryError.unknown],
    ['a longer name', 'alphabet', FINDER, RegistryError.unknown],
    ['no name', '', FINDER, RegistryError.unknown],
    ['a name that is too long for any', 'alphabetagammade', FINDER, RegistryError.unknown],
  ])('%s is refused', (_, name, process, error) => {
    register(ALPHA);
    register(FINDER);
    expect(find(name, process)).toBe(error);
    expect(slots.given.size).toBe(0);
  });

  test('by interface: those that serve it and may be found, one after the other', () => {
    register(ALPHA, ENDPOINT, 9, 0x1_0002);
    register(BETA, ENDPOINT, 9, 0x1_0003);
    register(EVENTS, ENDPOINT, 9, 0x2_0000);
    register(STRANGER, ENDPOINT, 9, 0x1_0002);
    as(FINDER);
    const all = (version: number): number[] => {
      const rights: number[] = [];
      while (registry.findByInterface(9, version, rights.length, OWN_SLOT) === RegistryError.none)
        rights.push(slots.given.get(loopback.token)!.rights);
      return rights;
    };
    expect(all(0x1_0002)).toEqual([Right.send, Right.send | Right.grant]);
    expect(all(0x1_0003)).toEqual([Right.send | Right.grant]);
    expect(all(0x2_0000)).toEqual([Right.send]);
    expect(all(0x3_0000)).toEqual([]);
  });
});

describe('registering', () => {
  test.each<[string, Held]>([
    ['a badged endpoint: that of another', { ...ENDPOINT, badge: 5 }],
    ['one that can not be passed on', { ...ENDPOINT, rights: Right.send }],
    ['something else', { ...ENDPOINT, type: ObjectType.notification }],
  ])('%s is refused, and not kept', (_, held) => {
    expect(register(ALPHA, held)).toBe(RegistryError.badEndpoint);
    expect(slots.used()).toEqual([]);
  });

  test('the list has all, with what they said', () => {
    register(ALPHA, ENDPOINT, 9, VERSION);
    register(BETA, ENDPOINT, 8, VERSION);
    registry.alive(1);
    const listed = new RegisteredService();
    expect(registry.list(1, listed)).toBe(RegistryError.none);
    expect([...listed.name].slice(0, 5)).toEqual(bytesOf('beta\0'));
    expect(listed).toMatchObject({
      process: BETA,
      interface: 8,
      version: VERSION,
      state: 1,
      available: true,
    });
    expect(registry.list(2, listed)).toBe(RegistryError.nothing);
  });

  test('again: the later one counts, and one capability is held', () => {
    register(ALPHA, ENDPOINT, 9, VERSION);
    register(ALPHA, ENDPOINT, 9, VERSION + 1);
    expect(slots.used()).toEqual([SERVICE_SLOTS + ALPHA]);
    const listed = new RegisteredService();
    registry.list(0, listed);
    expect(listed.version).toBe(VERSION + 1);
  });

  test('unregistering ends it', () => {
    register(ALPHA);
    expect(registry.unregister()).toBe(RegistryError.none);
    expect(registry.unregister()).toBe(RegistryError.absent);
    expect(find('alpha')).toBe(RegistryError.absent);
    expect(slots.used()).toEqual([]);
  });

  test('whatever happens, no slot is left in use', () => {
    const before = slots.used();
    for (let life = 0; life < 100; life++) {
      register(ALPHA);
      register(EVENTS);
      find('alpha');
      find('events');
      waitFor('beta', 1000);
      if (life % 2 === 0) slots.held.delete(SERVICE_SLOTS + ALPHA);
      clientLeft(ALPHA);
      clientLeft(EVENTS);
      clientLeft(FINDER);
    }
    slots.held.delete(EVENTS_SLOT);
    expect(slots.used()).toEqual(before);
  });

  test('what could not be given is not kept', () => {
    register(ALPHA);
    slots.answered = () => Status.notAccepted;
    find('alpha');
    expect(slots.used()).toEqual([SERVICE_SLOTS + ALPHA]);
    expect(slots.used()).not.toContain(GIFT_SLOT);
  });
});

describe('waiting', () => {
  test('for one that is there is no waiting', () => {
    register(ALPHA);
    as(FINDER);
    expect(registry.waitFor(bytes('alpha'), 0)).toBe(RegistryError.none);
  });

  test('ends when the service comes', () => {
    const token = waitFor('beta', FOREVER);
    register(ALPHA);
    elapse(1_000_000_000n);
    expect(loopback.answers.has(token)).toBe(false);
    register(BETA);
    expect(loopback.answers.get(token)?.label).toBe(RegistryError.none);
  });

  test('ends with its time, which others do not move', () => {
    const token = waitFor('alpha', 5000);
    elapse(4999n);
    expect(loopback.answers.has(token)).toBe(false);
    elapse(1n);
    expect(loopback.answers.get(token)?.label).toBe(RegistryError.late);
  });

  test('who may not find the service may not wait for it', () => {
    as(STRANGER);
    expect(registry.waitFor(bytes('alpha'), 5)).toBe(RegistryError.denied);
    expect(registry.waitFor(bytes('nobody'), 5)).toBe(RegistryError.unknown);
  });

  test('a client waits for one at a time, as long as it is there', () => {
    const token = waitFor('alpha', FOREVER);
    expect(registry.waitFor(bytes('beta'), FOREVER)).toBe(RegistryError.full);
    clientLeft(FINDER);
    const later = waitFor('beta', FOREVER);
    register(ALPHA);
    register(BETA);
    expect(loopback.answers.has(token)).toBe(false);
    expect(loopback.answers.get(later)?.label).toBe(RegistryError.none);
  });
});

describe('telling', () => {
  test('services that come and go are published with the own badge, once there is an events service', () => {
    register(ALPHA);
    expect(published()).toEqual([]);
    register(EVENTS);
    expect(slots.held.get(EVENTS_SLOT)).toMatchObject({ rights: Right.send, badge: 2 + 1 });
    register(BETA);
    clientLeft(BETA);
    as(ALPHA);
    registry.unregister();
    expect(published()).toEqual([
      [ServiceEvent.available, EVENTS],
      [ServiceEvent.available, BETA],
      [ServiceEvent.unavailable, BETA],
      [ServiceEvent.unavailable, ALPHA],
    ]);
    const [low, high] = posts.find(({ slot }) => slot === EVENTS_SLOT)!.words;
    expect((BigInt(high!) << 32n) | BigInt(low!)).toBe(topicName(bytes('services')));
  });

  test('the registry calls nobody', () => {
    register(EVENTS);
    register(ALPHA);
    elapse(HEALTH_PERIOD * 5n);
    const called = kernel.calls.filter(
      ({ operation, slot }) =>
        [Operation.call, Operation.callLending, Operation.callTransferring, Operation.send].includes(
          operation,
        ) && slot !== SLOT,
    );
    expect(called).toEqual([]);
  });
});

describe('health', () => {
  const questions = (): number[] =>
    posts
      .filter(({ slot, b }) => slot >= SERVICE_SLOTS && b === 0xffff_ffff)
      .map(({ slot }) => slot - SERVICE_SLOTS);

  const reported = (): number[] =>
    posts.filter(({ slot }) => slot === Grant.supervisor).map(({ words }) => words[0]!);

  test('all are asked, again and again', () => {
    register(ALPHA);
    register(BETA);
    elapse(HEALTH_PERIOD);
    expect(questions()).toEqual([ALPHA, BETA]);
    elapse(HEALTH_PERIOD);
    expect(questions()).toEqual([ALPHA, BETA, ALPHA, BETA]);
  });

  test('who leaves several unanswered is unavailable and reported, until it answers', () => {
    register(EVENTS);
    register(ALPHA);
    for (let check = 0; check <= MISSED_LIMIT; check++) {
      expect(find('alpha')).toBe(RegistryError.none);
      elapse(HEALTH_PERIOD);
      as(EVENTS);
      registry.alive(1);
    }
    expect(find('alpha')).toBe(RegistryError.absent);
    expect(find('events')).toBe(RegistryError.none);
    expect(reported()).toEqual([ALPHA]);
    const token = waitFor('alpha', FOREVER);
    as(ALPHA);
    registry.alive(1);
    expect(loopback.answers.get(token)?.label).toBe(RegistryError.none);
    expect(find('alpha')).toBe(RegistryError.none);
    expect(published().slice(-2)).toEqual([
      [ServiceEvent.unavailable, ALPHA],
      [ServiceEvent.available, ALPHA],
    ]);
  });

  test('is reported again as long as it does not answer: the supervisor may not have heard of it', () => {
    alive.add(ALPHA);
    register(ALPHA);
    for (let check = 0; check < MISSED_LIMIT + 3; check++) elapse(HEALTH_PERIOD);
    expect(reported()).toEqual([ALPHA, ALPHA, ALPHA]);
  });

  test('a service that lives and does not register is reported, too', () => {
    alive.add(ALPHA).add(BETA);
    register(BETA);
    for (let check = 0; check < MISSED_LIMIT; check++) {
      expect(reported()).toEqual([]);
      elapse(HEALTH_PERIOD);
      as(BETA);
      registry.alive(1);
    }
    expect(reported()).toEqual([ALPHA]);
    register(ALPHA);
    elapse(HEALTH_PERIOD);
    expect(reported()).toEqual([ALPHA]);
  });

  test('one that has unregistered is missed by nobody', () => {
    alive.add(ALPHA);
    register(ALPHA);
    registry.unregister();
    for (let check = 0; check <= MISSED_LIMIT; check++) elapse(HEALTH_PERIOD);
    expect(reported()).toEqual([]);
  });

  test('an answer of who never registered is nothing', () => {
    as(STRANGER);
    registry.alive(1);
    expect(registry.list(0, new RegisteredService())).toBe(RegistryError.nothing);
  });
});
