/** Connections that find their service: when the registry is asked, and what clients hear when it has nothing for them. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { findThroughRegistry } from '../../src/framework/find';
import { EventsClient, EventsError } from '../../src/interfaces/generated/events-client';
import { RegistryError } from '../../src/interfaces/generated/registry-client';
import { SupervisorClient, SupervisorError } from '../../src/interfaces/generated/supervisor-client';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { FakeKernel, textAt } from '../../testing/fake-kernel';

const REGISTRY = 2;
const SLOT = 9;
/** The method `find` of the registry. */
const FIND = 3;

let kernel: FakeKernel;
let events: EventsClient;
/** What the registry answers. */
let answer: RegistryError;
/** Whether the slot holds a capability. */
let isThere: boolean;
/** Names that the registry was asked for. */
let wanted: string[];
/** The slots that were named for what comes with answers. */
let accepted: number;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  answer = RegistryError.none;
  isThere = false;
  wanted = [];
  kernel.on(Operation.identify, () => (isThere ? Status.ok : Status.invalidSlot));
  kernel.on(Operation.accept, (_frame, { a }) => {
    accepted = a;
    return Status.ok;
  });
  kernel.on(Operation.call, (frame, { slot, b }) => {
    if (slot === SLOT && !isThere) return Status.invalidSlot;
    frame.b = slot === SLOT && b !== CONNECT ? EventsError.nothing : EventsError.none;
    return Status.ok;
  });
  kernel.on(Operation.callLending, (frame, { slot, b, words: [, , address = 0, extent = 0] }) => {
    expect([slot, b]).toEqual([REGISTRY, FIND]);
    expect(accepted).toBe(SLOT);
    wanted.push(textAt(address, extent & 0xff));
    isThere = answer === RegistryError.none;
    Object.assign(frame, { b: answer, operation: Number(isThere) });
    return Status.ok;
  });
  findThroughRegistry();
  events = new EventsClient();
  events.connection.find('events', REGISTRY, SLOT);
});

const ask = (): EventsError => events.unsubscribe(1n);

test('a service is found when it is first needed, and then not asked for again', () => {
  expect(ask()).toBe(EventsError.nothing);
  expect(ask()).toBe(EventsError.nothing);
  expect(wanted).toEqual(['events']);
});

test('one whose slot has become empty is found anew, in the same call', () => {
  ask();
  isThere = false;
  expect(ask()).toBe(EventsError.nothing);
  expect(wanted).toEqual(['events', 'events']);
});

test('a slot that holds a capability is not filled again', () => {
  isThere = true;
  expect(ask()).toBe(EventsError.nothing);
  expect(wanted).toEqual([]);
});

test.each([
  ['is not there now', RegistryError.absent, EventsError.unavailable],
  ['is nobody', RegistryError.unknown, EventsError.unavailable],
  ['may not be found', RegistryError.denied, EventsError.denied],
])('a service that %s', (_, refusal, error) => {
  answer = refusal;
  expect(ask()).toBe(error);
  answer = RegistryError.none;
  expect(ask()).toBe(EventsError.nothing);
});

test('a registry that does not answer', () => {
  kernel.on(Operation.callLending, () => Status.dead);
  expect(ask()).toBe(EventsError.unavailable);
});

test('where a capability is to go is said after the service was found, which brings one itself', () => {
  const supervisor = new SupervisorClient();
  supervisor.connection.find('supervisor', REGISTRY, SLOT);
  const goesTo: number[] = [];
  kernel.on(Operation.call, (frame, { b }) => {
    if (b !== CONNECT) goesTo.push(accepted);
    Object.assign(frame, { b: SupervisorError.none, operation: 1 });
    return Status.ok;
  });
  expect(supervisor.capabilityTo(3, SLOT + 1)).toBe(SupervisorError.none);
  expect(goesTo).toEqual([SLOT + 1]);
});
