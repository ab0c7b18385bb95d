/** What crosses from clients to the supervisor and back: who may ask for what, and what a client gets of a process that it has created. */
import { Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { LeaseRight, LEASE_RIGHT_SHIFT } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { SpawnRequest } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { addClient, removeClient } from '../../src/framework/clients';
import { SupervisorError } from '../../src/interfaces/generated/supervisor-server';
import { Action, Resource } from '../../src/interfaces/permissions';
import { ServiceInformation, ServiceState } from '../../src/interfaces/supervisor';
import { Message } from '../../src/runtime/message';
import { clientLeft, Grant, request } from '../../src/servers/supervisor/main';
import { openSecurity } from '../../src/servers/supervisor/permission';
import { NAMES, Supervised } from './support/supervised';

/** Methods by their numbers. */
enum Method {
  restart = 3,
  stop = 4,
  injectFault = 5,
  spawn = 6,
  capabilityTo = 7,
  shutDown = 8,
  reset = 9,
  panic = 10,
  inspect = 11,
}

const TOKEN = 0x8000_0001;
const SHELL = NAMES.indexOf('shell');
const LAMP = NAMES.indexOf('lamp');
const WORKER = NAMES.indexOf('worker.1');

let world: Supervised;

beforeEach(() => {
  world = new Supervised();
  world.boot();
  openSecurity();
  world.take();
});

/** The error, as the client sees it. */
function ask(method: Method, ...words: number[]): number {
  return send(method, SHELL, ...words).label;
}

function send(method: Method, process: number, ...[m0 = 0, m1 = 0, m2 = 0, m3 = 0]: number[]): Message {
  const message = Object.assign(new Message(), {
    label: method,
    token: TOKEN,
    badge: process + 1,
    m0,
    m1,
    m2,
    m3,
  });
  request(message);
  return message;
}

describe('who may ask', () => {
  const EVERYTHING: [Method, Resource, Action, string[]][] = [
    [Method.stop, Resource.processes, Action.control, ['stop lamp']],
    [Method.restart, Resource.processes, Action.control, ['start lamp']],
    [Method.injectFault, Resource.processes, Action.control, [`fault lamp ${SHELL + 1}`]],
    [Method.spawn, Resource.processes, Action.create, []],
    [Method.shutDown, Resource.system, Action.shutDown, ['ask blinker', 'ask shell', 'ask once']],
    [Method.reset, Resource.system, Action.administer, ['ask blinker', 'ask shell', 'ask once']],
    [Method.panic, Resource.system, Action.administer, ['end panic 0']],
  ];
  const done = (): string[] => world.take().filter((what) => !what.startsWith('tell'));

  test.each(EVERYTHING)(
    'method %d: without a security service everybody',
    (method, _resource, _action, expected) => {
      ask(method, LAMP);
      expect(done()).toEqual(expected);
    },
  );

  test.each(EVERYTHING)(
    'method %d: the security service is asked, about the process of the badge',
    (method, resource, action, expected) => {
      const asked: number[][] = [];
      world.secure((process, ...what) => {
        asked.push([process, ...what]);
        return SupervisorError.none;
      });
      ask(method, LAMP);
      expect(asked).toEqual([[SHELL, resource, action]]);
      expect(done()).toEqual(expected);
    },
  );

  test.each(EVERYTHING)('method %d: refused, nothing happens', (method) => {
    world.secure(() => SupervisorError.denied);
    expect(ask(method, LAMP)).toBe(SupervisorError.denied);
    expect(done()).toEqual([]);
    expect(world.kernel.callsOf(Operation.spawn)).toEqual([]);
  });

  test('a security service that does not answer in time refuses', () => {
    world.secure(() => Status.timeout, true);
    expect(ask(Method.stop, LAMP)).toBe(SupervisorError.denied);
    expect(done()).toEqual([]);
  });
});

describe('creation', () => {
  /** The second of the free slots. */
  const GIVEN = Object.values(Grant).filter((slot) => typeof slot === 'number').length + 1;
  let wanted: Partial<SpawnRequest>;
  let status: Status;

  beforeEach(() => {
    status = Status.ok;
    world.kernel.on(Operation.spawn, (frame, { b }) => {
      const { priority, memoryLimit } = overlay(SpawnRequest, b);
      wanted = { priority, memoryLimit };
      frame.a = WORKER;
      return status;
    });
  });

  test('the client gets a capability with its badge, moved: the supervisor keeps none', () => {
    send(Method.spawn, SHELL, WORKER, 20, 4096);
    expect(wanted).toEqual({ priority: 20, memoryLimit: 4096 });
    expect(world.kernel.callsOf(Operation.mint)).toMatchObject([
      { a: GIVEN, b: Right.send | Right.grant, words: [SHELL + 1, 0, 0, 0] },
    ]);
    expect(world.kernel.callsOf(Operation.delete)).toHaveLength(1);
    const [reply] = world.kernel.callsOf(Operation.replyTransferring);
    expect(reply!.words[0]).toBe(WORKER);
    expect(reply!.words[3]).toBe((GIVEN | TRANSFER_MOVE) >>> 0);
    expect(world.stateOf('worker.1')).toBe(ServiceState.ready);
  });

  test('it is at most as urgent as the client', () => {
    expect(ask(Method.spawn, WORKER, 15, 0)).toBe(SupervisorError.tooUrgent);
    expect(world.kernel.callsOf(Operation.spawn)).toEqual([]);
  });

  test.each([
    [Status.exhausted, SupervisorError.exhausted],
    [Status.wrongType, SupervisorError.notCreatable],
    [Status.invalidArgument, SupervisorError.tooUrgent],
    [Status.slotInUse, SupervisorError.refused],
  ])('status %d of the kernel is error %d', (from, error) => {
    status = from;
    expect(ask(Method.spawn, WORKER, 20, 0)).toBe(error);
  });

  test('it ends with its client, and whoever has the same badge then is not its owner', () => {
    const client = addClient(SHELL + 1, 1);
    send(Method.spawn, SHELL, WORKER, 20, 0);
    world.alive.add('worker.1');
    world.take();
    clientLeft(client);
    removeClient(client);
    expect(world.take()).toContain('stop worker.1');
    expect(world.stateOf('worker.1')).toBe(ServiceState.stopped);
    expect(send(Method.capabilityTo, SHELL, WORKER).label).toBe(SupervisorError.notYours);
  });

  test('a capability to the process itself is for who had it created', () => {
    send(Method.spawn, SHELL, WORKER, 20, 0);
    expect(send(Method.capabilityTo, LAMP, WORKER).label).toBe(SupervisorError.notYours);
    expect(send(Method.capabilityTo, SHELL, 99).label).toBe(SupervisorError.noSuchProcess);
    send(Method.capabilityTo, SHELL, WORKER);
    expect(world.kernel.callsOf(Operation.mint).at(-1)).toMatchObject({
      slot: Grant.processes,
      b: Right.inspect | Right.control,
      words: [WORKER + 1, 0, 0, 0],
    });
  });
});

test('everybody may look at lives', () => {
  const lent = new Uint8Array(
    host.memory.bytes(addressOf(new ServiceInformation()), sizeof(ServiceInformation)),
  );
  world.kernel.lent.set(TOKEN, lent);
  const extent = (lent.length | (LeaseRight.write << LEASE_RIGHT_SHIFT)) >>> 0;
  world.crash('lamp');
  const message = send(Method.inspect, SHELL, LAMP, 0, 0, extent);
  expect(message.label).toBe(SupervisorError.none);
  const seen = new ServiceInformation();
  host.memory.bytes(addressOf(seen), lent.length).set(lent);
  expect(seen).toMatchObject({ state: ServiceState.starting, service: true, essential: false });
  expect(seen).toMatchObject({
    restarts: 1,
    crashes: 1,
    loop: 1,
    dependenciesLow: 0b110,
    dependenciesHigh: 0,
  });
  expect(send(Method.inspect, SHELL, 99, 0, 0, extent).label).toBe(SupervisorError.noSuchProcess);
});

test('what makes no sense is refused', () => {
  expect(ask(77 as Method)).toBe(SupervisorError.unknownMethod);
  expect(ask(Method.inspect, LAMP)).toBe(SupervisorError.malformed);
});
