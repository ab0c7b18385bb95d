/** How a client's connection meets servers that were restarted, are gone, speak another version, or answer nonsense. */
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { JournalClient, JournalError } from '../../src/interfaces/generated/journal-client';
import { PongClient, PongError } from '../../src/interfaces/generated/pong-client';
import { PONG } from '../../src/interfaces/generated/pong-server';
import { Event } from '../../src/interfaces/journal';
import { Words } from '../../src/interfaces/pong';
import {
  CONNECT,
  compatibility,
  InterfaceDescription,
} from '../../src/runtime/service/interface-description';
import { ServiceError } from '../../src/runtime/service/error';
import { setFinder } from '../../src/runtime/service/lookup';
import { FakeKernel, type Call } from '../../testing/fake-kernel';

const SLOT = 7;
const EXCHANGE = 1;
const RECORD = 1;

let kernel: FakeKernel;
let pong: PongClient;
let ball: Words;
/** What happens to the next calls, in order: a status, or the label of an answer. */
let events: { status?: Status; label?: number }[];

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  pong = new PongClient();
  ball = new Words();
  ball.first = 5;
  events = [];
  kernel.on(Operation.call, (frame) => {
    const { status = Status.ok, label = 0 } = events.shift() ?? {};
    frame.b = label;
    return status;
  });
});

const labels = (): number[] => kernel.callsOf(Operation.call).map(({ b }) => b);
const exchange = (): PongError => pong.exchange(ball, new Words());

function open(): void {
  pong.connection.open(SLOT);
}

test('the first call connects, with id, version and signature; the next does not', () => {
  open();
  expect([exchange(), exchange()]).toEqual([PongError.none, PongError.none]);
  expect(labels()).toEqual([CONNECT, EXCHANGE, EXCHANGE]);
  const [greeting] = kernel.callsOf(Operation.call) as [Call];
  expect(greeting).toMatchObject({ slot: SLOT, a: FOREVER });
  expect(greeting.words.slice(0, 3)).toEqual([PONG.id, PONG.version, PONG.signature]);
});

test('the deadline of a connection is that of all its calls', () => {
  open();
  pong.connection.timeout = 50;
  exchange();
  expect(kernel.callsOf(Operation.call).map(({ a }) => a)).toEqual([50, 50]);
});

test('a server of another version is incompatible, and not asked', () => {
  open();
  events = [{ label: ServiceError.incompatible }];
  expect(exchange()).toBe(PongError.incompatible);
  expect(labels()).toEqual([CONNECT]);
});

test('a server that was restarted is accepted, connected and asked again with the same words', () => {
  open();
  exchange();
  events = [{ status: Status.restarted }, { status: Status.restarted }];
  expect(exchange()).toBe(PongError.none);
  expect(labels().slice(2)).toEqual([EXCHANGE, CONNECT, CONNECT, EXCHANGE]);
  expect(kernel.callsOf(Operation.renew)).toHaveLength(1);
  expect(kernel.callsOf(Operation.call)[5]?.words[0]).toBe(5);
});

test('a server that has forgotten the client is connected again', () => {
  open();
  exchange();
  events = [{ label: ServiceError.notConnected }];
  expect(exchange()).toBe(PongError.none);
  expect(labels().slice(2)).toEqual([EXCHANGE, CONNECT, EXCHANGE]);
});

test('a server that forgets again and again is asked twice', () => {
  open();
  exchange();
  events = [{ label: ServiceError.notConnected }, {}, { label: ServiceError.notConnected }];
  expect(exchange()).toBe(PongError.notConnected);
  expect(labels().slice(2)).toEqual([EXCHANGE, CONNECT, EXCHANGE]);
});

test.each([
  [Status.dead, PongError.unavailable],
  [Status.revoked, PongError.unavailable],
  [Status.notStarted, PongError.unavailable],
  [Status.timeout, PongError.unavailable],
  [Status.cycle, PongError.unavailable],
  [Status.insufficientRights, PongError.denied],
  [Status.notAccepted, PongError.full],
])('a call that ends with status %i is asked once', (status, error) => {
  open();
  exchange();
  events = [{ status }];
  expect(exchange()).toBe(error);
  expect(labels().slice(2)).toEqual([EXCHANGE]);
});

