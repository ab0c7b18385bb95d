/**
 * LEDs and the button on a board. The simulator has no ports: an LED is what the driver says of it (that the pins follow is tested on
 * recorded registers, tests/unit/pins.test.ts), and a press is an edge at the external interrupt, which it has.
 */
import { bootSystem, type RunningSystem } from './system';
import { testNeeding } from './target';

const pressTest = testNeeding('interrupts');

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ inject: true, user: 'operator' });
});
afterAll(async () => {
  await system?.stop();
});

const COLOURS = ['green', 'orange', 'red', 'blue'];

test('led lists all LEDs, which are off, and switches the one that is named', async () => {
  expect(await system.command('led')).toBe(COLOURS.map((colour) => `${colour.padEnd(9)}off`).join('\n'));
  expect(await system.command('led red on')).toBe('red      on');
  expect(await system.command('led blue toggle')).toBe('blue     on');
  expect(await system.command('led red off')).toBe('red      off');
  expect(await system.command('led blue')).toBe('blue     on');
  expect(await system.command('led blue toggle')).toBe('blue     off');
});

test('what is no LED, and what can not be done with one, is said', async () => {
  expect(await system.command('led pink on')).toBe("led: there is no LED 'pink'; 'led' lists them");
  expect(await system.command('led pink')).toBe("led: there is no LED 'pink'; 'led' lists them");
  expect(await system.command('led red blink')).toBe('led: on, off or toggle');
});

test('the driver has its devices from the resource manager, alone', async () => {
  const resources = await system.command('resources');
  for (const device of ['gpioa', 'gpiod', 'exti', 'exti0'])
    expect(resources).toMatch(new RegExp(`^${device} +device +exclusive +pins$`, 'm'));
});

/** Waits until the shell shows the button so. */
async function untilButton(shown: string): Promise<void> {
  await system.commandUntil('button', new RegExp(`^${shown}$`));
}

pressTest('a press and a release are seen, each once however the contact bounces', async () => {
  await untilButton('released, 0 times by now');
  for (const high of [true, false, true]) await system.board.holdExternalInterrupt(0, high);
  await untilButton('pressed, 1 times by now');
  await system.board.holdExternalInterrupt(0, false);
  await untilButton('released, 1 times by now');
});

pressTest('whoever watches is told', async () => {
  await system.console.type('watch button 2');
  await system.board.holdExternalInterrupt(0, true);
  expect(await system.console.until(/pins: [^\n]*\r?\n/)).toMatch(/pins: pressed, 2 times by now/);
  await system.board.holdExternalInterrupt(0, false);
  expect(await system.console.until(/\n[\w-]*> /)).toMatch(/pins: released, 2 times by now/);
});

pressTest('a driver that was restarted, or has lost its devices, has them again', async () => {
  for (const victim of ['pins', 'resources']) {
    expect(await system.command(`fault ${victim}`)).toMatch(/fault: process=/);
    expect(await system.command('led green on')).toBe('green    on');
    await system.board.holdExternalInterrupt(0, true);
    await untilButton(`pressed, ${victim === 'pins' ? 1 : 2} times by now`);
    await system.board.holdExternalInterrupt(0, false);
    await untilButton(`released, ${victim === 'pins' ? 1 : 2} times by now`);
  }
});
