/** `led` and `button`: what the shell asks the driver, and what it says of the answers. */
import { PINS_SLOT } from '../../src/apps/shell/main';
import { PinsError } from '../../src/interfaces/generated/pins-client';
import { LedAction, LedInformation } from '../../src/interfaces/pins';
import { Status } from '../../src/abi/status';
import { fill } from '../../testing/fake-kernel';
import { ShellWorld } from './support/shell-world';

/** Methods of the driver, by their numbers. */
enum Method {
  setLed = 1,
  led = 2,
  button = 3,
}

let world: ShellWorld;
let leds: { name: string; isOn: boolean }[];
let button: { isPressed: boolean; presses: number };

/** What the shell lent. */
function give(address: number, { name, isOn }: { name: string; isOn: boolean }): void {
  const information = overlay(LedInformation, address);
  fill(information.name, name);
  information.isOn = isOn;
}

function act(index: number, action: LedAction): void {
  const led = leds[index]!;
  led.isOn = action === LedAction.toggle ? !led.isOn : action === LedAction.on;
}

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  leds = ['green', 'red'].map((name) => ({ name, isOn: false }));
  button = { isPressed: false, presses: 0 };
  world.serve(PINS_SLOT, (method, [first = 0, second = 0, address = 0]) => {
    if (method === Method.button) return { words: [Number(button.isPressed), button.presses] };
    const led = leds[first];
    if (!led) return { error: PinsError.unknown };
    if (method === Method.setLed) act(first, second);
    if (method === Method.led) give(address, led);
    return {};
  });
});

test('alone it lists the LEDs, with a name that one', () => {
  leds[1]!.isOn = true;
  expect(world.type('led')).toBe('green    off\nred      on\n');
  expect(world.type('led red')).toBe('red      on\n');
});

test('switches one, and shows what became of it', () => {
  expect(world.type('led green on')).toBe('green    on\n');
  expect(world.type('led green toggle')).toBe('green    off\n');
  expect(world.type('led red toggle')).toBe('red      on\n');
  expect(world.type('led red off')).toBe('red      off\n');
  expect(leds.map(({ isOn }) => isOn)).toEqual([false, false]);
});

test('what is no LED, or no action, is said', () => {
  for (const line of ['led gree', 'led greener', 'led pink on'])
    expect(world.type(line)).toMatch(/^led: there is no LED '[a-z]+'; 'led' lists them\n$/);
  expect(world.type('led green blink')).toBe('led: on, off or toggle\n');
});

test('button shows whether it is pressed and how often it was', () => {
  expect(world.type('button')).toBe('released, 0 times by now\n');
  button = { isPressed: true, presses: 3 };
  expect(world.type('button')).toBe('pressed, 3 times by now\n');
});

test('a driver that does not answer is said to', () => {
  world.serve(PINS_SLOT, () => ({ status: Status.dead }));
  expect(world.type('led')).toBe('led: the driver does not answer\n');
  expect(world.type('led green on')).toBe('led: the driver does not answer\n');
  expect(world.type('led green')).toBe('led: the driver does not answer\n');
  expect(world.type('button')).toBe('button: the driver does not answer\n');
});