test.each([8, 14, PongError.later, 16, 0xffff])(
  'label %i is no error of the interface: malformed',
  (label) => {
    open();
    exchange();
    events = [{ label }];
    expect(exchange()).toBe(PongError.malformed);
  },
);

test('a connection that is not open is unavailable', () => {
  events = [{ status: Status.invalidSlot }, { status: Status.invalidSlot }];
  expect(exchange()).toBe(PongError.unavailable);
  expect(kernel.callsOf(Operation.call).every(({ slot }) => slot === NO_SLOT)).toBe(true);
});

describe('what is posted', () => {
  let journal: JournalClient;
  beforeEach(() => {
    journal = new JournalClient();
    journal.connection.open(SLOT);
    kernel.on(Operation.post, (frame) => {
      const { status = Status.ok, label = 99 } = events.shift() ?? {};
      frame.b = label;
      return status;
    });
  });
  const posted = (): number[] => kernel.callsOf(Operation.post).map(({ b }) => b);
  const record = (): JournalError => journal.record(Event.began, 3);

  test('waits for nobody, not even to connect', () => {
    expect([record(), record()]).toEqual([JournalError.none, JournalError.none]);
    expect(posted()).toEqual([CONNECT, RECORD, RECORD]);
    expect(kernel.callsOf(Operation.call)).toHaveLength(0);
  });

  test('finds no room: full', () => {
    record();
    events = [{ status: Status.full }];
    expect(record()).toBe(JournalError.full);
    expect(posted()).toEqual([CONNECT, RECORD, RECORD]);
  });

  test('finds a server that was restarted: once more', () => {
    record();
    events = [{ status: Status.restarted }, { status: Status.restarted }];
    expect(record()).toBe(JournalError.none);
    expect(posted().slice(2)).toEqual([RECORD, CONNECT, CONNECT, RECORD]);
  });
});

describe('a service that is found', () => {
  let isThere: boolean;
  let found: [string, number, number][];
  beforeEach(() => {
    isThere = false;
    found = [];
    kernel.on(Operation.identify, () => (isThere ? Status.ok : Status.invalidSlot));
    setFinder((name, registry, slot) => {
      found.push([name, registry, slot]);
      isThere = true;
      return ServiceError.none;
    });
    pong.connection.find('pong', 2, SLOT);
  });

  test('is looked up when it is first needed, once', () => {
    expect(found).toEqual([]);
    expect([exchange(), exchange()]).toEqual([PongError.none, PongError.none]);
    expect(found).toEqual([['pong', 2, SLOT]]);
  });

  test('is looked up again when its slot is empty: the server has ended, and what came of it is gone', () => {
    exchange();
    isThere = false;
    events = [{ status: Status.invalidSlot }];
    expect(exchange()).toBe(PongError.none);
    expect(found).toHaveLength(2);
    expect(labels().slice(2)).toEqual([EXCHANGE, CONNECT, EXCHANGE]);
  });

  test('that may not be found is what the registry says', () => {
    setFinder(() => ServiceError.denied);
    events = [{ status: Status.invalidSlot }];
    expect(exchange()).toBe(PongError.denied);
  });
});

test.each<[string, Partial<InterfaceDescription>, number]>([
  ['the same', {}, ServiceError.none],
  ['an older minor version', { version: 0x20000, signature: 9 }, ServiceError.none],
  ['a newer minor version', { version: 0x20002 }, ServiceError.incompatible],
  ['an older major version', { version: 0x10001 }, ServiceError.incompatible],
  ['a newer major version', { version: 0x30000 }, ServiceError.incompatible],
  ['another signature', { signature: 9 }, ServiceError.incompatible],
  ['another interface', { id: 9 }, ServiceError.incompatible],
])('%s', (_what, client, error) => {
  const own = new InterfaceDescription();
  Object.assign(own, { id: 1, version: 0x20001, signature: 3 });
  const { id, version, signature } = { id: 1, version: 0x20001, signature: 3, ...client };
  expect(compatibility(own, id, version, signature)).toBe(error);
});
