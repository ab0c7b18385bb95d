/** Renode's description of the board says what src/bsp says: a wrong address would be found by whoever runs it, and late. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import board from '../../../src/bsp/stm32f4-discovery/board';
import { BUS_CLOCK } from '../../../src/bsp/stm32f4-discovery/console-uart';
import { LEDS } from '../../../src/bsp/stm32f4-discovery/pins';
import { ROOT } from '../../board/system';
import { type Peripheral, readPlatform, type Wire } from './platform-description';

const { peripherals, interrupts, renode } = board;
const text = readFileSync(path.join(ROOT, renode.platform), 'utf8');
const platform = readPlatform(text);

/** Of the processor itself, in Renode's terms and at the places where every Cortex-M4 has them (ARMv7-M manual, B3.1). */
const PROCESSOR = new Map([
  ['nvic', 0xe000e000],
  ['dwt', 0xe0001000],
]);
/** The board's names for what Renode's peripherals are. */
const BOARD_NAMES = new Map([
  ['flashInterface', 'flash'],
  ['gpioPortA', 'gpioa'],
  ['gpioPortD', 'gpiod'],
]);

function the(name: string): Peripheral {
  const found = platform.get(name);
  if (!found) throw new Error(`the platform has no ${name}`);
  return found;
}

const valueOf = (name: string, key: string): string | undefined => the(name).values.get(key);
const lineOf = (name: string): number => (interrupts as Record<string, number>)[name] ?? -1;

/** Everything on the bus but memory and the processor's own. */
const devices = [...platform.values()].filter(
  ({ name, at, type }) =>
    at === 'sysbus' && !PROCESSOR.has(name) && !type.startsWith('Memory.Mapped') && name !== 'cpu',
);

test('memory is what systems are laid out for', () => {
  for (const name of ['flash', 'ram'] as const) {
    expect(the(name)).toMatchObject({ type: 'Memory.MappedMemory', at: 'sysbus', address: board[name].base });
    expect(Number(valueOf(name, 'size'))).toBe(board[name].size);
  }
});

test.each(devices.map((device) => [device.name, device] as const))(
  '%s lies where the board has it',
  (name, device) => {
    const described = (peripherals as Record<string, { base: number; size: number }>)[
      BOARD_NAMES.get(name) ?? name
    ];
    expect(device.address).toBe(described?.base);
    const size = valueOf(name, 'size');
    if (device.length !== undefined) expect(device.length).toBe(described?.size);
    if (size !== undefined) expect(Number(size)).toBe(described?.size);
  },
);

test('the processor is a Cortex-M4 with four priority bits, and time is that of the board', () => {
  for (const [name, address] of PROCESSOR) expect(the(name)).toMatchObject({ at: 'sysbus', address });
  expect(valueOf('cpu', 'cpuType')).toBe('cortex-m4');
  expect(valueOf('nvic', 'priorityMask')).toBe('0xF0');
  for (const [name, key] of [
    ['nvic', 'systickFrequency'],
    ['dwt', 'frequency'],
  ] as const)
    expect(Number(valueOf(name, key))).toBe(board.clockHertz);
  // One instruction is one cycle.
  expect(Number(valueOf('cpu', 'PerformanceInMips'))).toBe(board.clockHertz / 1_000_000);
  expect(Number(valueOf('usart2', 'frequency'))).toBe(BUS_CLOCK);
});

/** The interrupt lines that a device reaches, through what combines some into one. */
function linesOf({ wires }: Peripheral): [Wire['from'], number][] {
  return wires.flatMap(({ from, to, input }): [Wire['from'], number][] => {
    if (to === 'nvic') return [[from, input]];
    const combined = platform.get(to)?.type === 'Miscellaneous.CombinedInput' ? linesOf(the(to)) : [];
    return combined.map(([, line]) => [from, line]);
  });
}

