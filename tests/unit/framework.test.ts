/** The skeleton of every server: who gets through to its methods, and what it is told of others. */
import { LIVES_NOTIFICATION, SHUTDOWN_NOTIFICATION } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { ProcessInformation, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { DEPENDENCIES, REGISTRY_PROCESS } from '../../src/framework/configuration';
import { ServiceGrant } from '../../src/framework/grants';
import { HEALTH } from '../../src/framework/health';
import { PONG } from '../../src/interfaces/generated/pong-server';
import { ServiceError } from '../../src/runtime/service/error';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { main, seen } from './fixtures/witness-server.dialect';
import { FakeKernel, type Frame } from '../../testing/fake-kernel';

class EndOfScript extends Error {}

type Delivery = Partial<Frame> & { status: Status };

const METHOD = 1;
const TOKEN = 0x8000_0107;
const CLIENTS = 32;
const MINOR = 1;
const MAJOR = 1 << 16;
const { none, incompatible, notConnected, denied, full } = ServiceError;

let kernel: FakeKernel;
/** Generations of processes; 0 is dead. */
let generations: Map<number, number>;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  generations = new Map([[REGISTRY_PROCESS, 1]]);
  kernel.on(Operation.processInformation, (_frame, { a: process, b: address }) => {
    const generation = generations.get(process) ?? 1;
    const state = generation === 0 ? ProcessState.stopped : ProcessState.blocked;
    Object.assign(overlay(ProcessInformation, address), { state, generation });
    return Status.ok;
  });
  for (const operation of [Operation.call, Operation.callTransferring])
    kernel.on(operation, (frame) => {
      frame.b = none;
      return Status.ok;
    });
});

/** Runs the server on these deliveries; each may change the world when it comes. */
function run(...deliveries: (Delivery | (() => Delivery))[]): void {
  const waiting = [...deliveries];
  const deliver = (frame: Frame): Status => {
    const next = waiting.shift();
    if (!next) throw new EndOfScript();
    const delivery = typeof next === 'function' ? next() : next;
    Object.assign(frame, { a: 0, b: 0, m0: 0, m1: 0, m2: 0, m3: 0 }, delivery);
    return delivery.status;
  };
  kernel.on(Operation.receive, deliver);
  kernel.on(Operation.replyAndReceive, deliver);
  expect(main).toThrow(EndOfScript);
}

function connecting(badge: number, fields: Partial<Frame> = {}): Delivery {
  const { id: m0, version: m1, signature: m2 } = PONG;
  return { status: Status.ok, operation: badge, a: TOKEN, b: CONNECT, m0, m1, m2, ...fields };
}

function asking(badge: number, label = METHOD): Delivery {
  return { status: Status.ok, operation: badge, a: TOKEN, b: label };
}

function notifying(bits: number): Delivery {
  return { status: Status.notified, operation: bits };
}

/** Labels of what was answered. */
function answers(): number[] {
  return kernel.callsOf(Operation.replyAndReceive).map(({ b }) => b);
}

test('a client that has connected gets through; nobody else does', () => {
  run(asking(5), connecting(5), asking(5), asking(6), asking(0));
  expect(answers()).toEqual([notConnected, none, none, notConnected, notConnected]);
  expect(seen.requests).toBe(1);
});

test.each<[string, Partial<Frame>, number]>([
  ['another interface', { m0: 12345 }, incompatible],
  ['another major version', { m1: 2 * MAJOR }, incompatible],
  ['a newer minor version', { m1: MAJOR + MINOR }, incompatible],
  ['the same version with other methods', { m2: 12345 }, incompatible],
  ['a capability without a badge', { operation: 0 }, denied],
])('a client with %s is refused', (_what, fields, error) => {
  run(connecting(5, fields), asking(fields.operation ?? 5));
  expect(answers()).toEqual([error, notConnected]);
  expect(seen.requests).toBe(0);
});

test('a client that is dead already, whose message was left before, takes no place', () => {
  generations.set(4, 0);
  run(connecting(5), asking(5));
  expect(answers()).toEqual([denied, notConnected]);
});

