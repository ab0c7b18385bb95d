/** The resource manager: who holds what, who waits for it, who gets it next, and what a hold on a device is worth. */
import { Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { addClient, removeClient } from '../../src/framework/clients';
import { LockMode, ResourceHandle, ResourceInformation } from '../../src/interfaces/resources';
import { ResourcesClient, ResourcesError } from '../../src/interfaces/generated/resources-client';
import { clientLeft, initialise, notified, request } from '../../src/servers/resources/main';
import { DEVICE_SLOTS, GIFT_SLOT } from '../../src/servers/resources/slots';
import { FakeKernel, fill } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';

const SLOT = 4;
const FREE = 9;
const BIT = 0x10;
/** Processes: the device tables of host tests let 1 and 2 have the serial line, and 2 alone the random number generator. */
const [ANN, BOB, CAT, DAN] = [1, 2, 3, 4];
const { none, busy, deadlock, denied, late, notHeld, taken, badName, unknown, full } = ResourcesError;
const { shared, exclusive } = LockMode;
/** To a call that is answered later there is no answer in this machine. */
const WAITS = ResourcesError.unavailable;
const TIME = 1;

let kernel: FakeKernel;
let loopback: Loopback;
let client: ResourcesClient;
let places: Map<number, number>;
/** Calls that their callers have given up. */
const abandoned = new Set<number>();

beforeEach(() => begin(0n));

/** The manager's life begins. */
function begin(now: bigint): void {
  host.reset();
  kernel = new FakeKernel();
  kernel.now = now;
  loopback = new Loopback(kernel, SLOT, request);
  // Of those who wait nobody has given up.
  kernel.on(Operation.leaseCopy, (_frame, call) =>
    kernel.lent.has(call.slot) || abandoned.has(call.slot) ? kernel.copy(call) : Status.leaseViolation,
  );
  kernel.on(Operation.replyTransferring, (_frame, call) => loopback.keep(call));
  client = new ResourcesClient();
  client.connection.open(SLOT);
  abandoned.clear();
  places = new Map([ANN, BOB, CAT, DAN].map((process) => [process, addClient(process + 1, 1)]));
  initialise();
}

function as(process: number): ResourcesClient {
  loopback.process = process;
  loopback.client = places.get(process)!;
  return client;
}

/** A client's memory. */
const room = array(u8, 32);

function bytes(text: string): ReturnType<typeof span<number>> {
  fill(room, text);
  return span(room, 0, text.length);
}

function named(text: string, process: number, how: 'register' | 'request' = 'request'): number {
  const handle = new ResourceHandle();
  expect(as(process)[how](bytes(text), handle)).toBe(none);
  return handle.number;
}

function lock(resource: number, process: number, mode: LockMode = exclusive, timeout = 0): ResourcesError {
  return as(process).lock(resource, mode, timeout);
}

/** Asks, and is not answered: the token of the call. */
function wait(resource: number, process: number, mode: LockMode = exclusive, timeout = FOREVER): number {
  expect(lock(resource, process, mode, timeout)).toBe(WAITS);
  expect(loopback.answers.has(loopback.token)).toBe(false);
  return loopback.token;
}

function answerTo(token: number): ResourcesError | undefined {
  return loopback.answers.get(token)?.label;
}

function end(process: number): void {
  clientLeft(places.get(process)!);
}

function information(name: string): ResourceInformation {
  for (let index = 0; ; index++) {
    const found = new ResourceInformation();
    expect(as(DAN).list(index, found)).toBe(none);
    if (
      Buffer.from([...found.name])
        .toString('latin1')
        .replace(/\0+$/, '') === name
    )
      return found;
  }
}

let door: number;
let window_: number;

beforeEach(() => {
  door = named('door', ANN, 'register');
  window_ = named('window', ANN, 'register');
});

describe('locks', () => {
  test('one holds it alone; to others it is busy until it is released', () => {
    expect(lock(door, ANN)).toBe(none);
    expect(lock(door, BOB)).toBe(busy);
    expect(lock(door, BOB, shared)).toBe(busy);
    expect(as(BOB).release(door)).toBe(notHeld);
    expect(as(ANN).release(door)).toBe(none);
    expect(lock(door, BOB)).toBe(none);
  });

  test('many share it; alone has it who is alone', () => {
    expect(lock(door, ANN, shared)).toBe(none);
    expect(lock(door, BOB, shared)).toBe(none);
    expect(lock(door, CAT)).toBe(busy);
    expect(lock(door, ANN)).toBe(busy);
    expect(as(BOB).release(door)).toBe(none);
    expect(lock(door, ANN)).toBe(none);
    expect(lock(door, BOB, shared)).toBe(busy);
  });

  test('what is held already is given again, and released once', () => {
    expect(lock(door, ANN)).toBe(none);
    expect(lock(door, ANN, shared)).toBe(none);
    expect(lock(door, BOB, shared)).toBe(busy);
    expect(as(ANN).release(door)).toBe(none);
    expect(as(ANN).release(door)).toBe(notHeld);
  });

  test('no mode is no lock', () => {
    expect(lock(door, ANN, LockMode.none)).toBe(ResourcesError.malformed);
    expect(lock(door, ANN, 7 as LockMode)).toBe(ResourcesError.malformed);
  });
});

describe('waiting', () => {
  test('who waits has it when it is released, in the order of asking', () => {
    lock(door, ANN);
    const bob = wait(door, BOB);
    const cat = wait(door, CAT);
    as(ANN).release(door);
    expect([answerTo(bob), answerTo(cat)]).toEqual([none, undefined]);
    expect(as(BOB).release(door)).toBe(none);
    expect(answerTo(cat)).toBe(none);
  });

  test('all who share get it at once, up to who wants it alone; nobody overtakes', () => {
    lock(door, ANN);
    const sharing = [wait(door, BOB, shared), wait(door, CAT, shared)];
    const alone = wait(door, DAN);
    as(ANN).release(door);
    expect(sharing.map(answerTo)).toEqual([none, none]);
    expect(answerTo(alone)).toBe(undefined);
    expect(lock(door, ANN, shared)).toBe(busy);
    as(BOB).release(door);
    as(CAT).release(door);
    expect(answerTo(alone)).toBe(none);
  });

  test('who shares and wants it alone goes before those who hold nothing of it', () => {
    lock(door, ANN, shared);
    lock(door, BOB, shared);
    const cat = wait(door, CAT);
    const ann = wait(door, ANN);
    as(BOB).release(door);
    expect([answerTo(cat), answerTo(ann)]).toEqual([undefined, none]);
  });

  test('a wait ends when its time is over, and lets those behind it go on', () => {
    kernel.now = 1000n;
    lock(door, ANN, shared);
    const alone = wait(door, BOB, exclusive, 500);
    const sharing = wait(door, CAT, shared, 900);
    expect(kernel.timer).toMatchObject({ deadline: 1500n, period: 0, bits: TIME });
    kernel.now = 1500n;
    notified(TIME);
    expect([answerTo(alone), answerTo(sharing)]).toEqual([late, none]);
    expect(kernel.timer).toBe(undefined);
  });

  test('a wait for ever sets no timer', () => {
    lock(door, ANN);
    wait(door, BOB);
    expect(kernel.timer).toBe(undefined);
  });

  test('who has stopped waiting gets nothing, and the next one has it', () => {
    lock(door, ANN);
    const gone = wait(door, BOB);
    const cat = wait(door, CAT);
    kernel.on(Operation.reply, (_frame, call) =>
      call.slot === gone ? Status.notWaiting : loopback.keep(call),
    );
    as(ANN).release(door);
    expect(answerTo(cat)).toBe(none);
    expect(information('door')).toMatchObject({ holderCount: 1, waitingCount: 0 });
  });

  test('there is room for so many, and no more', () => {
    lock(door, ANN);
    for (let count = 0; count < 32; count++) wait(door, BOB);
    expect(lock(door, CAT, exclusive, FOREVER)).toBe(full);
  });

  test('waits that a client has given up take no room when it waits again', () => {
    lock(door, ANN);
    const given = [wait(door, BOB), wait(door, BOB)];
    given.forEach((token) => abandoned.add(token));
    wait(door, BOB);
    expect(information('door').waitingCount).toBe(1);
  });
});

test('who has given up waiting keeps nobody from what they could have', () => {
  lock(door, ANN, LockMode.shared);
  const gone = wait(door, BOB);
  expect(lock(door, CAT, LockMode.shared)).toBe(busy);
  abandoned.add(gone);
  expect(lock(door, CAT, LockMode.shared)).toBe(none);
});

describe('circles of waits', () => {
  test('of two who wait for each other the second is refused', () => {
    lock(door, ANN);
    lock(window_, BOB);
    const ann = wait(window_, ANN);
    expect(lock(door, BOB, exclusive, FOREVER)).toBe(deadlock);
    as(BOB).release(window_);
    expect(answerTo(ann)).toBe(none);
  });

  test('of three', () => {
    const gate = named('gate', BOB, 'register');
    lock(door, ANN);
    lock(window_, BOB);
    lock(gate, CAT);
    wait(window_, ANN);
    wait(gate, BOB);
    expect(lock(door, CAT, exclusive, FOREVER)).toBe(deadlock);
    expect(lock(door, DAN, exclusive, 0)).toBe(busy);
    wait(door, DAN);
  });

  test('two who share and both want it alone', () => {
    lock(door, ANN, shared);
    lock(door, BOB, shared);
    wait(door, ANN);
    expect(lock(door, BOB, exclusive, FOREVER)).toBe(deadlock);
  });

  test('through somebody who asked before', () => {
    lock(door, ANN, shared);
    lock(window_, CAT);
    wait(door, BOB);
    wait(window_, ANN);
    // Bob waits for Ann, she for Cat, who would wait behind Bob.
    expect(lock(door, CAT, shared, FOREVER)).toBe(deadlock);
  });

  test('who does not want to wait is told that it is busy', () => {
    lock(door, ANN);
    lock(window_, BOB);
    wait(window_, ANN);
    expect(lock(door, BOB)).toBe(busy);
  });
});

describe('ends', () => {
  test('what the dead held goes to those who wait, each in its order', () => {
    lock(door, ANN);
    lock(window_, ANN);
    const [first, second, other] = [wait(door, BOB), wait(door, CAT), wait(window_, CAT)];
    end(ANN);
    expect([first, second, other].map(answerTo)).toEqual([none, undefined, none]);
    expect(information('door')).toMatchObject({ holderCount: 1, waitingCount: 1 });
  });

  test('the dead wait for nothing', () => {
    lock(door, ANN, shared);
    wait(door, BOB);
    const cat = wait(door, CAT, shared);
    end(BOB);
    expect(answerTo(cat)).toBe(none);
    as(ANN).release(door);
    as(CAT).release(door);
    expect(information('door')).toMatchObject({ holderCount: 0, waitingCount: 0, mode: LockMode.none });
  });

  test('who shared it leaves it to the others', () => {
    lock(door, ANN, shared);
    lock(door, BOB, shared);
    end(BOB);
    expect(information('door')).toMatchObject({ holderCount: 1, mode: shared });
    expect(lock(door, ANN)).toBe(none);
  });
});

describe('names', () => {
  test('one process has a name; others find it', () => {
    expect(named('door', ANN, 'register')).toBe(door);
    expect(as(BOB).register(bytes('door'), new ResourceHandle())).toBe(taken);
    expect(named('door', BOB)).toBe(door);
    expect(as(BOB).request(bytes('roof'), new ResourceHandle())).toBe(unknown);
    expect(as(BOB).register(bytes('serial'), new ResourceHandle())).toBe(taken);
  });

  test('names are short and visible', () => {
    for (const name of ['', 'a-name-too-long-', 'two words', 'bell\x07'])
      expect(as(BOB).register(bytes(name), new ResourceHandle())).toBe(badName);
  });

  test('a name is gone with its process, when nobody holds it any more', () => {
    lock(door, BOB);
    end(ANN);
    expect(lock(window_, BOB)).toBe(unknown);
    expect(lock(door, CAT)).toBe(busy);
    expect(as(BOB).release(door)).toBe(none);
    expect(lock(door, CAT)).toBe(unknown);
  });

  test('a number of one that is gone names no other', () => {
    expect(as(BOB).unregister(door)).toBe(denied);
    expect(as(ANN).unregister(door)).toBe(none);
    const next = named('roof', BOB, 'register');
    expect(next & 0xff).toBe(door & 0xff);
    expect(lock(door, BOB)).toBe(unknown);
    expect(lock(next, BOB)).toBe(none);
  });

  test('numbers of an earlier life of the manager mean nothing', () => {
    begin(77n);
    named('door', ANN, 'register');
    expect(lock(door, BOB)).toBe(unknown);
  });

  test('who begins anew has its name again', () => {
    lock(door, BOB);
    end(ANN);
    expect(named('door', ANN, 'register')).toBe(door);
  });

  test('a process has four names; there is room for sixteen', () => {
    for (const name of ['roof', 'gate']) named(name, ANN, 'register');
    expect(as(ANN).register(bytes('fifth'), new ResourceHandle())).toBe(full);
  });

  test('a name that it gave up and still holds is one of the four', () => {
    const roof = named('roof', ANN, 'register');
    named('gate', ANN, 'register');
    lock(roof, ANN);
    expect(as(ANN).unregister(roof)).toBe(none);
    expect(as(ANN).register(bytes('fifth'), new ResourceHandle())).toBe(full);
    expect(as(ANN).release(roof)).toBe(none);
    expect(as(ANN).register(bytes('fifth'), new ResourceHandle())).toBe(none);
  });

  test('and so is one that it waits for', () => {
    const roof = named('roof', ANN, 'register');
    named('gate', ANN, 'register');
    lock(roof, BOB);
    wait(roof, ANN);
    expect(as(ANN).unregister(roof)).toBe(none);
    expect(as(ANN).register(bytes('fifth'), new ResourceHandle())).toBe(full);
  });
});

describe('devices', () => {
  const usart = (process: number): number => named('serial', process);

  test('only who may has one', () => {
    expect(as(CAT).request(bytes('serial'), new ResourceHandle())).toBe(denied);
    expect(lock(usart(ANN), CAT)).toBe(denied);
    expect(as(ANN).request(bytes('random'), new ResourceHandle())).toBe(denied);
    expect(lock(usart(BOB), BOB)).toBe(none);
  });

  test('who holds it alone gets its registers and its interrupt', () => {
    const device = usart(ANN);
    expect(as(ANN).registers(device, FREE)).toBe(notHeld);
    lock(device, ANN, shared);
    expect(as(ANN).interrupt(device, BIT, FREE)).toBe(notHeld);
    lock(device, ANN);
    expect(as(ANN).registers(device, FREE)).toBe(none);
    expect(kernel.callsOf(Operation.replyTransferring).at(-1)?.words[3]).toBe(DEVICE_SLOTS);
    expect(as(ANN).interrupt(device, BIT, FREE)).toBe(none);
    expect(kernel.callsOf(Operation.mint).at(-1)).toMatchObject({
      slot: DEVICE_SLOTS + 1,
      a: GIFT_SLOT,
      b: Right.acknowledge | Right.inspect,
      words: [BIT, 0, 0, 0],
    });
    expect(kernel.callsOf(Operation.replyTransferring).at(-1)?.words[3]).toBe(
      (GIFT_SLOT | TRANSFER_MOVE) >>> 0,
    );
  });

  test('one without an interrupt has none; a name is no device', () => {
    const random = named('random', BOB);
    lock(random, BOB);
    expect(as(BOB).interrupt(random, BIT, FREE)).toBe(unknown);
    lock(door, BOB);
    expect(as(BOB).registers(door, FREE)).toBe(unknown);
  });

  test('one that is a line alone has no registers, and only the line is taken back', () => {
    const line = named('edge', BOB);
    lock(line, BOB);
    expect(as(BOB).registers(line, FREE)).toBe(unknown);
    expect(as(BOB).interrupt(line, BIT, FREE)).toBe(none);
    as(BOB).release(line);
    expect(kernel.callsOf(Operation.revoke).map(({ slot }) => slot)).toEqual([DEVICE_SLOTS + 3]);
  });

  test.each([
    ['released', (device: number) => void as(ANN).release(device)],
    ['its driver ends', () => end(ANN)],
  ])('when it is %s everything derived from it is revoked before the next one has it', (_how, give) => {
    const device = usart(ANN);
    lock(device, ANN);
    const bob = wait(device, BOB);
    give(device);
    expect(kernel.callsOf(Operation.revoke).map(({ slot }) => slot)).toEqual([
      DEVICE_SLOTS,
      DEVICE_SLOTS + 1,
    ]);
    const order = kernel.calls.map(({ operation }) => operation);
    expect(order.lastIndexOf(Operation.revoke)).toBeLessThan(order.lastIndexOf(Operation.reply));
    expect(answerTo(bob)).toBe(none);
  });

  test('a device stays, whoever ends', () => {
    const device = usart(ANN);
    lock(device, ANN);
    end(ANN);
    expect(usart(BOB)).toBe(device);
  });
});

test('who serves a resource learns who may use it', () => {
  expect(as(CAT).check(door, BOB)).toBe(none);
  lock(door, ANN);
  expect(as(CAT).check(door, ANN)).toBe(none);
  expect(as(CAT).check(door, BOB)).toBe(busy);
  expect(as(CAT).check(door, 60)).toBe(busy);
  expect(as(CAT).check(door + 1, BOB)).not.toBe(busy);
  expect(as(CAT).check(NO_SLOT, BOB)).toBe(unknown);
});

test('the list names holders, and those who wait in their order', () => {
  lock(door, CAT);
  wait(door, DAN);
  wait(door, BOB);
  const listed = information('door');
  expect(listed).toMatchObject({ isDevice: false, mode: exclusive, holderCount: 1, waitingCount: 2 });
  expect([listed.holders[0], listed.waiting[0], listed.waiting[1]]).toEqual([CAT, DAN, BOB]);
  expect(information('serial')).toMatchObject({ isDevice: true, mode: LockMode.none, holderCount: 0 });
  expect(as(ANN).list(20, listed)).toBe(unknown);
});

afterEach(() => {
  for (const place of places.values()) removeClient(place);
});
