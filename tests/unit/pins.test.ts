/** The driver of LEDs and the button: what it writes to the registers of the ports, and what it makes of a bouncing contact. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { BUTTON_PORT_ADDRESS, EDGES_ADDRESS, LED_PORT_ADDRESS } from '../../src/bsp/stm32f4-discovery/pins';
import { PinsClient, PinsError } from '../../src/interfaces/generated/pins-client';
import { ButtonInformation, LedAction, LedInformation } from '../../src/interfaces/pins';
import { fault, initialise, Notification, notified, request } from '../../src/servers/pins/main';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { FakeKernel } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';

const SLOT = 20;
const EVENTS_SLOT = 6;
const LINE_SLOT = 10;
const [MODE, INPUT, SET_AND_CLEAR] = [0x00, 0x10, 0x18];
const [MASK, RISING, FALLING, PENDING] = [0x00, 0x08, 0x0c, 0x14];
/** PA2 and PA3 are the console's, PA13 to PA15 the probe's; PD0 is not ours either. */
const MODE_A = 0xa80000a0;
const MODE_D = 0x00000002;
const SETTLE_TIME = 20_000n;

let kernel: FakeKernel;
let client: PinsClient;
/** What the pins of the LED port are driven to. */
let driven: number;
let modeD: number;
let modeA: number;
let contact: boolean;
let exti: Map<number, number>;
/** What was done to registers, in order. */
let log: string[];

/** An edge of the contact; the controller remembers those that it was told to look at. */
function move(pressed: boolean): void {
  if (pressed === contact) return;
  contact = pressed;
  if (((exti.get(pressed ? RISING : FALLING) ?? 0) & 1) !== 0) exti.set(PENDING, 1);
}

function ports(): void {
  host.memory.device(LED_PORT_ADDRESS, 0x400, {
    read: (offset) => (offset === MODE ? modeD : 0),
    write: (offset, value) => {
      if (offset === MODE) modeD = value >>> 0;
      if (offset === SET_AND_CLEAR) driven = ((driven & ~(value >>> 16)) | (value & 0xffff)) >>> 0;
      log.push(`${offset === MODE ? 'mode' : 'pins'}`);
    },
  });
  host.memory.device(BUTTON_PORT_ADDRESS, 0x400, {
    read: (offset) => (offset === MODE ? modeA : offset === INPUT ? Number(contact) : 0),
    write: () => log.push('button port written'),
  });
  host.memory.device(EDGES_ADDRESS, 0x400, {
    read: (offset) => exti.get(offset) ?? 0,
    write: (offset, value) => {
      exti.set(offset, offset === PENDING ? (exti.get(PENDING) ?? 0) & ~value : value);
    },
  });
}

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  [driven, modeD, modeA, contact, log] = [0xffff, MODE_D, MODE_A, false, []];
  exti = new Map();
  ports();
  new Loopback(kernel, SLOT, request);
  const others = kernel.answerOf(Operation.call)!;
  // The resource manager has everything.
  kernel.on(Operation.call, (frame, call) => (call.slot === 4 ? give(frame) : others(frame, call)));
  kernel.on(Operation.callLending, (frame, call) => (call.slot === 4 ? give(frame) : others(frame, call)));
  kernel.on(Operation.post, () => Status.ok);
  client = new PinsClient();
  client.connection.open(SLOT);
});

function give(frame: { operation: number; b: number }): Status {
  frame.b = 0;
  frame.operation = 1;
  return Status.ok;
}

const modeOf = (pin: number): number => (modeD >>> (2 * pin)) & 3;
const set = (index: number, action: LedAction): PinsError => client.setLed(index, action);

test('the LEDs are off before their pins become outputs, and no other pin changes', () => {
  initialise();
  expect(driven).toBe(0x0fff);
  expect(log).toEqual(['pins', 'mode', 'pins', 'mode', 'pins', 'mode', 'pins', 'mode']);
  expect([12, 13, 14, 15].map(modeOf)).toEqual([1, 1, 1, 1]);
  expect(modeD & 0x00ffffff).toBe(MODE_D);
});

test('an LED is switched on, off and over, alone', () => {
  initialise();
  expect(set(1, LedAction.on)).toBe(PinsError.none);
  expect(driven >>> 12).toBe(0b0010);
  expect(set(3, LedAction.toggle)).toBe(PinsError.none);
  expect(driven >>> 12).toBe(0b1010);
  expect(set(1, LedAction.off)).toBe(PinsError.none);
  expect(set(3, LedAction.toggle)).toBe(PinsError.none);
  expect(driven >>> 12).toBe(0);
  expect(set(4, LedAction.on)).toBe(PinsError.unknown);
});