test('there are places for so many clients, and one that leaves makes room', () => {
  const badges = Array.from({ length: CLIENTS }, (_, index) => index + 1);
  run(
    ...badges.map((badge) => connecting(badge)),
    connecting(CLIENTS + 1),
    asking(CLIENTS + 1),
    () => {
      generations.set(6, 0);
      return notifying(LIVES_NOTIFICATION);
    },
    connecting(CLIENTS + 1),
    asking(CLIENTS + 1),
  );
  expect(answers().slice(CLIENTS)).toEqual([full, notConnected, none, none]);
  expect(seen).toMatchObject({ left: 1, requests: 1 });
  expect(seen.client).toBe(seen.lastLeft);
});

test('every client has its own number, and keeps it', () => {
  const numbers: number[] = [];
  const note = (badge: number) => () => {
    numbers.push(seen.client);
    return asking(badge);
  };
  run(connecting(5), connecting(5 + CLIENTS), asking(5), note(5 + CLIENTS), note(5), note(5));
  const [first, other, again] = numbers;
  expect(first).not.toBe(other);
  expect(again).toBe(first);
});

test('a client that began anew has left, whether that is told or it comes back first', () => {
  const restart = (delivery: Delivery) => () => {
    generations.set(4, (generations.get(4) ?? 1) + 1);
    return delivery;
  };
  run(connecting(5), restart(notifying(LIVES_NOTIFICATION)), asking(5));
  expect(answers()).toEqual([none, notConnected]);
  expect(seen.left).toBe(1);
  run(connecting(5), restart(connecting(5)), asking(5));
  expect(seen.left).toBe(2);
});

test('connecting twice in one life changes nothing', () => {
  run(connecting(5), connecting(5), asking(5));
  expect(answers()).toEqual([none, none, none]);
  expect(seen.left).toBe(0);
});

test('the end of somebody else disturbs no client', () => {
  run(connecting(5), notifying(LIVES_NOTIFICATION), asking(5));
  expect(answers()).toEqual([none, none]);
  expect(seen).toMatchObject({ left: 0, faults: 0 });
});

test('a server is told of a dependency that began anew, once', () => {
  const [dependency = 0] = DEPENDENCIES;
  run(() => {
    generations.set(dependency, 7);
    return notifying(LIVES_NOTIFICATION);
  }, notifying(LIVES_NOTIFICATION));
  expect(seen).toMatchObject({ faults: 1, lastFault: dependency });
});

test('it registers before it says that it is ready, and again with a new registry', () => {
  run(() => {
    generations.set(REGISTRY_PROCESS, 2);
    return notifying(LIVES_NOTIFICATION);
  }, notifying(LIVES_NOTIFICATION));
  const registering = kernel.callsOf(Operation.callTransferring);
  expect(registering.map(({ slot }) => slot)).toEqual([ServiceGrant.registry, ServiceGrant.registry]);
  expect(registering[0]?.words).toEqual([PONG.id, PONG.version, 0, ServiceGrant.requests]);
  const told = kernel.calls.filter(({ slot }) => slot === ServiceGrant.supervisor);
  expect(told.every(({ operation }) => operation === Operation.post)).toBe(true);
  expect(kernel.calls.indexOf(registering[0]!)).toBeLessThan(kernel.calls.indexOf(told[0]!));
});

test('a supervisor whose port is full is told again', () => {
  let posts = 0;
  kernel.on(Operation.post, () => (posts++ < 3 ? Status.full : Status.ok));
  kernel.on(Operation.wait, () => Status.timeout);
  run();
  expect(posts).toBeGreaterThan(3);
  expect(kernel.callsOf(Operation.wait).length).toBeGreaterThan(0);
});

test('health is answered without waiting for anybody', () => {
  run({ status: Status.ok, operation: 0, b: HEALTH });
  const posts = kernel.callsOf(Operation.post).filter(({ slot }) => slot === ServiceGrant.registry);
  expect(posts.length).toBeGreaterThan(0);
});

test('its own notifications are its own', () => {
  run(notifying(LIVES_NOTIFICATION | 5));
  expect(seen.bits).toBe(5);
});

test('asked to finish it cleans up and ends', () => {
  kernel.on(Operation.receive, (frame) => {
    frame.operation = SHUTDOWN_NOTIFICATION;
    return Status.notified;
  });
  expect(main).toThrow(/exit returned/);
  expect(seen.cleaned).toBe(1);
  expect(kernel.callsOf(Operation.exit)).toMatchObject([{ a: 0 }]);
});

test('a server without its endpoint panics', () => {
  kernel.on(Operation.receive, () => Status.invalidSlot);
  expect(main).toThrow(/cannot receive/);
});
