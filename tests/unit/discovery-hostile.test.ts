/** A client that sends anything at all to the registry or the events service: both go on, for others as before. */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation, TOKEN_TRANSFERRED } from '../../src/abi/operation';
import { ProcessInformation } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { EventWords, topicName } from '../../src/interfaces/events';
import { EventsClient, EventsError } from '../../src/interfaces/generated/events-client';
import { RegistryClient, RegistryError } from '../../src/interfaces/generated/registry-client';
import { Registration } from '../../src/interfaces/registry';
import { Message } from '../../src/runtime/message';
import { Answer } from '../../src/runtime/service/answer';
import { currentCaller } from '../../src/runtime/service/caller';
import { acceptWithRequests } from '../../src/runtime/service/transfer';
import { request as requestEvents } from '../../src/servers/events/main';
import * as eventsSlots from '../../src/servers/events/subscribers';
import { initialise, request as requestRegistry } from '../../src/servers/registry/main';
import * as registrySlots from '../../src/servers/registry/slots';
import { bytesOf, FakeKernel, fill } from '../../testing/fake-kernel';
import { FakeSlots, type Held } from './support/fake-slots';
import { Loopback } from '../../testing/loopback';

const SLOT = 60;
const TOKEN = 0x8000_0007;
/** Process and client numbers: the first may find the second (see the registry's `configuration.ts`). */
const FINDER = 3;
const ALPHA = 4;
const HOSTILE = 7;

const word = fc.oneof(
  fc.nat(9),
  fc.constantFrom(0x7fff_ffff, 0x8000_0000, 0xffff_ffff),
  fc.integer({ min: 0, max: 0xffff_ffff }),
);
const lease = fc.tuple(fc.nat(100), fc.nat(3)).map(([length, right]) => (length | (right << 30)) >>> 0);
const held: fc.Arbitrary<Held> = fc.record({
  type: fc.constantFrom(ObjectType.endpoint, ObjectType.notification, ObjectType.process),
  rights: fc.constantFrom(Right.send, Right.send | Right.grant),
  badge: fc.constantFrom(0, 1, 0xff),
});
const sent = fc.record({
  label: fc.oneof(fc.nat({ max: 9 }), word),
  token: fc.constantFrom(TOKEN, TOKEN, 0),
  words: fc.tuple(word, word, word, fc.oneof(lease, word)),
  lent: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('alpha', 'beta', 'stranger')),
  arrives: fc.option(held),
});
const script = fc.array(sent, { maxLength: 60 });

/** Made once: the host's memory is not endless. */
const message = new Message();
const registry = new RegistryClient();
const events = new EventsClient();
const registration = new Registration();
const words = new EventWords();

let kernel: FakeKernel;
let slots: FakeSlots;
let loopback: Loopback;

function begin(request: (message: never) => unknown, arrivalSlot: number): void {
  host.reset();
  kernel = new FakeKernel();
  slots = new FakeSlots(kernel);
  loopback = new Loopback(kernel, SLOT, request);
  slots.answered = (call) => loopback.keep(call);
  acceptWithRequests(arrivalSlot);
  kernel.on(Operation.processInformation, (_frame, { a: process, b: address }) => {
    const name = { [FINDER]: 'finder', [ALPHA]: 'alpha', [HOSTILE]: 'stranger' }[process];
    fill(overlay(ProcessInformation, address).name, name ?? `process${process}`);
    return Status.ok;
  });
}

function as(process: number): void {
  loopback.process = process;
  loopback.client = process;
}

/** Sends it as the kernel would deliver it, connected. */
function send(
  request: (message: Message) => Answer,
  arrivalSlot: number,
  {
    label,
    token,
    words: [m0, m1, m2, m3],
    lent,
    arrives,
  }: typeof sent extends fc.Arbitrary<infer T> ? T : never,
): number | undefined {
  const transferred = arrives && token !== 0 ? TOKEN_TRANSFERRED : 0;
  if (transferred) slots.held.set(arrivalSlot, arrives!);
  kernel.lent.set((token | transferred) >>> 0, new Uint8Array(Buffer.from(lent, 'latin1')));
  Object.assign(message, { label, badge: HOSTILE + 1, token: (token | transferred) >>> 0, m0, m1, m2, m3 });
  currentCaller.client = HOSTILE;
  const answer = request(message);
  expect(slots.held.has(arrivalSlot)).toBe(false);
  return answer === Answer.now ? message.label : undefined;
}

const numbersOf = (errors: object): unknown[] =>
  Object.values(errors).filter((each) => typeof each === 'number');

test('the registry: others are found as before, and nothing is kept but what the client registered itself', () => {
  const { ARRIVAL_SLOT, SERVICE_SLOTS } = registrySlots;
  const known = numbersOf(RegistryError);
  const property = fc.property(script, (messages) => {
    begin(requestRegistry, ARRIVAL_SLOT);
    initialise();
    registry.connection.open(SLOT);
    as(ALPHA);
    loopback.transfer = () =>
      slots.held.set(ARRIVAL_SLOT, { type: ObjectType.endpoint, rights: Right.send | Right.grant, badge: 0 });
    expect(registry.register(registration, 0)).toBe(RegistryError.none);
    for (const each of messages) {
      const label = send(requestRegistry as never, ARRIVAL_SLOT, each);
      if (label !== undefined) expect(known).toContain(label);
    }
    expect([SERVICE_SLOTS + ALPHA, SERVICE_SLOTS + HOSTILE]).toEqual(expect.arrayContaining(slots.used()));
    expect([...slots.given.values()]).toEqual([]);
    as(FINDER);
    expect(registry.find(bytesOf('alpha') as never, 1)).toBe(RegistryError.none);
  });
  fc.assert(property, { seed: 4, numRuns: 200 });
});

test('the events service: others hear everything, and one capability is kept for the client at most', () => {
  const { ARRIVAL_SLOT, NOTIFICATION_SLOTS } = eventsSlots;
  const known = numbersOf(EventsError);
  const property = fc.property(script, (messages) => {
    begin(requestEvents, ARRIVAL_SLOT);
    events.connection.open(SLOT);
    as(ALPHA);
    loopback.transfer = () =>
      slots.held.set(ARRIVAL_SLOT, { type: ObjectType.notification, rights: Right.send, badge: 1 });
    const topic = topicName(bytesOf('news') as never);
    expect(events.subscribe(topic, 1, 0)).toBe(EventsError.none);
    for (const each of messages) {
      const label = send(requestEvents as never, ARRIVAL_SLOT, each);
      if (label !== undefined) expect(known).toContain(label);
    }
    expect([NOTIFICATION_SLOTS, NOTIFICATION_SLOTS + 1]).toEqual(expect.arrayContaining(slots.used()));
    as(FINDER);
    expect(events.publish(topic, words)).toBe(EventsError.none);
    expect(kernel.callsOf(Operation.signal).filter(({ slot }) => slot === NOTIFICATION_SLOTS)).toHaveLength(
      1,
    );
  });
  fc.assert(property, { seed: 4, numRuns: 200 });
});