test('LEDs have names and are as they were switched', () => {
  initialise();
  set(0, LedAction.on);
  const found = new LedInformation();
  const listed: string[] = [];
  for (let index = 0; client.led(index, found) === PinsError.none; index++)
    listed.push(`${String.fromCharCode(...found.name).replace(/\0/g, '')} ${found.isOn ? 1 : 0}`);
  expect(listed).toEqual(['green 1', 'orange 0', 'red 0', 'blue 0']);
});

const BUTTON_TOPIC = Buffer.from('button').reduceRight((topic, byte) => (topic << 8n) | BigInt(byte), 0n);

/** What was published: pressed or not, and how often by then. */
function published(): number[][] {
  const posts = kernel.callsOf(Operation.post).filter(({ slot, b }) => slot === EVENTS_SLOT && b !== CONNECT);
  for (const { words } of posts)
    expect((BigInt(words[1]! >>> 0) << 32n) | BigInt(words[0]! >>> 0)).toBe(BUTTON_TOPIC);
  return posts.map(({ words }) => [words[2]!, words[3]!]);
}

function button(): { isPressed: boolean; presses: number } {
  const { isPressed, presses } = ((seen) => (client.button(seen), seen))(new ButtonInformation());
  return { isPressed, presses };
}

/** Initialises, and lets the time pass after which the button is looked at for the first time. */
function begin(): void {
  initialise();
  pass();
}

/** The timer's time comes. */
function pass(): void {
  expect(kernel.timer?.bits).toBe(Notification.settled);
  kernel.now = kernel.timer!.deadline;
  kernel.timer = undefined;
  notified(Notification.settled);
}

const acknowledged = (): number =>
  kernel.callsOf(Operation.acknowledgeInterrupt).filter(({ slot }) => slot === LINE_SLOT).length;

test('both edges of the button interrupt, and no other line is touched', () => {
  exti = new Map([MASK, RISING, FALLING].map((offset) => [offset, 0x100]));
  begin();
  for (const offset of [MASK, RISING, FALLING]) expect(exti.get(offset)).toBe(0x101);
  expect(acknowledged()).toBe(1);
  expect(published()).toEqual([]);
  expect(log).not.toContain('button port written');
});

test('a contact that bounces is one press: the line is masked until it has been still', () => {
  begin();
  for (const bounce of [true, false, true, false, true]) move(bounce);
  notified(Notification.edge);
  expect([published(), acknowledged()]).toEqual([[], 1]);
  expect(kernel.timer!.deadline).toBe(kernel.now + SETTLE_TIME);
  pass();
  expect([published(), acknowledged(), exti.get(PENDING)]).toEqual([[[1, 1]], 2, 0]);
  move(false);
  notified(Notification.edge);
  pass();
  expect(published()).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(button()).toEqual({ isPressed: false, presses: 1 });
});

test('a spark that is over when the contact is looked at is nothing', () => {
  begin();
  move(true);
  move(false);
  notified(Notification.edge);
  pass();
  expect([published(), button()]).toEqual([[], { isPressed: false, presses: 0 }]);
});

test('an edge that comes while the line is let in again is looked at', () => {
  begin();
  move(true);
  notified(Notification.edge);
  kernel.on(Operation.acknowledgeInterrupt, () => (move(false), Status.ok));
  pass();
  expect(published()).toEqual([[1, 1]]);
  pass();
  expect(published()).toEqual([
    [1, 1],
    [0, 1],
  ]);
});

test('a button that is held while the driver begins is pressed', () => {
  contact = true;
  begin();
  expect(button()).toEqual({ isPressed: true, presses: 1 });
});

test('where pins can not be read, each settled edge is a change', () => {
  modeA = 0;
  begin();
  expect(button().isPressed).toBe(false);
  for (const pressed of [true, false]) {
    exti.set(PENDING, 1);
    notified(Notification.edge);
    pass();
    expect(button().isPressed).toBe(pressed);
  }
});

test('without its devices the driver does not begin', () => {
  kernel.on(Operation.callLending, () => Status.dead);
  expect(() => initialise()).toThrow('pins: the devices are not to be had');
});

test('while the devices are gone nothing is touched; what was asked for is shown when they are back', () => {
  begin();
  kernel.on(Operation.identify, () => Status.invalidSlot);
  [driven, log] = [0, []];
  expect(set(2, LedAction.on)).toBe(PinsError.none);
  notified(Notification.settled);
  expect([driven, log, acknowledged()]).toEqual([0, [], 1]);
  kernel.on(Operation.identify, () => Status.ok);
  fault(3);
  expect(driven >>> 12).toBe(0b0100);
});