test('interrupts arrive at the lines that the board gives them', () => {
  expect(linesOf(the('usart2'))).toEqual([[undefined, lineOf('usart2')]]);
  expect(linesOf(the('rtc'))).toEqual([['AlarmIRQ', lineOf('rtcAlarm')]]);
  const external = ['exti0', 'exti1', 'exti2', 'exti3', 'exti4'].map(lineOf);
  const expected = [
    ...external,
    ...Array<number>(5).fill(lineOf('exti9To5')),
    ...Array<number>(6).fill(lineOf('exti15To10')),
  ];
  expect(linesOf(the('exti'))).toEqual(expected.map((line, pin) => [pin, line]));
});

test('what combines lines has an input for each', () => {
  for (const name of ['exti9To5', 'exti15To10']) {
    const inputs = the('exti').wires.filter(({ to }) => to === name);
    expect(inputs.map(({ input }) => input)).toEqual(inputs.map((_, index) => index));
    expect(Number(valueOf(name, 'numberOfInputs'))).toBe(inputs.length);
  }
});

test('the pins of both ports reach the controller of external interrupts by their numbers', () => {
  for (const [name, port] of [
    ['gpioPortA', 0],
    ['gpioPortD', 3],
  ] as const)
    for (const { from, part, input } of the(name).wires.filter(({ to }) => to === 'syscfg'))
      expect([part, input]).toEqual([port, from]);
  for (const { from, to, input } of the('syscfg').wires) expect([to, input]).toEqual(['exti', from]);
  expect(the('syscfg').wires).toHaveLength(16);
});

test('the button is pin 0 of port A; the LEDs have the pins that the driver drives', () => {
  expect(the('userButton')).toMatchObject({ type: 'Miscellaneous.Button', at: 'gpioPortA', address: 0 });
  expect(the('userButton').wires).toEqual([{ from: undefined, to: 'gpioPortA', part: undefined, input: 0 }]);
  for (const { name, pin } of LEDS) {
    expect(the(`${name}Led`)).toMatchObject({ type: 'Miscellaneous.LED', at: 'gpioPortD', address: pin });
    const wire = the('gpioPortD').wires.find(({ to }) => to === `${name}Led`);
    expect(wire).toMatchObject({ from: pin, input: 0 });
  }
});

test('each wire ends at something that is there, and each output has one', () => {
  for (const { wires } of platform.values()) {
    for (const { to } of wires) expect(platform.has(to)).toBe(true);
    expect(new Set(wires.map(({ from }) => from)).size).toBe(wires.length);
  }
});

test('nothing is downloaded, and what the script loads is there', () => {
  for (const file of [renode.platform, renode.script]) {
    expect(existsSync(path.join(ROOT, file))).toBe(true);
    expect(readFileSync(path.join(ROOT, file), 'utf8')).not.toMatch(/https?:|using "/);
  }
  const script = readFileSync(path.join(ROOT, renode.script), 'utf8');
  expect(script).toContain(`LoadPlatformDescription $ORIGIN/${path.basename(renode.platform)}`);
  for (const [, port, part] of script.matchAll(/^ {4}(gpioPort\w)\.(\w+) /gm))
    expect(the(part!).at).toBe(port);
});

test('indentation is by four spaces, without which Renode reads nothing', () => {
  for (const line of text.split('\n')) expect(line).toMatch(/^( {4})*(\S.*\S)?$/);
});

test.each([
  [
    'what is not understood',
    'flash: Memory.MappedMemory @ sysbus 0x0\n\tsize: 4',
    /line 2 is not understood/,
  ],
  ['a name that is used twice', 'a: B.C @ none\na: B.C @ none', /a is described twice/],
  ['ranges that differ', 'a: B.C @ none\n    [0-3] -> nvic@[1-3]', /nvic: the ranges differ/],
])('the reader refuses %s', (_what, description, message) =>
  expect(() => readPlatform(description)).toThrow(message),
);
